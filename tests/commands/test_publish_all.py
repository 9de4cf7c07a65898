from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from content.models import Edition
from tests.builders import make_overview, make_topic

pytestmark = pytest.mark.django_db


def run():
    said = StringIO()
    call_command("publish_all", stdout=said)
    return said.getvalue()


def test_command_publishes_what_is_unpublished_and_says_how_much():
    make_topic()
    make_overview()

    said = [run(), run()]

    assert said == ["Published 2 pages.\n", "Published 0 pages.\n"]
    assert set(Edition.objects.live().values_list("published_by", flat=True)) == {None}


def test_fault_on_one_page_is_said_and_nothing_is_published():
    make_topic("good", position=1)
    make_topic("bad", position=2, sections={"One": "So [@nobody]."})

    with pytest.raises(CommandError) as refused:
        run()

    assert str(refused.value) == (
        "Nothing was published. No source has the key “nobody”. Add the source or correct [@nobody]."
    )
    assert Edition.objects.count() == 0
