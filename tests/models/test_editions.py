import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from content.models import Edition, Redirect
from tests.builders import NOON, make_topic

pytestmark = pytest.mark.django_db


def edition_of(topic, **values):
    defaults = {"number": 1, "path": topic.path, "document": "{}", "published_at": NOON}
    return Edition(topic=topic, **{**defaults, **values})


def assert_refused(edition, message, constraint_columns):
    with pytest.raises(ValidationError) as refused:
        edition.full_clean()
    with pytest.raises(IntegrityError) as by_database, transaction.atomic():
        edition.save()
    assert message in refused.value.messages
    assert all(column in str(by_database.value) for column in constraint_columns)


def test_number_is_given_once_a_topic():
    topic = make_topic()
    edition_of(topic).save()

    assert_refused(
        edition_of(topic), "This page already has an edition with this number.", ["number"]
    )


def test_topic_has_one_live_edition():
    topic = make_topic()
    edition_of(topic, is_live=True).save()

    assert_refused(
        edition_of(topic, number=2, path="/elsewhere/", is_live=True),
        "This page already has a live edition.",
        ["topic"],
    )


def test_address_has_one_live_edition():
    one, two = make_topic("one"), make_topic("two")
    edition_of(one, is_live=True).save()

    assert_refused(
        edition_of(two, path="/one/", is_live=True),
        "Another page is live at this address.",
        ["path"],
    )


def test_editions_that_are_not_live_may_share_an_address():
    topic = make_topic()
    for number in (1, 2, 3):
        edition_of(topic, number=number, is_live=number == 3).save()

    assert [edition.number for edition in Edition.objects.live()] == [3]
    assert str(Edition.objects.live().get()) == "Liver cancer, edition 3"


def test_edition_outlives_the_account_that_published_it(django_user_model):
    editor = django_user_model.objects.create_user("erika")
    edition_of(make_topic(), published_by=editor).save()

    editor.delete()

    assert Edition.objects.get().published_by is None


def test_old_address_leads_to_one_page_only():
    topic = make_topic()
    Redirect.objects.create(old_path="/old/", topic=topic)

    with pytest.raises(IntegrityError), transaction.atomic():
        Redirect.objects.create(old_path="/old/", topic=make_topic("other"))

    assert str(Redirect.objects.get()) == "/old/ → Liver cancer"
