from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.compose import compose_page
from content.documents import decode
from content.models import Edition, Redirect, Section, Topic
from content.publishing import (
    NothingToPublish,
    PublishingRefused,
    find_unpublished,
    preview_site_map,
    publish,
    publish_all,
    read_site_map,
)
from tests.builders import (
    NOON,
    make_overview,
    make_settings,
    make_source,
    make_staff,
    make_topic,
    make_topic_with_every_component,
)

pytestmark = pytest.mark.django_db

QUERIES_OF_EVERY_COMPONENT = 27


def change(topic, body="Changed text."):
    topic.sections.update(body=body)


def rename(topic, slug):
    Topic.objects.filter(pk=topic.pk).update(slug=slug)
    topic.refresh_from_db()


def live_document(topic):
    return decode(topic.editions.live().get().document)


def test_editions_of_a_page_are_counted_from_one():
    topic, other = make_topic(), make_topic("other")
    first = publish(topic, by=None, at=NOON)
    change(topic)

    second = publish(topic, by=None, at=NOON + timedelta(hours=1))
    elsewhere = publish(other, by=None, at=NOON)

    assert [edition.number for edition in (first, second, elsewhere)] == [1, 2, 1]
    assert [edition.is_live for edition in topic.editions.order_by("number")] == [False, True]


def test_edition_says_what_was_composed():
    topic = make_topic_with_every_component(1)
    make_settings()

    edition = publish(topic, by=None, at=NOON)

    assert decode(edition.document) == compose_page(topic)
    assert edition.path == "/everything/"


def test_edition_keeps_who_when_review_and_note():
    editor = make_staff("erika")
    topic = make_topic(reviewed_by="Dr. Roe", reviewed_on=date(2026, 10, 30))

    publish(topic, by=editor, at=NOON, change_note="A figure was corrected.")

    edition = Edition.objects.get()
    assert (edition.published_by, edition.published_at) == (editor, NOON)
    assert (edition.reviewed_by, edition.reviewed_on) == ("Dr. Roe", date(2026, 10, 30))
    assert edition.change_note == "A figure was corrected."


def test_saving_changes_nothing_that_is_live():
    topic = make_topic(sections={"One": "Live text."})
    publish(topic, by=None, at=NOON)

    change(topic, "Not for readers yet.")

    assert live_document(topic).sections[0].body == "Live text."
    assert find_unpublished([topic]) == {topic.pk}


def test_old_edition_stays_as_it_was_published():
    topic = make_topic(sections={"One": "First text."})
    first = publish(topic, by=None, at=NOON)
    change(topic)

    publish(topic, by=None, at=NOON)

    stored = Edition.objects.get(pk=first.pk)
    assert (stored.document, stored.is_live) == (first.document, False)


def test_page_with_a_fault_is_refused_and_the_live_page_stays():
    topic = make_topic(sections={"One": "Live text."})
    publish(topic, by=None, at=NOON)
    change(topic, "So [@nobody].")
    before = list(Edition.objects.values())

    with pytest.raises(PublishingRefused) as refused:
        publish(topic, by=None, at=NOON)

    assert str(refused.value) == (
        "No source has the key “nobody”. Add the source or correct [@nobody]."
    )
    assert [finding.blocks for finding in refused.value.findings] == [True]
    assert list(Edition.objects.values()) == before


def test_refused_change_of_address_leaves_no_redirect():
    topic = make_topic("one")
    publish(topic, by=None, at=NOON)
    rename(topic, "two")
    change(topic, "So [@nobody].")

    with pytest.raises(PublishingRefused):
        publish(topic, by=None, at=NOON)

    assert Redirect.objects.count() == 0
    assert live_document(topic).path == "/one/"


def test_page_that_is_live_as_it_stands_is_not_published_again():
    topic = make_topic()
    publish(topic, by=None, at=NOON)

    with pytest.raises(NothingToPublish, match="“Liver cancer” is already live"):
        publish(topic, by=None, at=NOON)

    assert Edition.objects.count() == 1


def test_change_that_was_taken_back_is_nothing_to_publish():
    topic = make_topic(sections={"One": "Text."})
    publish(topic, by=None, at=NOON)
    change(topic)
    change(topic, "Text.")

    assert find_unpublished([topic]) == set()


def test_publishing_takes_what_is_stored_not_what_the_caller_holds():
    topic = make_topic()
    topic.title = "Typed but never saved"

    edition = publish(topic, by=None, at=NOON)

    assert decode(edition.document).title == "Liver cancer"


def test_page_without_a_review_is_refused_where_one_is_asked_for():
    make_settings(requires_reviewer=True)
    topic = make_topic()

    with pytest.raises(PublishingRefused, match="ask for a medical review"):
        publish(topic, by=None, at=NOON)
    Topic.objects.update(reviewed_by="Dr. Roe", reviewed_on=date(2026, 11, 1))
    edition = publish(topic, by=None, at=NOON)

    assert edition.reviewed_by == "Dr. Roe"


def test_publishing_all_takes_every_page_with_changes_in_reading_order():
    lung, overview, liver = make_topic("lung", position=20), make_overview(), make_topic("liver")
    publish(liver, by=None, at=NOON)

    editions = publish_all(by=None, at=NOON)
    again = publish_all(by=None, at=NOON)

    assert [edition.topic for edition in editions] == [overview, lung]
    assert again == []


def test_publishing_all_is_all_or_nothing():
    make_topic("good", position=1)
    make_topic("bad", position=2, sections={"One": "So [@nobody]."})

    with pytest.raises(PublishingRefused, match="No source has the key “nobody”"):
        publish_all(by=None, at=NOON)

    assert Edition.objects.count() == 0


def test_pages_that_link_each_other_can_be_published_together():
    make_topic("one", position=1, sections={"A": "[x](topic:two#b)"})
    make_topic("two", position=2, sections={"B": "[x](topic:one#a)"})

    editions = publish_all(by=None, at=NOON)

    assert len(editions) == 2


def test_changed_address_leaves_a_redirect_once_published():
    topic = make_topic("one")
    publish(topic, by=None, at=NOON)
    rename(topic, "two")
    before = Redirect.objects.count()

    publish(topic, by=None, at=NOON)

    assert before == 0
    assert list(Redirect.objects.values_list("old_path", "topic")) == [("/one/", topic.pk)]
    assert live_document(topic).path == "/two/"


def test_address_that_changes_twice_leaves_a_redirect_for_each():
    topic = make_topic("one")
    for slug in ("one", "two", "three"):
        rename(topic, slug)
        publish(topic, by=None, at=NOON)

    assert set(Redirect.objects.values_list("old_path", "topic")) == {
        ("/one/", topic.pk),
        ("/two/", topic.pk),
    }


def test_address_that_comes_back_redirects_to_itself_no_more():
    topic = make_topic("one")
    for slug in ("one", "two", "one"):
        rename(topic, slug)
        publish(topic, by=None, at=NOON)

    assert list(Redirect.objects.values_list("old_path", flat=True)) == ["/two/"]
    assert live_document(topic).path == "/one/"


def test_address_changed_twice_before_publishing_leaves_one_redirect():
    topic = make_topic("one")
    publish(topic, by=None, at=NOON)
    rename(topic, "never-public")
    rename(topic, "three")

    publish(topic, by=None, at=NOON)

    assert list(Redirect.objects.values_list("old_path", flat=True)) == ["/one/"]


@pytest.mark.parametrize("topics", [1, 3])
def test_finding_what_is_unpublished_costs_the_same_for_any_number_of_pages(topics):
    pages = [make_topic_with_every_component(1, slug=f"topic-{n}") for n in range(topics)]

    with CaptureQueriesContext(connection) as queries:
        found = find_unpublished(pages)

    assert found == {page.pk for page in pages}
    assert len(queries) == QUERIES_OF_EVERY_COMPONENT + 1


def test_page_that_was_never_published_is_unpublished():
    published, new = make_topic("published"), make_topic("new")
    publish(published, by=None, at=NOON)

    assert find_unpublished([published, new]) == {new.pk}


def test_changed_source_makes_the_pages_that_cite_it_unpublished():
    source = make_source("lee-2015")
    citing = make_topic("citing", sections={"One": "[@lee-2015]"})
    other = make_topic("other")
    publish_all(by=None, at=NOON)

    source.limitation = "Not blinded."
    source.save()

    assert find_unpublished([citing, other]) == {citing.pk}


def test_site_map_lists_live_pages_in_reading_order_in_one_query(django_assert_num_queries):
    make_topic("access", hub="access")
    make_topic("liver", position=20)
    make_topic("lung", position=10)
    make_topic("basics", hub="basics")
    make_overview()
    publish_all(by=None, at=NOON)
    make_topic("draft")

    with django_assert_num_queries(1):
        site_map = read_site_map()

    assert [page.path for page in site_map.pages] == [
        "/", "/basics/", "/lung/", "/liver/", "/access/",
    ]  # fmt: skip


def test_site_map_says_what_the_live_editions_say():
    topic = make_topic(title="Live title")
    publish(topic, by=None, at=NOON)
    Topic.objects.update(title="Draft title", position=99)

    (page,) = read_site_map().pages

    assert (page.title, page.position, page.published_at) == ("Live title", 10, NOON)


def test_preview_shows_the_site_as_if_the_page_were_live():
    topic, draft = make_topic("one", title="Old title"), make_topic("two", position=5)
    publish(topic, by=None, at=NOON)
    Topic.objects.filter(pk=topic.pk).update(title="New title")
    topic.refresh_from_db()

    with_change = preview_site_map(compose_page(topic), at=NOON)
    with_draft = preview_site_map(compose_page(draft), at=NOON)

    assert [page.title for page in with_change.pages] == ["New title"]
    assert [page.path for page in with_draft.pages] == ["/two/", "/one/"]
    assert Edition.objects.count() == 1


def test_section_that_was_renamed_keeps_its_address_in_the_edition():
    topic = make_topic(sections={"What trials found": "Text."})
    publish(topic, by=None, at=NOON)
    section = Section.objects.get()
    section.heading = "What we know"
    section.save()

    publish(topic, by=None, at=NOON)

    published = live_document(topic).sections[0]
    assert (published.heading, published.anchor) == ("What we know", "what-trials-found")
