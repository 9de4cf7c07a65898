import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from content.models import SideEffect
from tests.builders import make_side_effect, make_topic

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("affected", "observed"), [(1, None), (None, 10), (0, 0), (11, 10)])
def test_numbers_that_cannot_be_a_frequency_are_refused(affected, observed):
    effect = make_side_effect("fever", make_topic())
    effect.affected, effect.observed = affected, observed

    with pytest.raises(ValidationError) as refused:
        effect.full_clean()
    with pytest.raises(IntegrityError, match="affected_within_observed"), transaction.atomic():
        effect.save()

    assert refused.value.message_dict == {
        "__all__": ["Give both numbers or neither, and no more affected than were watched."]
    }


@pytest.mark.parametrize(("affected", "observed"), [(None, None), (0, 10), (10, 10)])
def test_numbers_that_can_be_a_frequency_are_taken(affected, observed):
    effect = make_side_effect("fever", make_topic(), affected=affected, observed=observed)

    effect.full_clean(exclude=["sources"])

    assert str(effect) == "Fever"


def test_side_effects_stand_in_their_order_then_by_key():
    topic = make_topic()
    for key, position in [("c", 20), ("b", 10), ("a", 20)]:
        make_side_effect(key, topic, position=position)

    assert [effect.key for effect in SideEffect.objects.all()] == ["b", "a", "c"]
