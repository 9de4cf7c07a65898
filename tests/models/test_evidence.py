from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from content.models import Certainty, EvidenceRow
from tests.builders import make_claim, make_evidence_row, make_source, make_topic

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


def test_certainty_has_the_four_words_of_grade():
    assert Certainty.labels == ["High", "Moderate", "Low", "Very low"]


def test_evidence_row_with_an_unknown_certainty_is_refused():
    row = make_evidence_row("liver", make_topic())
    row.certainty = "strong"

    assert refusal(row) == {"certainty": ["Value 'strong' is not a valid choice."]}


def test_evidence_row_outlives_the_page_to_which_it_links():
    detail = make_topic("liver-cancer")
    row = make_evidence_row("liver", make_topic("overview-page"), detail_topic=detail)

    detail.delete()

    assert EvidenceRow.objects.get(pk=row.pk).detail_topic is None
