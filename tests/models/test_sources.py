from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from content.models import Source
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


def test_source_without_any_address_is_refused():
    source = Source(key="lee-2015", kind="trial", title="Cells", checked_on=OPENED_ON)

    assert refusal(source) == {"__all__": ["Give a DOI, a PubMed number or a web address."]}
    assert is_refused_by_database(source, "source_has_an_address")


@pytest.mark.parametrize(
    "address", [{"doi": "10.1000/1"}, {"pmid": "123"}, {"url": "https://example.org/"}]
)
def test_source_with_one_address_is_taken(address):
    source = Source(key="lee-2015", kind="trial", title="Cells", checked_on=OPENED_ON, **address)

    source.full_clean()
    source.save()

    assert Source.objects.get_by_natural_key("lee-2015").natural_key() == ("lee-2015",)


def test_source_with_a_taken_key_is_refused_beside_the_field():
    make_source("lee-2015")
    other = make_source("other")
    other.key = "lee-2015"

    assert refusal(other) == {"key": ["Another source already has this key."]}
    assert is_refused_by_database(other, "key")


def test_cited_source_cannot_be_deleted():
    source = make_source()
    make_claim("survival", source)

    with pytest.raises(ProtectedError):
        source.delete()

    assert Source.objects.filter(pk=source.pk).exists()
