from datetime import date

import pytest

from content.checks import check_review, check_structure
from content.checks.structure import find_hidden_records, list_missing
from content.compose import compose_page
from content.models import Section, Topic
from tests.builders import (
    CHECKED_ON,
    add_section,
    make_comparison,
    make_cost,
    make_evidence_row,
    make_faq,
    make_side_effect,
    make_source,
    make_topic,
    make_trial,
)

CANCER_HEADINGS = {
    "How it has been used, and when": "Words [@lee-2015].",
    "What trials found": "Words.",
    "Trials that found no benefit": "Words.",
    "Side effects seen in these trials": "Words.",
    "What happens without it, and the standard treatments": "Words.",
    "Who it may not suit": "Words.",
    "Trials, and whether any is open": "Words.",
    "How it would fit with your treatment": "Words.",
    "What we don’t know": "Words.",
}


def make_whole_topic(kind=Topic.Kind.CANCER, *, without="", slug="whole", headings=CANCER_HEADINGS):
    """A page with every part of its kind, save the section whose heading is `without`."""
    source = make_source("lee-2015" if slug == "whole" else f"lee-{slug}")
    sections = {heading: body for heading, body in headings.items() if heading != without}
    topic = make_topic(
        slug,
        kind=kind,
        sections=sections,
        in_brief="One.\nTwo.\nThree.",
        questions_to_ask="One?\nTwo?\nThree?\nFour?\nFive?",
    )
    topic.related.add(make_topic(f"{slug}-neighbour"))
    add_section(topic, "Common questions", component=Section.Component.QUESTIONS)
    make_faq(f"{slug}-faq", topic, source)
    if kind == Topic.Kind.CANCER:
        add_section(topic, "Rows", component=Section.Component.EVIDENCE)
        make_evidence_row(f"{slug}-row", topic, source)
        add_section(topic, "Registered", component=Section.Component.TRIALS)
        make_trial(f"{slug}-NCT1", topic, source)
    return topic


def missing(topic):
    return list_missing(compose_page(topic))


@pytest.mark.django_db
def test_whole_cancer_page_lacks_nothing():
    assert missing(make_whole_topic()) == ()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("without", "part"),
    [
        ("How it has been used, and when", "a section on what it is used for and when"),
        ("What trials found", "a section on what trials found, with the evidence rows"),
        ("Trials that found no benefit", "a section on trials that found no benefit"),
        ("Side effects seen in these trials", "a section on side effects"),
        (
            "What happens without it, and the standard treatments",
            "a section on what happens without it and the standard treatments",
        ),
        ("Who it may not suit", "a section on who it may not suit"),
        (
            "Trials, and whether any is open",
            "a section on trials that are open, with the list of trials",
        ),
        (
            "How it would fit with your treatment",
            "a section on how it fits with other treatment",
        ),
        ("What we don’t know", "a section on what is not known"),
    ],
)
def test_cancer_page_without_a_section_lacks_that_part(without, part):
    assert part in missing(make_whole_topic(without=without))


@pytest.mark.django_db
def test_cancer_page_without_its_records_lacks_their_parts():
    topic = make_whole_topic()
    topic.sections.exclude(component="").delete()

    assert missing(topic) == (
        "common questions",
        "a section on what trials found, with the evidence rows",
        "a section on trials that are open, with the list of trials",
    )


@pytest.mark.django_db
def test_component_without_records_is_no_part():
    topic = make_whole_topic()
    topic.faqs.clear()

    assert missing(topic) == ("common questions",)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value", "part"),
    [
        ("title", " ", "a title"),
        ("lead", "Only one sentence.", "a lead of two sentences"),
        ("lead", "One. Two. Three.", "a lead of two sentences"),
        ("in_brief", "One.\nTwo.", "“in brief” with three to five points"),
        ("in_brief", "1\n2\n3\n4\n5\n6", "“in brief” with three to five points"),
        ("questions_to_ask", "One?", "five to eight questions to ask"),
    ],
)
def test_page_with_too_little_or_too_much_lacks_that_part(field, value, part):
    topic = make_whole_topic()
    setattr(topic, field, value)

    assert missing(topic) == (part,)


@pytest.mark.django_db
def test_page_without_sources_or_neighbours_lacks_them():
    topic = make_topic(sections={"A": "Words.", "What is not known": "Words."})

    assert {"sources", "related pages"} <= set(missing(topic))


@pytest.mark.django_db
def test_comparison_page_needs_its_table_and_where_each_belongs():
    topic = make_whole_topic(
        Topic.Kind.COMPARISON, headings={"What we don't know": "Words [@lee-2015].", "Both": "Ok."}
    )

    assert missing(topic) == ("a comparison table", "a section on where each belongs")

    add_section(topic, "Where each belongs", "Ok.", component=Section.Component.COMPARISON)
    make_comparison("two", topic)

    assert missing(Topic.objects.get(pk=topic.pk)) == ()


@pytest.mark.django_db
def test_page_with_prices_needs_law_warning_signs_and_who_earns():
    headings = {"What we don't know": "Words [@lee-2015].", "More": "Ok."}
    topic = make_whole_topic(Topic.Kind.PRACTICAL, headings=headings)
    add_section(topic, "Reported", component=Section.Component.COSTS)
    make_cost("one", topic)

    assert missing(topic) == (
        "what the law says",
        "what may be charged and what may not",
        "warning signs",
        "who earns what",
        "what to have in writing",
        "a section on what a price includes and what not",
    )

    for heading in (
        "What the law says today, and what may be charged",
        "Warning signs",
        "Who earns what",
        "What to have in writing",
        "What a price leaves out",
    ):
        add_section(topic, heading, "Ok.")

    assert missing(Topic.objects.get(pk=topic.pk)) == ()


@pytest.mark.django_db
def test_side_effects_page_needs_all_three_kinds_and_the_urgent_box():
    headings = {"What we don't know": "Words [@lee-2015].", "More": "Ok."}
    topic = make_whole_topic(Topic.Kind.PRACTICAL, headings=headings)
    add_section(topic, "Expected", component=Section.Component.SIDE_EFFECTS_EXPECTED)
    make_side_effect("fever", topic, kind="expected")

    assert missing(topic) == (
        "rare but serious side effects",
        "side effects not seen so far",
        "an urgent box: when to call for help",
    )


@pytest.mark.django_db
def test_overview_needs_its_figures_rows_and_steps():
    topic = make_topic("overview", kind=Topic.Kind.OVERVIEW)

    assert {
        "key figures",
        "evidence for ten cancer types",
        "the comparison with CAR-T in eleven rows",
        "eight common questions",
        "the list of pages",
        "the four steps of making the cells",
    } <= set(missing(topic))


@pytest.mark.django_db
def test_missing_part_blocks_and_says_how_it_is_recognised():
    topic = make_whole_topic(without="Who it may not suit")

    (finding,) = check_structure(compose_page(topic))

    assert finding.blocks
    assert finding.message == (
        "The page lacks a section on who it may not suit. Add it; a section is recognised by "
        "the words of its heading."
    )


@pytest.mark.django_db
def test_point_in_brief_has_20_words_at_most():
    topic = make_whole_topic()
    topic.in_brief = "\n".join(["One.", " ".join(["word"] * 20), " ".join(["word"] * 21)])

    (finding,) = check_structure(compose_page(topic))

    assert finding.message.startswith("In brief, point 3: “word")
    assert "has 21 words; 20 is the most" in finding.message


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("due", "says"),
    [
        (None, "The next review has no date."),
        (CHECKED_ON, "The next review was due on 1 November 2026."),
        (date(2026, 11, 2), ""),
    ],
)
def test_overdue_review_is_a_warning(due, says):
    found = check_review(compose_page(make_topic(next_review_on=due)), on=CHECKED_ON)

    assert [finding.message.split(" Check")[0] for finding in found] == ([says] if says else [])
    assert not any(finding.blocks for finding in found)


@pytest.mark.django_db
def test_records_that_no_section_shows_are_found():
    topic, shown = make_topic(), make_topic("shown")
    add_section(shown, "Trials", component=Section.Component.TRIALS)
    add_section(topic, "Expected", component=Section.Component.SIDE_EFFECTS_EXPECTED)
    make_trial("NCT1", topic).topics.add(shown)
    make_side_effect("fever", topic, kind="expected")
    make_side_effect("shock", topic, kind="rare")

    found = find_hidden_records([topic.slug, shown.slug])

    assert {
        slug: [f.message.split(". ")[0] for f in findings] for slug, findings in found.items()
    } == {
        "liver-cancer": [
            "No section shows the trials that name this page (1 of them)",
            "No section shows the side effects (rare) that name this page (1 of them)",
        ]
    }
    assert not any(finding.blocks for findings in found.values() for finding in findings)
