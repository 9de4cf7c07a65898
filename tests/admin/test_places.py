import pytest

from content.models import Centre, CostItem
from tests.builders import make_centre, make_cost, make_source, make_topic

from .forms import errors_beside, form_address, list_address, save

pytestmark = pytest.mark.django_db


def test_bad_currency_and_range_are_errors_beside_their_fields(publisher):
    cost = make_cost("course", make_topic(), make_source())

    response = save(publisher, form_address(cost), currency="yua", high="5")

    assert errors_beside(response, "currency") == [
        "Use the three capital letters of the currency, for example CNY."
    ]
    assert errors_beside(response, "high") == ["The highest amount must be above the lowest."]
    assert CostItem.objects.get().currency == "CNY"


def test_hospital_is_found_by_what_it_published(publisher):
    make_centre("first", make_topic(), name="First Hospital", known_for="A series of lungs.")
    make_centre("second", make_topic("other"), name="Second Hospital")

    html = publisher.get(list_address(Centre), {"q": "lungs"}).content.decode()

    assert "First Hospital" in html
    assert "Second Hospital" not in html
