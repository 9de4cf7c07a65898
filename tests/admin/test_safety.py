import pytest

from content.models import SideEffect
from tests.builders import make_side_effect, make_topic

from .forms import errors_beside, form_address, list_address, save

pytestmark = pytest.mark.django_db


def test_list_is_filtered_by_kind(publisher):
    topic = make_topic()
    make_side_effect("fever", topic)
    make_side_effect("shock", topic, kind="rare")

    html = publisher.get(list_address(SideEffect), {"kind__exact": "rare"}).content.decode()

    assert ">Shock</a>" in html
    assert ">Fever</a>" not in html


def test_side_effect_without_a_source_is_refused(publisher):
    effect = make_side_effect("fever", make_topic())

    response = save(publisher, form_address(effect))

    assert errors_beside(response, "sources") == ["This field is required."]
