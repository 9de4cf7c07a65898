import pytest

from content.models import Schedule
from tests.builders import make_source

from .forms import form_address, save

pytestmark = pytest.mark.django_db


def test_step_that_ends_before_it_begins_is_refused_in_words(publisher):
    schedule = Schedule.objects.create(key="days", title="Days", description="One.", unit="day")
    schedule.sources.add(make_source())
    schedule.steps.create(label="Blood is taken", first=1, last=2)

    response = save(publisher, form_address(schedule), **{"steps-0-first": "9"})

    assert "A step cannot end before it begins." in response.content.decode()
    assert 'value="9"' in response.content.decode()
    assert schedule.steps.get().first == 1
