import pytest

from content.checks import Finding, check_document
from content.compose import compose_page, find_anchors
from content.models import Section
from tests.builders import (
    add_section,
    make_claim,
    make_evidence_row,
    make_faq,
    make_settings,
    make_source,
    make_topic,
)

pytestmark = pytest.mark.django_db


def findings_of(topic, **options):
    page = compose_page(topic)
    anchors = find_anchors(page.links.values())
    return [finding.message for finding in check_document(page, anchors=anchors, **options)]


def test_sound_page_has_no_findings():
    make_settings()
    make_source("lee-2015")
    make_topic("lung-cancer", sections={"Costs": "Text."})
    topic = make_topic(sections={"One": "So [@lee-2015], see [x](topic:lung-cancer#costs)."})

    assert findings_of(topic) == []


def test_unknown_citation_is_found_once():
    topic = make_topic(lead="So [@nobody].", sections={"One": "So [@nobody]."})

    assert findings_of(topic) == [
        "No source has the key “nobody”. Add the source or correct [@nobody]."
    ]


def test_unknown_claim_is_found():
    topic = make_topic(sections={"One": "{claim:nothing}"})

    assert findings_of(topic) == [
        "No claim has the key “nothing”. Add the claim or correct {claim:nothing}."
    ]


def test_unknown_figure_is_found():
    topic = make_topic(sections={"One": "{figure:nothing}"})

    assert findings_of(topic) == [
        "No claim has the key “nothing”. Add the claim or correct {figure:nothing}."
    ]


def test_link_to_an_unknown_page_is_found():
    topic = make_topic(sections={"One": "[x](topic:nowhere)"})

    assert findings_of(topic) == ["No page has the address “nowhere”. Correct topic:nowhere."]


def test_link_to_an_unknown_section_is_found():
    make_topic("lung-cancer", sections={"Costs": "Text."})
    topic = make_topic(sections={"One": "[x](topic:lung-cancer#prices)"})

    assert findings_of(topic) == [
        "The page “lung-cancer” has no section with the address “prices”. "
        "Correct topic:lung-cancer#prices."
    ]


@pytest.mark.parametrize("anchor", ["costs", "is-it-safe", "sources"])
def test_link_to_a_section_a_question_or_a_part_of_the_template_is_sound(anchor):
    lung = make_topic("lung-cancer", sections={"Costs": "Text."})
    make_faq("is-it-safe", lung)
    topic = make_topic(sections={"One": f"[x](topic:lung-cancer#{anchor})"})

    assert findings_of(topic) == []


def test_text_that_cannot_be_rendered_is_found_with_its_beginning_and_reason():
    topic = make_topic(sections={"One": "Begins well " + "[" * 50})

    (message,) = findings_of(topic)

    assert message.startswith("“Begins well [[[")
    assert message.endswith("Too many brackets are opened and not closed. Check the links.")


def test_question_with_the_address_of_a_section_is_found():
    topic = make_topic(sections={"Is it safe": "Text."})
    add_section(topic, "Questions", component=Section.Component.QUESTIONS)
    make_faq("is-it-safe", topic)

    assert findings_of(topic) == [
        "The address “is-it-safe” stands 2 times on this page. "
        "A question and a section, or two sections with questions, share it."
    ]


@pytest.mark.parametrize("key", ["sources", "hub-basics", "source-lee-2015"])
def test_question_with_an_address_that_the_page_uses_is_found(key):
    topic = make_topic()
    add_section(topic, "Questions", component=Section.Component.QUESTIONS)
    make_faq(key, topic)

    assert findings_of(topic) == [f"The page itself uses the address “{key}”. Choose another one."]


def test_empty_section_is_found_but_not_one_with_records():
    topic = make_topic(sections={"Nothing here": ""})
    add_section(topic, "All pages", component=Section.Component.EXPLORE)

    assert findings_of(topic) == [
        "The section “Nothing here” is empty. Write its text or delete it."
    ]


def test_missing_review_is_found_only_where_one_is_asked_for():
    topic = make_topic()

    assert findings_of(topic) == []
    assert findings_of(topic, requires_reviewer=True) == [
        "The site settings ask for a medical review before publishing."
    ]


def test_review_that_was_made_satisfies_the_check():
    topic = make_topic(reviewed_by="Dr. Roe", reviewed_on="2026-11-01")
    topic.refresh_from_db()

    assert findings_of(topic, requires_reviewer=True) == []


def test_findings_block_unless_they_say_otherwise():
    assert Finding("x").blocks
    assert not Finding("x", blocks=False).blocks


def test_figure_that_stands_twice_is_found():
    make_claim("lee-5-years", make_source("lee-2015"))
    topic = make_topic(sections={"One": "{figure:lee-5-years}", "Two": "{figure:lee-5-years}"})

    assert findings_of(topic) == [
        "The figure {figure:lee-5-years} stands 2 times here. Once is enough."
    ]


def test_records_that_stand_twice_are_found():
    topic = make_topic()
    make_evidence_row("liver", topic, make_source("lee-2015"))
    for heading in ("Trials", "Again"):
        add_section(topic, heading, component=Section.Component.EVIDENCE)

    assert findings_of(topic) == [
        "The section “Again” shows the same records as a section before it. Show them once."
    ]
