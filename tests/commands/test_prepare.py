from io import StringIO

import pytest
from django.core.management import call_command

from content.models import Edition, Topic

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


def test_database_with_content_keeps_an_editor_s_change_unpublished():
    run()
    topic = Topic.objects.exclude(kind=Topic.Kind.OVERVIEW).first()
    Topic.objects.filter(pk=topic.pk).update(title="Half written")

    run()

    topic.refresh_from_db()
    assert topic.title == "Half written"
    assert not Edition.objects.filter(document__contains="Half written").exists()
