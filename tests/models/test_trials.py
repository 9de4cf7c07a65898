import pytest
from django.core.exceptions import ValidationError

from content.models import ClinicalTrial
from tests.builders import make_topic, make_trial

pytestmark = pytest.mark.django_db


def test_trial_with_a_taken_number_is_refused():
    topic = make_topic()
    make_trial("NCT1", topic)
    other = make_trial("NCT2", topic)
    other.number = "NCT1"

    with pytest.raises(ValidationError) as refused:
        other.full_clean(exclude=["sources"])

    assert refused.value.message_dict == {
        "number": ["Clinical trial with this Registry number already exists."]
    }


def test_trial_needs_the_address_of_its_entry():
    trial = make_trial("NCT1", make_topic())
    trial.url = "javascript:alert(1)"

    with pytest.raises(ValidationError) as refused:
        trial.full_clean(exclude=["sources"])

    assert refused.value.message_dict == {"url": ["Enter a valid URL."]}


def test_trials_stand_in_their_order_then_by_number():
    topic = make_topic()
    for number, position in [("NCT3", 20), ("NCT2", 10), ("NCT1", 20)]:
        make_trial(number, topic, position=position)

    assert [str(trial) for trial in ClinicalTrial.objects.all()] == [
        "NCT2: A trial",
        "NCT1: A trial",
        "NCT3: A trial",
    ]
