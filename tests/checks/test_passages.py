import pytest

from content.checks.passages import Passage, Role, list_passages
from content.compose import compose_page
from content.models import Section
from tests.builders import (
    add_section,
    make_claim,
    make_evidence_row,
    make_faq,
    make_overview,
    make_side_effect,
    make_source,
    make_topic,
    make_topic_with_every_component,
)


def read(body, **values):
    topic = make_topic(sections={}, lead="", in_brief="")
    add_section(topic, "Part", body, **values)
    passages = list_passages(compose_page(topic))
    return [(p.text, p.role.value, p.is_sourced) for p in passages if p.role is not Role.HEADING]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One line.\nThe next.", [("One line. The next.", "paragraph", False)]),
        ("Cited [@lee-2015].\n\nBare.",
         [("Cited.", "paragraph", True), ("Bare.", "paragraph", False)]),
        ("Cited.[@lee-2015] Then [@lee-2015][@lee-2015] more.",
         [("Cited. Then more.", "paragraph", True)]),
        ("Intro:\n\n- one [@lee-2015]\n- two",
         [("Intro:", "paragraph", False), ("one", "point", True), ("two", "point", False)]),
        ("- one\n\n    again [@lee-2015]", [("one", "point", True), ("again", "point", True)]),
        ("- outer\n    - inner [@lee-2015]",
         [("outer", "point", False), ("inner", "point", True)]),
        ("| a | b |\n|---|---|\n| 1 | 2 [@lee-2015] |\n| 3 | 4 |",
         [("a", "label", False), ("b", "label", False), ("1", "label", True),
          ("2", "label", True), ("3", "label", False), ("4", "label", False)]),
        ("**Run in.** The text [@lee-2015].",
         [("Run in.", "label", True), ("The text.", "paragraph", True)]),
        ("**Fever**: ask. **Pain.** Wait.",
         [("Fever: ask. Pain. Wait.", "paragraph", False)]),
        ("[Words](topic:nowhere) and *more* &amp; <b>less</b>.",
         [("Words and more & less.", "paragraph", False)]),
        ("{claim:gain}", [("The median was 44 months.", "paragraph", True)]),
        ("Before.\n\n{figure:gain}\n\nAfter.",
         [("Before.", "paragraph", False), ("The median was 44 months.", "paragraph", True),
          ("After.", "paragraph", False)]),
    ],
)  # fmt: skip
def test_text_is_read_piece_by_piece_with_its_sources(body, expected):
    make_claim("gain", make_source())

    assert read(body) == expected


@pytest.mark.django_db
def test_record_is_sourced_as_a_whole():
    topic = make_topic(sections={})
    add_section(topic, "Side effects", component=Section.Component.SIDE_EFFECTS_EXPECTED)
    values = {"description": "Heat.", "starts": "After 2 hours", "call_for_help": "Above 38."}
    make_side_effect("fever", topic, make_source(), **values)

    passages = list_passages(compose_page(topic))

    assert [p for p in passages if p.place == "Side effect “Fever”"] == [
        Passage("Side effect “Fever”", "Heat.", Role.PARAGRAPH, True),
        Passage("Side effect “Fever”", "Often.", Role.PARAGRAPH, True),
        Passage("Side effect “Fever”", "After 2 hours", Role.LABEL, True),
        Passage("Side effect “Fever”", "Above 38.", Role.PARAGRAPH, True),
    ]


@pytest.mark.django_db
def test_answer_without_a_source_is_not_sourced():
    topic = make_topic(sections={})
    add_section(topic, "Common questions", component=Section.Component.QUESTIONS)
    make_faq("how-long", topic, answer="About 3 weeks.")

    passages = list_passages(compose_page(topic))

    assert passages[-1] == Passage(
        "Question “What about how-long?”", "About 3 weeks.", Role.PARAGRAPH, False
    )


@pytest.mark.django_db
def test_heading_is_sourced_by_what_stands_below_it():
    topic = make_topic(sections={})
    make_source()
    add_section(topic, "Steps", "### Day 3\nWords.\n### Day 4\nWords [@lee-2015].", layout="steps")

    headings = [p for p in list_passages(compose_page(topic)) if p.role is Role.HEADING]

    assert [(p.text, p.is_sourced) for p in headings] == [
        ("Steps", True),
        ("Day 3", False),
        ("Day 4", True),
    ]


@pytest.mark.django_db
def test_overview_is_read_in_its_short_form():
    topic = make_overview(sections={})
    add_section(topic, "Evidence", component=Section.Component.EVIDENCE)
    make_evidence_row("liver", topic, make_source())

    texts = [passage.text for passage in list_passages(compose_page(topic))]

    assert texts[-2:] == ["What was found.", "After surgery."]
    assert "Survival." not in texts


@pytest.mark.django_db
def test_every_component_is_read():
    topic = make_topic_with_every_component()
    topic.questions_to_ask = "What now?"

    places = " ".join(passage.place for passage in list_passages(compose_page(topic)))

    for name in (
        "Lead",
        "In brief, point 2",
        "Evidence row",
        "Key figure",
        "Side effect",
        "Question “",
        "Comparison",
        "Trial",
        "Hospital",
        "Cost",
        "Schedule",
        "Questions to ask, 1",
    ):
        assert name in places
