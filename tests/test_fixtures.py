from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from django.apps import apps
from django.conf import settings

from content.fixtures import FILES, FixtureFault, has_content, load_fixtures
from content.models import Claim, Section, Source, Topic
from content.publishing import find_unpublished, publish_all
from tests.builders import NOON

pytestmark = pytest.mark.django_db

SOURCE = {
    "key": "lee-2015",
    "kind": "trial",
    "title": "Cells",
    "doi": "10.1000/1",
    "checked_on": "2026-11-01",
}
TOPIC = {
    "slug": "liver-cancer",
    "title": "Liver cancer",
    "short_title": "Liver",
    "kind": "cancer",
    "hub": "cancer-types",
    "lead": "It may help [@lee-2015].",
    "description": "A page.",
    "sections": [{"heading": "Results", "body": "Text."}],
}
CLAIM = {
    "key": "survival",
    "sentence": "The ratio was 0.63.",
    "source": "lee-2015",
    "source_place": "abstract",
    "checked_on": "2026-11-01",
}
SIDE_EFFECT = {"key": "fever", "name": "Fever", "kind": "expected", "frequency": "Often."}


@pytest.fixture
def folder(tmp_path):
    """A folder of sound fixtures: one source, one topic, one claim; the other files are empty."""
    for file in FILES:
        (tmp_path / file.name).write_text("", encoding="utf-8")
    write(tmp_path, "sources.yaml", [SOURCE])
    write(tmp_path, "topics.yaml", [TOPIC])
    write(tmp_path, "claims.yaml", [CLAIM])
    return tmp_path


def write(folder: Path, name: str, records):
    (folder / name).write_text(yaml.safe_dump(records, sort_keys=False), encoding="utf-8")


def stored_rows():
    models = apps.get_app_config("content").get_models()
    return sum(model._default_manager.count() for model in models)


def fault_of(folder):
    """The message with which `folder` is refused; nothing of it may be stored."""
    with pytest.raises(FixtureFault) as refused:
        load_fixtures(folder)
    assert stored_rows() == 0
    return str(refused.value)


def test_whole_first_content_is_loaded_and_can_be_published():
    counts = load_fixtures(settings.FIXTURES)

    editions = publish_all(by=None, at=NOON)

    assert {file.name: counts[file.name] for file in FILES} == counts
    assert all(counts.values())
    assert Topic.objects.count() == len(editions) == 27
    assert find_unpublished(Topic.objects.all()) == set()


def test_every_model_that_editors_write_has_a_file():
    files = {file.model for file in FILES} | {file.parts[1] for file in FILES if file.parts}
    written_by_the_site = {"Edition", "Redirect"}

    assert {model.__name__ for model in apps.get_app_config("content").get_models()} == {
        model.__name__ for model in files
    } | written_by_the_site


def test_files_in_the_folder_are_those_that_are_loaded():
    assert {path.name for path in settings.FIXTURES.glob("*")} == {file.name for file in FILES}


def test_sound_records_are_stored_with_their_parts_and_counted(folder):
    counts = load_fixtures(folder)

    section = Section.objects.get()
    assert (section.topic.slug, section.heading, section.position) == (
        "liver-cancer",
        "Results",
        10,
    )
    assert Claim.objects.get().source.key == "lee-2015"
    assert {name: count for name, count in counts.items() if count} == {
        "sources.yaml": 1,
        "topics.yaml": 2,
        "claims.yaml": 1,
    }


def test_decimal_is_stored_as_it_was_written(folder):
    numbers = {"effect": 0.63, "interval_low": 0.43, "interval_high": "0.94", "measure": "HR"}
    write(folder, "claims.yaml", [CLAIM | numbers | {"is_absolute_missing": True}])

    load_fixtures(folder)

    claim = Claim.objects.get()
    assert (claim.effect, claim.interval_low, claim.interval_high) == (
        Decimal("0.630"),
        Decimal("0.430"),
        Decimal("0.940"),
    )


def test_rows_may_name_rows_of_their_own_file_and_link_to_later_ones(folder):
    other = TOPIC | {"slug": "lung-cancer", "lead": "Text."}
    first = TOPIC | {"related": ["lung-cancer"], "lead": "[x](topic:lung-cancer) [@lee-2015]"}
    write(folder, "topics.yaml", [first, other])

    load_fixtures(folder)

    topic = Topic.objects.get(slug="liver-cancer")
    assert [related.slug for related in topic.related.all()] == ["lung-cancer"]


def test_database_is_empty_until_something_of_an_editor_is_stored(folder):
    before = has_content()
    Source.objects.create(**SOURCE)

    assert (before, has_content()) == (False, True)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- key: [unclosed", "sources.yaml is not valid YAML: "),
        ("key: lee-2015", "sources.yaml: expected a list of records."),
        ("just words", "sources.yaml: expected a list of records."),
        ("- just words", "sources.yaml, record 1: expected fields, found “just words”."),
        ("- !!python/object:os.system {}", "sources.yaml is not valid YAML: "),
        ("- key: a\n  title: One\n  title: Two\n", "sources.yaml is not valid YAML: "),
    ],
)
def test_file_of_the_wrong_form_is_named(folder, text, message):
    (folder / "sources.yaml").write_text(text, encoding="utf-8")

    assert fault_of(folder).startswith(message)


def test_file_that_is_not_utf_8_is_named(folder):
    (folder / "sources.yaml").write_bytes("- key: müller".encode("latin-1"))

    assert fault_of(folder).startswith("sources.yaml is not valid YAML: ")


def test_field_that_stands_twice_is_named_with_its_line(folder):
    (folder / "sources.yaml").write_text("- key: a\n  title: One\n  title: Two\n", encoding="utf-8")

    message = fault_of(folder)

    assert "the field “title” stands twice" in message
    assert "line 3" in message


def test_missing_file_is_named(folder):
    (folder / "faqs.yaml").unlink()

    assert fault_of(folder) == f"faqs.yaml is missing in {folder}."


@pytest.mark.parametrize(
    ("name", "record", "message"),
    [
        (
            "sources.yaml",
            SOURCE | {"colour": "red"},
            "sources.yaml, record 1 (lee-2015): there is no field “colour”.",
        ),
        (
            "sources.yaml",
            SOURCE | {"id": 5},
            "sources.yaml, record 1 (lee-2015): there is no field “id”.",
        ),
        (
            "sources.yaml",
            SOURCE | {"claims": ["x"]},
            "sources.yaml, record 1 (lee-2015): there is no field “claims”.",
        ),
        (
            "sources.yaml",
            SOURCE | {"kind": "rumour"},
            "sources.yaml, record 1 (lee-2015), kind: Value 'rumour' is not a valid choice.",
        ),
        (
            "sources.yaml",
            SOURCE | {"title": ""},
            "sources.yaml, record 1 (lee-2015), title: This field cannot be blank.",
        ),
        (
            "sources.yaml",
            SOURCE | {"key": None},
            "sources.yaml, record 1 (None), key: This field cannot be null.",
        ),
        (
            "sources.yaml",
            SOURCE | {"doi": ""},
            "sources.yaml, record 1 (lee-2015): Give a DOI, a PubMed number or a web address.",
        ),
        (
            "sources.yaml",
            SOURCE | {"checked_on": "November"},
            "sources.yaml, record 1 (lee-2015), checked_on: “November” value has an invalid date "
            "format. It must be in YYYY-MM-DD format.",
        ),
        (
            "claims.yaml",
            CLAIM | {"source": "nobody"},
            "claims.yaml, record 1 (survival), source: there is no source “nobody”.",
        ),
        (
            "claims.yaml",
            CLAIM | {"topics": ["nowhere"]},
            "claims.yaml, record 1 (survival), topics: there is no page “nowhere”.",
        ),
        (
            "claims.yaml",
            CLAIM | {"topics": "liver-cancer"},
            "claims.yaml, record 1 (survival), topics: expected a list of keys, found “liver-cancer”.",
        ),
        (
            "claims.yaml",
            CLAIM | {"sentence": "So [@nobody]."},
            "claims.yaml, record 1 (survival), sentence: There is no source with the key “nobody”. "
            "Add it under Sources, or correct [@nobody].",
        ),
        (
            "side_effects.yaml",
            SIDE_EFFECT | {"affected": 11, "observed": 10},
            "side_effects.yaml, record 1 (fever): Give both numbers or neither, and no more affected "
            "than were watched.",
        ),
        (
            "topics.yaml",
            TOPIC | {"slug": "admin"},
            "topics.yaml, record 1 (admin), slug: “admin” is an address of the site itself. "
            "Choose a different one.",
        ),
        (
            "topics.yaml",
            TOPIC | {"sections": "none"},
            "topics.yaml, record 1 (liver-cancer), sections: expected a list.",
        ),
        (
            "topics.yaml",
            TOPIC | {"sections": ["words"]},
            "topics.yaml, record 1 (liver-cancer), sections 1: expected fields, found “words”.",
        ),
        (
            "topics.yaml",
            TOPIC | {"sections": [{"heading": "A"}, {"heading": "B", "layout": "poster"}]},
            "topics.yaml, record 1 (liver-cancer), sections 2, layout: Value 'poster' is not a valid "
            "choice.",
        ),
        (
            "topics.yaml",
            TOPIC | {"sections": [{"heading": "A", "body": "[x](topic:nowhere)"}]},
            "topics.yaml, record 1 (liver-cancer), sections 1, body: There is no page with the address "
            "“nowhere”. Correct topic:nowhere.",
        ),
        (
            "claims.yaml",
            CLAIM | {"source": ["lee-2015"]},
            "claims.yaml, record 1 (survival), source: there is no source “['lee-2015']”.",
        ),
        (
            "claims.yaml",
            CLAIM | {"effect": "many", "measure": "HR", "is_absolute_missing": True},
            "claims.yaml, record 1 (survival), effect: “many” value must be a decimal number.",
        ),
    ],
)
def test_mistake_in_a_record_names_file_record_and_field(folder, name, record, message):
    write(folder, name, [record])

    assert fault_of(folder) == message


def test_key_that_is_used_twice_is_named_with_the_second_record(folder):
    write(folder, "sources.yaml", [SOURCE, SOURCE | {"title": "Other"}])

    assert fault_of(folder) == (
        "sources.yaml, record 2 (lee-2015), key: Another source already has this key."
    )
