from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.compose import compose_page, compose_pages
from content.documents import ContactChannels, PageIndex, QuestionList, SideEffectList
from content.models import Section, Topic
from tests.builders import (
    add_section,
    make_claim,
    make_evidence_row,
    make_faq,
    make_overview,
    make_settings,
    make_source,
    make_topic,
    make_topic_with_every_component,
)

pytestmark = pytest.mark.django_db

QUERIES_OF_EVERY_COMPONENT = 27


@pytest.mark.parametrize("rows", [1, 3])
def test_composing_costs_the_same_for_any_number_of_rows(rows, django_assert_num_queries):
    topic = make_topic_with_every_component(rows)

    with django_assert_num_queries(QUERIES_OF_EVERY_COMPONENT):
        page = compose_page(topic)

    evidence = next(section.component for section in page.sections if section.component)
    assert len(evidence.rows) == rows


def test_composing_the_real_overview_takes_at_most_20_queries(
    first_content, django_assert_max_num_queries
):
    overview = Topic.objects.get(kind=Topic.Kind.OVERVIEW)

    with django_assert_max_num_queries(20):
        page = compose_page(overview)

    assert page.is_overview
    assert page.sources


def test_composing_many_topics_costs_hardly_more_than_one():
    topics = [make_topic_with_every_component(1, slug=f"topic-{n}") for n in range(4)]

    with CaptureQueriesContext(
        connection,
    ) as queries:
        pages = compose_pages(topics)

    assert [page.slug for page in pages] == [f"topic-{n}" for n in range(4)]
    assert len(queries) <= QUERIES_OF_EVERY_COMPONENT + 2


def test_composing_reads_only_what_the_page_shows(django_assert_num_queries):
    make_claim("survival", make_source())
    topic = make_topic(sections={"One": "{claim:survival}"})

    with django_assert_num_queries(8):
        page = compose_page(topic)

    assert page.sections[0].component is None


def test_composing_nothing_gives_nothing():
    assert compose_pages([]) == []


def test_sources_are_listed_once_in_reading_order():
    for key in ("a", "b", "c", "d", "e"):
        make_source(key)
    topic = make_topic(
        lead="First [@e].",
        in_brief="Point [@c].\nPoint [@e].",
        sections={"One": "Text [@d] and [@c].", "Two": "More [@b]."},
        questions_to_ask="Ask [@a]?",
    )

    page = compose_page(topic)

    assert [source.key for source in page.sources] == ["e", "c", "d", "b", "a"]


def test_source_of_a_record_is_cited_behind_it_and_listed():
    source = make_source("lee-2015")
    topic = make_topic()
    add_section(topic, "Evidence", component=Section.Component.EVIDENCE)
    make_evidence_row("liver", topic, source, summary="It helps.")

    page = compose_page(topic)

    assert page.sections[-1].component.rows[0].summary == "It helps. [@lee-2015]"
    assert [source.key for source in page.sources] == ["lee-2015"]


def test_claim_is_said_with_its_source_where_it_stands():
    make_claim("survival", make_source("lee-2015"), sentence="Half lived 44 months.")
    topic = make_topic(sections={"One": "Before. {claim:survival} After."})

    page = compose_page(topic)

    assert page.sections[0].body == "Before. Half lived 44 months. [@lee-2015] After."
    assert [source.key for source in page.sources] == ["lee-2015"]


def test_figure_brings_its_claim_and_source_along():
    make_claim("survival", make_source("lee-2015"))
    topic = make_topic(sections={"One": "Before.\n\n{figure:survival}\n"})

    page = compose_page(topic)

    assert [claim.key for claim in page.claims] == ["survival"]
    assert [source.key for source in page.sources] == ["lee-2015"]


def test_unknown_claim_citation_and_link_stay_as_written():
    topic = make_topic(sections={"One": "{claim:x} [@y] [z](topic:nowhere)"})

    page = compose_page(topic)

    assert page.sections[0].body == "{claim:x} [@y] [z](topic:nowhere)"
    assert (page.sources, page.links) == ((), {})


def test_links_name_topics_by_key_also_under_a_former_address():
    from content.publishing import publish  # to have an address that was public
    from tests.builders import NOON

    lung = make_topic("lung-cancer")
    publish(lung, by=None, at=NOON)
    lung.slug = "lungs"
    lung.save()
    topic = make_topic(sections={"One": "[a](topic:lung-cancer) [b](topic:lungs#x)"})

    page = compose_page(topic)

    assert page.links == {"lung-cancer": lung.pk, "lungs": lung.pk}


def test_date_of_the_sources_is_the_earliest():
    make_source("new", checked_on=date(2026, 11, 3))
    make_source("old", checked_on=date(2025, 2, 1))
    make_source("not-cited", checked_on=date(2020, 1, 1))

    page = compose_page(make_topic(sections={"One": "[@new][@old]"}))

    assert page.review.sources_checked_on == date(2025, 2, 1)


def test_page_without_sources_has_no_date_of_them():
    assert compose_page(make_topic()).review.sources_checked_on is None


@pytest.mark.parametrize(("shows_organisation", "headings"), [(True, ["A", "B"]), (False, ["A"])])
def test_parts_of_the_organisation_can_be_switched_off(shows_organisation, headings):
    make_settings(shows_organisation=shows_organisation)
    topic = make_topic(sections={"A": "Text."})
    add_section(topic, "B", "Our service.", is_from_organisation=True)

    page = compose_page(topic)

    assert [section.heading for section in page.sections] == headings


def test_site_without_settings_shows_no_part_of_an_organisation():
    topic = make_topic(sections={"A": "Text."})
    add_section(topic, "B", "Our service.", is_from_organisation=True)

    page = compose_page(topic)

    assert [section.heading for section in page.sections] == ["A"]
    assert page.site.organisation == ""


def test_settings_of_the_site_stand_on_every_page():
    make_settings(organisation="CancerFax", disclaimer="No advice.", telephone="+49 30 1234567")
    topic = make_topic()
    add_section(topic, "Reach us", component=Section.Component.CONTACT)

    page = compose_page(topic)

    assert (page.site.organisation, page.site.disclaimer) == ("CancerFax", "No advice.")
    assert isinstance(page.sections[-1].component, ContactChannels)
    assert page.sections[-1].component.telephone == "+49 30 1234567"


@pytest.mark.parametrize("layout", ["cards", "steps"])
def test_headings_of_a_text_become_cards_or_steps(layout):
    topic = make_topic(sections={})
    add_section(topic, "A", "Before.\n### One\nFirst.\n### Two\nSecond.", layout=layout)

    (section,) = compose_page(topic).sections

    assert section.body == "Before."
    assert [(card.heading, card.body) for card in section.cards] == [
        ("One", "First."),
        ("Two", "Second."),
    ]


def test_prose_keeps_its_headings_in_the_text():
    (section,) = compose_page(make_topic(sections={"A": "### One\nFirst."})).sections

    assert (section.body, section.cards) == ("### One\nFirst.", ())


def test_side_effects_stand_under_their_kind_only():
    topic = make_topic_with_every_component(1)

    shown = [
        (section.component.kind, [effect.key for effect in section.component.effects])
        for section in compose_page(topic).sections
        if isinstance(section.component, SideEffectList)
    ]

    assert shown == [(kind, [f"everything-{kind}-0"]) for kind in ("expected", "rare", "not-seen")]


def test_questions_stand_in_the_order_of_their_groups_then_of_their_place():
    topic = make_topic(sections={})
    add_section(topic, "Questions", component=Section.Component.QUESTIONS)
    make_faq("d", topic, group="access", position=1)
    make_faq("c", topic, group="results", position=1)
    make_faq("b", topic, group="basics", position=20)
    make_faq("a", topic, group="basics", position=10)

    component = compose_page(topic).sections[0].component

    assert isinstance(component, QuestionList)
    assert [(group.name, [q.key for q in group.questions]) for group in component.groups] == [
        ("Basics", ["a", "b"]),
        ("Does it work?", ["c"]),
        ("Access, law and cost", ["d"]),
    ]


def test_list_of_all_pages_is_left_to_the_output():
    topic = make_topic(sections={})
    add_section(topic, "Pages", component=Section.Component.EXPLORE)

    assert compose_page(topic).sections[0].component == PageIndex()


def test_row_does_not_link_to_the_page_on_which_it_stands():
    topic = make_topic()
    add_section(topic, "Evidence", component=Section.Component.EVIDENCE)
    other = make_topic("lung-cancer")
    make_evidence_row("liver", topic, make_source(), detail_topic=topic, position=1)
    make_evidence_row("lung", topic, detail_topic=other, position=2)

    rows = compose_page(topic).sections[-1].component.rows

    assert [row.detail_topic_id for row in rows] == [None, other.pk]


def test_composing_sees_what_was_stored_after_the_topic_was_read():
    topic = make_topic(sections={"A": "Old."})
    compose_page(topic)
    Section.objects.update(body="New.")

    page = compose_page(Topic.objects.get(pk=topic.pk))

    assert page.sections[0].body == "New."


def test_overview_stands_at_the_root_and_other_pages_under_their_address():
    assert compose_page(make_overview()).path == "/"
    assert compose_page(make_topic("liver-cancer")).path == "/liver-cancer/"


def test_lines_of_a_topic_become_points_and_questions():
    page = compose_page(make_topic(in_brief="One.\n\n Two. ", questions_to_ask="Why?\r\nWhen?"))

    assert (page.in_brief, page.questions_to_ask) == (("One.", "Two."), ("Why?", "When?"))


def test_related_pages_do_not_depend_on_the_order_in_which_they_were_chosen():
    topic, one, two = make_topic(), make_topic("one"), make_topic("two")
    topic.related.set([two, one])
    first = compose_page(Topic.objects.get(pk=topic.pk))
    topic.related.set([])
    topic.related.set([one, two])

    assert first.related == compose_page(Topic.objects.get(pk=topic.pk)).related
    assert set(first.related) == {one.pk, two.pk}
