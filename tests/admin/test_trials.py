import pytest

from content.models import ClinicalTrial
from tests.builders import make_topic, make_trial

from .forms import list_address

pytestmark = pytest.mark.django_db


def test_trial_is_found_by_its_number_and_filtered_by_status(publisher):
    topic = make_topic()
    make_trial("NCT04836728", topic, status="recruiting")
    make_trial("NCT04836729", topic, status="completed")

    html = publisher.get(
        list_address(ClinicalTrial), {"q": "NCT0483672", "status__exact": "recruiting"}
    ).content.decode()

    assert "NCT04836728" in html
    assert "NCT04836729" not in html
