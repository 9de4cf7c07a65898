import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from content.models import Schedule, ScheduleStep

pytestmark = pytest.mark.django_db


def make_schedule():
    return Schedule.objects.create(
        key="making-cells", title="Making the cells", description="It takes 2 weeks.", unit="day"
    )


def test_step_that_ends_before_it_begins_is_refused():
    step = ScheduleStep(schedule=make_schedule(), label="Growing", first=14, last=1)

    with pytest.raises(ValidationError) as refused:
        step.full_clean()
    with pytest.raises(IntegrityError, match="step_runs_forward"), transaction.atomic():
        step.save()

    assert refused.value.message_dict == {"__all__": ["A step cannot end before it begins."]}


def test_step_of_one_moment_is_taken():
    step = ScheduleStep(schedule=make_schedule(), label="Blood is taken", first=0, last=0)

    step.full_clean()
    step.save()

    assert str(step) == "Blood is taken"


def test_steps_stand_in_their_order_and_go_with_their_schedule():
    schedule = make_schedule()
    for label, position in [("Second", 20), ("First", 10)]:
        ScheduleStep.objects.create(
            schedule=schedule, label=label, first=1, last=2, position=position
        )
    labels = [step.label for step in schedule.steps.all()]

    schedule.delete()

    assert labels == ["First", "Second"]
    assert ScheduleStep.objects.count() == 0
