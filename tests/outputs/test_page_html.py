import re

import html5lib
import pytest

from content.compose import compose_page
from content.documents import EditionStamp, SiteMap
from content.models import Section
from content.outputs.page_html import list_hubs, render_page, render_texts, surround
from content.publishing import publish_all, read_site_map
from tests.builders import (
    NOON,
    add_section,
    make_overview,
    make_settings,
    make_source,
    make_topic,
    make_topic_with_every_component,
)

pytestmark = pytest.mark.django_db

STAMP = EditionStamp(number=3, published_at=NOON, change_note="A figure was corrected.")


def render(topic, stamp=STAMP):
    return render_page(compose_page(topic), stamp=stamp, site_map=read_site_map())


def words(html):
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    return " ".join(" ".join(tree.find("body").itertext()).split())


def test_page_is_rendered_without_any_query(django_assert_num_queries):
    document = compose_page(make_topic_with_every_component(2))

    with django_assert_num_queries(0):
        html = render_page(document, stamp=STAMP, site_map=SiteMap(pages=()))

    assert html.startswith("<!doctype html>")


def test_every_id_of_a_page_with_every_component_is_given_once():
    make_settings(telephone="+49 30 1234567")

    html = render(make_topic_with_every_component(2))

    ids = re.findall(r'\sid="([^"]*)"', html)
    assert len(ids) > 20
    assert sorted(set(ids)) == sorted(ids)


def test_every_link_within_a_page_finds_its_target():
    html = render(make_topic_with_every_component(2))

    targets = set(re.findall(r'href="#([^"]*)"', html))
    assert len(targets) > 10
    assert targets <= set(re.findall(r'\sid="([^"]*)"', html))


def test_citations_are_numbered_in_reading_order_as_the_sources_are_listed():
    for key in "abc":
        make_source(key, title=f"Title {key}")
    topic = make_topic(
        lead="Lead [@c].", in_brief="", sections={"One": "So [@a][@c].", "Two": "[@b]"}
    )

    document = render_texts(compose_page(topic), SiteMap(pages=()))

    assert re.findall(r">(\d)</a>", document.lead) == ["1"]
    assert re.findall(r">(\d)</a>", document.sections[0].body) == ["2", "1"]
    assert re.findall(r">(\d)</a>", document.sections[1].body) == ["3"]
    assert [source.key for source in document.sources] == ["c", "a", "b"]


def test_words_of_editors_cannot_become_html_anywhere():
    planted = "<script>alert(1)</script>"
    make_settings(organisation=planted, disclaimer=planted)
    make_source("lee", title=planted, authors=planted, journal=planted, limitation=planted)
    topic = make_topic(
        title=planted,
        short_title=planted[:40],
        description=planted,
        lead=f"{planted} [@lee]",
        sections={planted: planted},
        questions_to_ask=planted,
    )

    html = render(topic)

    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_page_says_its_edition_and_what_changed():
    assert "3, published on 2 November 2026. What changed: A figure was corrected." in words(
        render(make_topic())
    )


def test_preview_says_that_it_is_one():
    said = words(render(make_topic(), stamp=None))

    assert "Not published: this is a preview." in said
    assert "Readers do not see it until it is published." in said


def test_neighbours_are_the_pages_before_and_after_in_the_hub():
    topics = [make_topic(f"topic-{n}", position=n) for n in range(3)]
    make_topic("elsewhere", hub="access")
    publish_all(by=None, at=NOON)
    site_map = read_site_map()

    around = [surround(compose_page(topic), site_map) for topic in topics]

    assert [
        (found.previous and found.previous.path, found.next and found.next.path) for found in around
    ] == [(None, "/topic-1/"), ("/topic-0/", "/topic-2/"), ("/topic-1/", None)]
    assert around[0].hub.name == "By cancer type"


def test_related_pages_are_shown_only_where_they_are_live():
    topic, live, draft = make_topic(), make_topic("live"), make_topic("draft")
    topic.related.set([live, draft])
    publish_all(by=None, at=NOON)
    draft.editions.update(is_live=False)

    around = surround(compose_page(topic), read_site_map())

    assert [page.path for page in around.related] == ["/live/"]


def test_hub_without_live_pages_is_left_out_and_overview_stands_in_none():
    overview = make_overview()
    make_topic("liver")
    publish_all(by=None, at=NOON)

    hubs = list_hubs(read_site_map())

    assert [(hub.key, [page.path for page in hub.pages]) for hub in hubs] == [
        ("cancer-types", ["/liver/"])
    ]
    assert surround(compose_page(overview), read_site_map()).hub is None


def test_contents_list_every_part_of_the_page_in_order():
    make_source("lee")
    topic = make_topic(sections={"One": "So [@lee].", "Two": "Text."}, questions_to_ask="Why?")

    around = surround(compose_page(topic), SiteMap(pages=()))

    assert [entry.anchor for entry in around.contents] == [
        "one", "two", "questions-to-ask", "sources", "about-this-page",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("tone", "word"), [("urgent", "Urgent"), ("caution", "Caution"), ("note", "Good to know")]
)
def test_box_says_its_kind_in_words(tone, word):
    topic = make_topic(sections={})
    add_section(topic, "Fever", "Call.", layout=Section.Layout.CALLOUT, tone=tone)

    assert f"{word} Fever Call." in words(render(topic))


def test_part_of_the_organisation_is_marked_as_such():
    make_settings()
    topic = make_topic(sections={})
    add_section(topic, "Our help", "Text.", is_from_organisation=True)

    assert "This part comes from the organisation that runs this site." in words(render(topic))


def test_page_without_sources_and_review_says_so():
    said = words(render(make_topic()))

    assert "This page cites no source." in said
    assert "Nobody with medical training has reviewed this page yet." in said
