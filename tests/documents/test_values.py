import pytest
from hypothesis import HealthCheck, given, settings

from content import documents
from content.documents import (
    Certainty,
    Form,
    PageDocument,
    Section,
    map_markdown,
    markdown_texts,
)

from .any_document import COMPONENTS, DOCUMENTS, make_document, make_section


@pytest.mark.parametrize("kind", [PageDocument, Section, *COMPONENTS])
def test_parts_of_a_document_are_frozen(kind):
    assert kind.__struct_config__.frozen
    assert kind.__struct_config__.forbid_unknown_fields


def test_document_cannot_be_changed():
    document = make_document()

    with pytest.raises(AttributeError):
        document.title = "Other"  # type: ignore[misc]  # that it fails is the point

    assert document.title == "Liver cancer"


def test_markdown_is_met_in_reading_order_and_in_its_form():
    component = documents.EvidenceTable(
        rows=(
            documents.EvidenceRow(
                key="liver",
                cancer="Liver",
                medical_name="HCC",
                detail_topic_id=None,
                summary="summary",
                clinical_role="role",
                certainty=Certainty(level="low", reason="reason"),
                trials="2 trials",
                participants=None,
                best_figure="figure",
                not_known="unknown",
            ),
        )
    )
    card = documents.Card(heading="Not Markdown", body="card")
    document = make_document(sections=(make_section(cards=(card,), component=component),))
    seen: list[tuple[str, Form]] = []

    def collect(text: str, form: Form) -> str:
        seen.append((text, form))
        return text.upper()

    changed = map_markdown(document, collect)

    assert seen == [
        ("lead", Form.INLINE),
        ("first", Form.INLINE),
        ("second", Form.INLINE),
        ("body", Form.BLOCK),
        ("card", Form.BLOCK),
        ("summary", Form.BLOCK),
        ("role", Form.BLOCK),
        ("reason", Form.INLINE),
        ("figure", Form.INLINE),
        ("unknown", Form.BLOCK),
        ("question", Form.INLINE),
        ("disclaimer", Form.BLOCK),
    ]
    assert (changed.lead, changed.sections[0].cards[0].body) == ("LEAD", "CARD")
    assert (changed.title, changed.sections[0].cards[0].heading) == ("Liver cancer", "Not Markdown")
    assert document.lead == "lead"
    assert list(markdown_texts(document)) == [text for text, _form in seen]


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(DOCUMENTS)
def test_mapping_that_changes_no_text_changes_nothing(document):
    assert map_markdown(document, lambda text, form: text) == document
