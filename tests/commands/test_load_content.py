from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from content.fixtures import FILES
from content.models import Source, Topic

pytestmark = pytest.mark.django_db


def run(*arguments):
    said = StringIO()
    call_command("load_content", *arguments, stdout=said)
    return said.getvalue()


def test_empty_database_gets_the_whole_first_content():
    said = run()

    topics = Topic.objects.count()
    assert topics == 27
    assert said.startswith("Loaded ")
    assert said.endswith(f" records from {len(FILES)} files.\n")


def test_second_run_overwrites_nothing_of_an_editor():
    run()
    topic, source = Topic.objects.first(), Source.objects.first()
    Topic.objects.filter(pk=topic.pk).update(title="An editor’s title")
    source.title = "Edited"
    source.save()
    rows = Source.objects.count()

    said = run()

    assert said == "The database already holds content, so nothing was loaded.\n"
    assert Topic.objects.get(pk=topic.pk).title == "An editor’s title"
    assert Source.objects.get(pk=source.pk).title == "Edited"
    assert Source.objects.count() == rows


def test_mistake_is_said_in_one_sentence_and_nothing_is_loaded(tmp_path):
    for file in FILES:
        (tmp_path / file.name).write_bytes((settings.FIXTURES / file.name).read_bytes())
    (tmp_path / FILES[-1].name).write_text("- trem: CIK\n  definition: A cell.\n")

    with pytest.raises(CommandError) as refused:
        run(tmp_path)

    assert str(refused.value) == (
        f"{FILES[-1].name}, record 1 (unnamed): there is no field “trem”. Nothing was loaded."
    )
    assert (Topic.objects.count(), Source.objects.count()) == (0, 0)
