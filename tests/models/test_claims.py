from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from content.models import Claim
from tests.builders import make_claim, make_source

pytestmark = pytest.mark.django_db

OPENED_ON = date(2026, 11, 1)


def refusal(row):
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    return refused.value.message_dict


def is_refused_by_database(row, constraint):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        row.save()
    return constraint in str(refused.value)


def make_effect(effect, low, high):
    """A claim with these numbers, not yet stored again."""
    claim = make_claim("survival", make_source(), measure="HR", is_absolute_missing=True)
    numbers = [Decimal(value) if value else None for value in (effect, low, high)]
    claim.effect, claim.interval_low, claim.interval_high = numbers
    return claim


@pytest.mark.parametrize(("low", "high"), [("0.70", "0.90"), ("0.40", "0.60"), ("0.90", "0.40")])
def test_claim_whose_interval_misses_its_effect_is_refused(low, high):
    claim = make_effect("0.63", low, high)

    assert refusal(claim) == {
        "__all__": ["The 95 % interval must contain the effect. Check all three numbers."]
    }
    assert is_refused_by_database(claim, "interval_holds_effect")


@pytest.mark.parametrize(
    ("effect", "low", "high"),
    [("0.63", "0.43", None), ("0.63", None, "0.94"), (None, "0.43", "0.94")],
)
def test_claim_with_part_of_an_interval_is_refused(effect, low, high):
    claim = make_effect(effect, low, high)

    assert refusal(claim) == {
        "__all__": ["Give both ends of the 95 % interval and the effect, or no interval."]
    }
    assert is_refused_by_database(claim, "interval_whole_and_with_effect")


@pytest.mark.parametrize(
    ("effect", "low", "high"),
    [("0.63", "0.43", "0.94"), ("0.63", "0.63", "0.63"), ("0.63", None, None), (None, None, None)],
)
def test_claim_with_an_interval_that_holds_its_effect_is_taken(effect, low, high):
    claim = make_effect(effect, low, high)

    claim.full_clean()
    claim.save()

    assert Claim.objects.get_by_natural_key("survival").natural_key() == ("survival",)


@pytest.mark.parametrize(
    ("group", "message"),
    [
        ("treated", "The treated group has more events than people."),
        ("control", "The comparison group has more events than people."),
    ],
)
def test_claim_with_more_events_than_people_is_refused(group, message):
    claim = make_claim("survival", make_source())
    setattr(claim, f"{group}_events", 11)
    setattr(claim, f"{group}_total", 10)

    assert refusal(claim) == {"__all__": [message]}
    assert is_refused_by_database(claim, f"{group}_events_within_total")


@pytest.mark.parametrize(("events", "total"), [(10, 10), (0, 0), (None, 5), (None, None)])
def test_claim_with_events_that_may_be_right_is_taken(events, total):
    claim = make_claim(
        "survival",
        make_source(),
        treated_events=events,
        treated_total=total,
        control_events=events,
        control_total=total,
    )

    claim.full_clean()

    assert str(claim) == "survival"


@pytest.mark.parametrize("group", ["treated", "control"])
def test_events_without_the_number_of_people_are_refused(group):
    claim = make_claim("survival", make_source())
    setattr(claim, f"{group}_events", 3)

    assert refusal(claim) == {
        f"{group}_total": ["Events need the number of people among whom they happened."]
    }


@pytest.mark.parametrize(("value", "unit"), [(Decimal(44), ""), (None, "months (median)")])
def test_value_and_unit_come_together(value, unit):
    claim = make_claim("survival", make_source())
    claim.treated_value, claim.value_unit = value, unit

    assert refusal(claim) == {
        "__all__": ["Give a value together with its unit, or leave both empty."]
    }
    assert is_refused_by_database(claim, "value_with_unit")


def test_claim_about_an_effect_states_its_certainty_and_its_measure():
    claim = make_effect("0.63", None, None)
    claim.measure, claim.direction = "", Claim.Direction.BENEFIT

    assert refusal(claim) == {
        "certainty": ["Say how sure one can be of this effect."],
        "measure": ["Say what kind of number the effect is."],
    }


def test_relative_effect_may_not_stand_alone():
    claim = make_effect("0.63", None, None)
    claim.is_absolute_missing = False

    assert refusal(claim) == {
        "effect": [
            "A relative effect may not stand alone. Give people, rates or values for both groups; "
            "if the source has none, tick “source gives no absolute numbers” and say so in the "
            "sentence."
        ]
    }


@pytest.mark.parametrize("pair", ["events", "rate", "value"])
def test_relative_effect_stands_beside_absolute_numbers(pair):
    claim = make_effect("0.63", None, None)
    claim.is_absolute_missing = False
    claim.treated_total = claim.control_total = 100
    setattr(claim, f"treated_{pair}", 44)
    setattr(claim, f"control_{pair}", 30)
    claim.value_unit = "months" if pair == "value" else ""

    claim.full_clean()

    assert claim.has_absolute_numbers


def test_claims_stand_in_their_order_then_by_key():
    source = make_source()
    for key, position in [("c", 20), ("b", 10), ("a", 20)]:
        make_claim(key, source, position=position)

    assert [claim.key for claim in Claim.objects.all()] == ["b", "a", "c"]
