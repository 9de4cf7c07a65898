import pytest
from django.core.exceptions import ValidationError

from content.models import Centre
from tests.builders import make_centre, make_cost, make_source, make_topic

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("high", [200_000, 199_999])
def test_range_that_does_not_run_upwards_is_refused(high):
    cost = make_cost("course", make_topic(), make_source())
    cost.high = high

    with pytest.raises(ValidationError) as refused:
        cost.full_clean()

    assert refused.value.message_dict == {"high": ["The highest amount must be above the lowest."]}


@pytest.mark.parametrize("currency", ["cny", "CN", "C1Y", "€€€"])
def test_currency_that_is_not_three_capitals_is_refused_with_an_example(currency):
    cost = make_cost("course", make_topic(), make_source())
    cost.currency = currency

    with pytest.raises(ValidationError) as refused:
        cost.full_clean()

    assert refused.value.message_dict == {
        "currency": ["Use the three capital letters of the currency, for example CNY."]
    }


@pytest.mark.parametrize("high", [None, 200_001])
def test_amount_or_range_is_taken(high):
    cost = make_cost("course", make_topic(), make_source(), high=high)

    cost.full_clean()

    assert str(cost) == "One course"


def test_amount_that_is_missing_is_the_only_complaint():
    cost = make_cost("course", make_topic(), make_source(), high=5)
    cost.low = None

    with pytest.raises(ValidationError) as refused:
        cost.full_clean()

    assert refused.value.message_dict == {"low": ["This field cannot be null."]}


def test_hospitals_stand_in_their_order_and_name_their_city():
    topic = make_topic()
    make_centre("b", topic, position=10)
    make_centre("a", topic, position=20, name="Second Hospital")

    assert [str(centre) for centre in Centre.objects.all()] == [
        "First Hospital, Tianjin",
        "Second Hospital, Tianjin",
    ]
