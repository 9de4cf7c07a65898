from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from content.models import SITE_ADDRESSES, Hub, Redirect, Section, Topic
from content.publishing import publish
from tests.builders import NOON, make_overview, make_topic

pytestmark = pytest.mark.django_db


def refusal(row):
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    return refused.value.message_dict


def refused_by_database(row):
    """The name of the constraint with which the database itself refuses `row`."""
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        row.save()
    return str(refused.value)


def test_second_overview_is_refused_in_words_and_by_the_database():
    make_overview()
    second = make_topic("second")
    second.kind, second.hub = Topic.Kind.OVERVIEW, ""

    assert refusal(second)["__all__"] == [
        "There is already an overview page, and there can be only one."
    ]
    assert "kind" in refused_by_database(second) or "one_overview" in refused_by_database(second)


@pytest.mark.parametrize(("kind", "hub"), [("overview", "basics"), ("cancer", "")])
def test_only_the_overview_stands_in_no_group(kind, hub):
    topic = make_topic()
    topic.kind, topic.hub = kind, hub

    assert refusal(topic)["__all__"] == [
        "Choose the group in which this page stands. Only the overview has none."
    ]
    assert "hub_unless_overview" in refused_by_database(topic)


@pytest.mark.parametrize(
    ("reviewed_by", "reviewed_on"), [("Dr. Roe", None), ("", date(2026, 11, 1))]
)
def test_reviewer_and_date_come_together(reviewed_by, reviewed_on):
    topic = make_topic()
    topic.reviewed_by, topic.reviewed_on = reviewed_by, reviewed_on

    assert refusal(topic)["__all__"] == [
        "Give both the reviewer and the date of the review, or neither of them."
    ]
    assert "reviewer_with_date" in refused_by_database(topic)


def test_reviewed_topic_is_taken():
    topic = make_topic(reviewed_by="Dr. Roe", reviewed_on=date(2026, 11, 1))

    topic.full_clean()

    assert Topic.objects.get().reviewed_by == "Dr. Roe"


def test_taken_address_is_refused_beside_the_field_and_by_the_database():
    make_topic("liver-cancer")
    other = make_topic("lung-cancer")
    other.slug = "liver-cancer"

    assert refusal(other) == {
        "slug": ["Another page already has this address. Choose a different one."]
    }
    assert "slug" in refused_by_database(other)


def test_empty_address_is_refused_beside_the_field():
    topic = make_topic()
    topic.slug = ""

    assert refusal(topic)["slug"] == [
        "A page needs an address. Write the last part of it, for example liver-cancer."
    ]


@pytest.mark.parametrize("slug", sorted(SITE_ADDRESSES))
def test_address_of_the_site_itself_is_refused_beside_the_field(slug):
    topic = make_topic()
    topic.slug = slug

    assert refusal(topic)["slug"] == [
        f"“{slug}” is an address of the site itself. Choose a different one."
    ]


def test_address_of_two_letters_is_kept_for_languages():
    topic = make_topic()
    topic.slug = "ar"

    assert refusal(topic)["slug"] == [
        "Addresses of two letters are kept for languages. Choose a longer one, for example "
        "liver-cancer."
    ]


def test_overview_may_have_the_address_overview():
    overview = make_overview()

    overview.full_clean()

    assert overview.path == "/"


@pytest.mark.parametrize("slug", ["Liver", "liver cancer", "liver_cancer", "läber", "a--b", "../x"])
def test_malformed_address_is_refused_with_an_example(slug):
    topic = make_topic()
    topic.slug = slug

    assert (
        "Use small letters, digits and single hyphens, for example lee-2015-hcc-phase3."
        in refusal(topic)["slug"]
    )


def test_address_that_redirects_to_another_page_is_refused():
    make_topic("lung-cancer")
    Redirect.objects.create(old_path="/lungs/", topic=Topic.objects.get())
    topic = make_topic()
    topic.slug = "lungs"

    assert refusal(topic)["slug"] == [
        "This address used to belong to “Lung cancer” and still leads readers there. "
        "Choose a different one."
    ]


def test_address_at_which_another_page_is_still_live_is_refused():
    other = make_topic("lung-cancer")
    publish(other, by=None, at=NOON)
    other.slug = "lung"
    other.save()
    topic = make_topic()
    topic.slug = "lung-cancer"

    assert refusal(topic)["slug"] == [
        "This address used to belong to “Lung cancer” and still leads readers there. "
        "Choose a different one."
    ]


def test_page_may_take_back_its_own_former_address():
    topic = make_topic("lungs")
    Redirect.objects.create(old_path="/lung-cancer/", topic=topic)
    topic.slug = "lung-cancer"

    topic.full_clean()

    assert topic.former_owner_of_path() is None


@pytest.mark.parametrize(
    ("next_review_on", "is_due"),
    [
        (None, True),
        (date(2026, 10, 31), True),
        (date(2026, 11, 1), True),
        (date(2026, 11, 2), False),
    ],
)
def test_topic_is_due_for_review_on_its_day_or_without_a_day(next_review_on, is_due):
    topic = make_topic(next_review_on=next_review_on)

    due = Topic.objects.due_for_review(on=date(2026, 11, 1))

    assert list(due) == [topic] * is_due


def test_reading_order_is_overview_then_hubs_as_shown_then_place():
    for hub in reversed(Hub.values):
        make_topic(f"{hub}-b", hub=hub, position=20)
        make_topic(f"{hub}-c", hub=hub, position=20)
        make_topic(f"{hub}-a", hub=hub, position=30)
    make_overview()

    slugs = [topic.slug for topic in Topic.objects.in_reading_order()]

    assert slugs == ["overview"] + [
        f"{hub}-{letter}"
        for hub in ("basics", "cancer-types", "combinations", "choosing", "access", "about")
        for letter in "bca"
    ]


def test_topic_is_found_and_named_by_its_slug():
    topic = make_topic("liver-cancer")

    assert Topic.objects.get_by_natural_key("liver-cancer") == topic
    assert topic.natural_key() == ("liver-cancer",)
    assert str(topic) == "Liver cancer"


def test_published_topic_cannot_be_deleted():
    topic = make_topic()
    publish(topic, by=None, at=NOON)

    with pytest.raises(ProtectedError):
        topic.delete()

    assert Topic.objects.filter(pk=topic.pk).exists()


def test_first_part_of_every_address_is_kept_from_topics():
    from django.urls import get_resolver  # the address book is only complete with Django set up

    first_parts = {
        str(pattern.pattern).split("/")[0].split(".")[0]
        for entry in get_resolver().url_patterns
        for pattern in (entry.url_patterns if str(entry.pattern) == "" else [entry])
    }
    fixed = {part for part in first_parts if part and not part.startswith("<")}

    assert {"admin", "sitemap", "preview"} <= fixed
    assert fixed <= SITE_ADDRESSES


def test_constraints_of_the_tables_are_those_of_the_models():
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, Topic._meta.db_table)

    assert {"one_overview", "hub_unless_overview", "reviewer_with_date"} <= set(found)
    assert Section._meta.constraints[0].name == "anchor_once_a_topic"
