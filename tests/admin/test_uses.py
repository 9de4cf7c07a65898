import pytest

from content.admin.uses import find_pages_showing, find_sections_showing, list_record_relations
from content.models import Section
from tests.builders import (
    add_section,
    make_claim,
    make_comparison,
    make_evidence_row,
    make_source,
    make_topic,
)

pytestmark = pytest.mark.django_db

PAGE_QUERIES = 36


def slugs(record):
    return sorted(topic.slug for topic in find_pages_showing(record))


def test_record_shows_only_on_pages_that_have_a_section_for_it():
    shown, named = make_topic("shown"), make_topic("named")
    add_section(shown, "Rows", component="evidence")
    row = make_evidence_row("liver", shown)
    row.topics.add(named)

    assert slugs(row) == ["shown"]


def test_claim_shows_where_its_cancer_is_plotted():
    topic = make_topic("plotted")
    add_section(topic, "Plot", component="forest")
    claim = make_claim("median", make_source(), cancer=make_evidence_row("liver", topic))

    assert slugs(claim) == ["plotted"]


def test_row_of_a_table_counts_for_the_pages_of_its_table():
    topic = make_topic("compared", sections={})
    add_section(topic, "Table", component="comparison")
    source = make_source("lee-2015")
    make_comparison("car-t", topic, source)

    assert slugs(source) == ["compared"]


def test_similar_key_is_another_key():
    source = make_source("lee-2015")
    make_topic("apart", sections={"One": "See [@lee-2015-b] and {claim:lee-2015}."})

    assert slugs(source) == []


@pytest.mark.parametrize("pages", [1, 3])
def test_finding_pages_costs_the_same_for_any_number(pages, django_assert_num_queries):
    source = make_source("lee-2015")
    claim = make_claim("median", source)
    for number in range(pages):
        topic = make_topic(f"page-{number}", sections={"One": "So {claim:median}"})
        add_section(topic, "Rows", component="evidence")
        make_evidence_row(f"row-{number}", topic, source)

    with django_assert_num_queries(PAGE_QUERIES):
        found = slugs(claim.source)

    assert len(found) == pages


def test_every_relation_of_records_to_pages_has_a_component():
    """Otherwise a record could be linked to a page and never be seen there."""
    topic = make_topic(sections={})

    for component in Section.Component.values:
        add_section(topic, component, component=component)

    relations = list_record_relations()

    assert len(relations) >= 9
    assert [one.name for one in relations if not find_sections_showing(topic, one)] == []
