import pytest

from content.models import EvidenceRow
from tests.builders import make_evidence_row, make_source, make_topic

from .forms import list_address, rows_of

pytestmark = pytest.mark.django_db


def test_row_is_found_by_the_key_of_its_source_and_filtered_by_certainty(publisher):
    topic, source = make_topic(), make_source("lee-2015")
    make_evidence_row("liver", topic, source, certainty="moderate")
    make_evidence_row("lung", topic, source)
    make_evidence_row("gastric", topic, certainty="moderate")

    rows = rows_of(
        publisher.get(list_address(EvidenceRow), {"q": "lee-2015", "certainty__exact": "moderate"})
    )

    assert rows == ["Liver Moderate 2 randomised trials - 100"]
