import re

import pytest
from django.forms import inlineformset_factory

from content.admin.editing import EditingFormSet
from content.models import (
    FAQ,
    Claim,
    Comparison,
    ComparisonRow,
    EvidenceRow,
    GlossaryTerm,
    SideEffect,
    Topic,
)
from content.publishing import publish
from tests.builders import (
    NOON,
    add_section,
    make_centre,
    make_claim,
    make_comparison,
    make_cost,
    make_evidence_row,
    make_faq,
    make_settings,
    make_side_effect,
    make_source,
    make_topic,
    make_trial,
)

from .forms import errors_beside, form_address, messages_of, save

pytestmark = pytest.mark.django_db

UNKNOWN = "There is no source with the key “nobody”. Add it under Sources, or correct [@nobody]."

TEXTS = {
    "summary": lambda topic, source: make_evidence_row("row", topic, source),
    "sentence": lambda topic, source: make_claim("one", source, topic),
    "frequency": lambda topic, source: make_side_effect("fever", topic, source),
    "answer": lambda topic, source: make_faq("cost", topic, source),
    "rows-0-second": lambda topic, source: make_comparison("car-t", topic, source),
    "note": lambda topic, source: make_trial("NCT1", topic, source),
    "known_for": lambda topic, source: make_centre("first", topic, source),
    "disclaimer": lambda topic, source: make_settings(),
    "spellings": lambda topic, source: GlossaryTerm.objects.create(term="CIK", definition="Cells."),
}


@pytest.mark.parametrize("field", TEXTS)
def test_unknown_citation_is_an_error_beside_its_field_in_every_form(publisher, field):
    row = TEXTS[field](make_topic(), make_source())

    response = save(publisher, form_address(row), **{field: "Typed in vain [@nobody]."})

    assert errors_beside(response, field) == [UNKNOWN]
    assert "Typed in vain [@nobody]." in response.content.decode()


def test_every_form_inside_a_form_is_checked(publisher):
    table = make_comparison("car-t", make_topic(), rows=3)
    bad = {f"rows-{number}-second": "See [@nobody]." for number in range(3)}

    response = save(publisher, form_address(table), **bad)

    assert [errors_beside(response, field) for field in bad] == [[UNKNOWN]] * 3
    assert not ComparisonRow.objects.filter(second="See [@nobody].").exists()


@pytest.mark.parametrize("forms", [1, 3])
def test_checking_the_forms_inside_a_form_takes_four_queries_at_most(
    forms, django_assert_max_num_queries
):
    make_source("lee-2015")
    table = make_comparison("car-t", make_topic(), rows=forms)
    rows = list(table.rows.all())
    made = inlineformset_factory(
        Comparison, ComparisonRow, formset=EditingFormSet, fields=["first"], extra=0
    )
    data = {"rows-TOTAL_FORMS": forms, "rows-INITIAL_FORMS": forms}
    for number, row in enumerate(rows):
        data |= {f"rows-{number}-id": row.pk, f"rows-{number}-first": "See [@lee-2015]."}
    formset = made(data, instance=table)
    assert formset.is_valid()

    with django_assert_max_num_queries(4):
        formset.clean()

    assert formset.errors == [{}] * forms


SHOWN = {
    "evidence": (lambda t, s: make_evidence_row("row", t, s), "summary"),
    "key-figures": (lambda t, s: make_claim("one", s, t), "sentence"),
    "side-effects-expected": (lambda t, s: make_side_effect("fever", t, s), "frequency"),
    "questions": (lambda t, s: make_faq("cost", t, s), "answer"),
    "comparison": (lambda t, s: make_comparison("car-t", t, s), "rows-0-first"),
    "trials": (lambda t, s: make_trial("NCT1", t, s), "note"),
    "centres": (lambda t, s: make_centre("first", t, s), "known_for"),
    "costs": (lambda t, s: make_cost("course", t, s), "note"),
}


@pytest.mark.parametrize("component", SHOWN)
def test_saving_a_record_names_the_live_pages_that_wait_for_it(publisher, component):
    make_settings()
    make, field = SHOWN[component]
    topic = make_topic(title="Liver cancer")
    add_section(topic, "Records", component=component)
    row = make(topic, make_source())
    publish(topic, by=None, at=NOON)
    publish(make_topic("other"), by=None, at=NOON)

    response = save(publisher, form_address(row), **{field: "Something new was found."})

    link = f'<a class="in-text" href="{form_address(topic)}">Liver cancer</a>'
    assert messages_of(response)[0] == (
        f"Readers do not see this change yet. It waits until these pages are published: {link}."
    )


def waiting(response):
    """The titles of the pages that wait, as the editor was told."""
    return re.findall(r"<a[^>]+>([^<]+)</a>", "".join(messages_of(response)[:-1]))


def test_record_taken_off_a_page_leaves_that_page_waiting(publisher):
    make_settings()
    topic = make_topic(title="Liver cancer")
    add_section(topic, "Records", component="evidence")
    row = make_evidence_row("row", topic, make_source())
    publish(topic, by=None, at=NOON)

    response = save(publisher, form_address(row), topics=[])

    assert waiting(response) == ["Liver cancer"]


def test_deleted_record_leaves_its_page_waiting(publisher):
    topic = make_topic(title="Liver cancer")
    add_section(topic, "Records", component="questions")
    faq = make_faq("cost", topic)
    publish(topic, by=None, at=NOON)

    response = publisher.post(
        form_address(faq).replace("change", "delete"), {"post": "yes"}, follow=True
    )

    assert waiting(response) == ["Liver cancer"]
    assert not FAQ.objects.exists()


def test_source_leaves_every_page_waiting_that_lists_it_however_it_got_there(publisher):
    """In its text, through a record, through a claim in a text, through a claim in a record."""
    source = make_source("lee-2015")
    make_claim("median", source)
    make_topic("by-text", sections={"One": "Found [@lee-2015]."})
    make_topic("by-claim", sections={"One": "So {claim:median}"})
    by_record = make_topic("by-record")
    add_section(by_record, "Rows", component="evidence")
    make_evidence_row("liver", by_record, source)
    by_both = make_topic("by-both")
    add_section(by_both, "Questions", component="questions")
    make_faq("how-long", by_both, answer="See {claim:median}")
    make_topic("apart")
    for topic in Topic.objects.all():
        publish(topic, by=None, at=NOON)

    response = save(publisher, form_address(source), title="A better title")

    assert sorted(waiting(response)) == ["By both", "By claim", "By record", "By text"]


def test_settings_leave_every_live_page_waiting(publisher):
    settings = make_settings()
    publish(make_topic("one"), by=None, at=NOON)
    publish(make_topic("two"), by=None, at=NOON)
    make_topic("draft")

    response = save(publisher, form_address(settings), disclaimer="Another one.")

    assert waiting(response) == ["One", "Two"]


def test_glossary_term_leaves_the_pages_waiting_that_use_it(publisher):
    term = GlossaryTerm.objects.create(term="Median", definition="The middle one.")
    publish(make_topic("one", lead="The median was long."), by=None, at=NOON)
    publish(make_topic("two"), by=None, at=NOON)

    response = save(publisher, form_address(term), definition="Half are above it.")

    assert waiting(response) == ["One"]


def test_record_that_no_live_page_shows_makes_no_page_wait(publisher):
    row = make_evidence_row("row", make_topic(), make_source())

    response = save(publisher, form_address(row), summary="New.")

    assert waiting(response) == []
    assert EvidenceRow.objects.get().summary == "New."


def test_note_for_editors_makes_no_page_wait(publisher):
    topic = make_topic()
    add_section(topic, "Figures", component="key-figures")
    claim = make_claim("one", make_source(), topic)
    publish(topic, by=None, at=NOON)

    response = save(publisher, form_address(claim), note="Check this again.")

    assert waiting(response) == []
    assert Claim.objects.get().note == "Check this again."


def test_constraint_of_a_model_is_told_in_its_own_words(publisher):
    effect = make_side_effect("fever", make_topic(), make_source())

    response = save(publisher, form_address(effect), affected="12", observed="10")

    assert "no more affected than were watched" in response.content.decode()
    assert 'value="12"' in response.content.decode()
    assert SideEffect.objects.get().affected is None
