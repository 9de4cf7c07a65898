from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from content.checks import Finding
from content.models import Edition, Topic
from content.publishing import PublishingRefused

pytestmark = pytest.mark.django_db


def run():
    said = StringIO()
    call_command("prepare", stdout=said)
    return said.getvalue()


def test_empty_database_is_filled_and_published_once():
    said = run()
    editions = Edition.objects.count()
    said_again = run()

    assert said.splitlines()[-1] == "Published 27 pages."
    assert (said_again, Edition.objects.count()) == ("", editions)


def test_content_that_cannot_be_published_is_not_kept(monkeypatch):
    def refuse(**_):
        raise PublishingRefused((Finding("The page is empty."),))

    monkeypatch.setattr("content.management.commands.publish_all.publish_all", refuse)
    with pytest.raises(CommandError, match="Nothing was published"):
        run()

    assert Topic.objects.count() == 0


def test_database_with_content_keeps_an_editor_s_change_unpublished():
    run()
    topic = Topic.objects.exclude(kind=Topic.Kind.OVERVIEW).first()
    Topic.objects.filter(pk=topic.pk).update(title="Half written")

    run()

    topic.refresh_from_db()
    assert topic.title == "Half written"
    assert not Edition.objects.filter(document__contains="Half written").exists()
