import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from content.models import GlossaryTerm, LinesField, MarkdownField, Topic, lines_of
from content.models.fields import KEY_FORMAT, MARKDOWN_LIMIT

FIELDS = [
    pytest.param(field, id=f"{model.__name__}.{field.name}")
    for model in apps.get_app_config("content").get_models()
    for field in [*model._meta.fields, *model._meta.many_to_many]
    if not field.auto_created
]


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_tells_the_editor_its_name_and_purpose(field):
    assert "verbose_name" in field.deconstruct()[3]
    assert str(field.help_text).rstrip().endswith((".", "}."))


@pytest.mark.parametrize("model", list(apps.get_app_config("content").get_models()))
def test_every_model_is_told_apart_in_words(model):
    assert "_" not in model._meta.verbose_name
    assert model.__str__ is not models.Model.__str__


def test_markdown_field_refuses_a_text_that_is_too_long():
    field = Topic._meta.get_field("lead")
    text = "a" * (MARKDOWN_LIMIT + 1)

    with pytest.raises(ValidationError) as refused:
        field.clean(text, None)

    assert refused.value.messages == [
        "This text has 20001 characters; 20000 is the most. Split it into several sections."
    ]


def test_markdown_field_takes_a_text_of_the_greatest_length():
    field = Topic._meta.get_field("lead")
    text = "a" * MARKDOWN_LIMIT

    assert field.clean(text, None) == text


def test_markdown_field_keeps_only_one_limit_when_copied_for_a_migration():
    field = MarkdownField("text")

    _name, path, arguments, options = field.deconstruct()

    assert (path, arguments) == ("content.models.fields.MarkdownField", [])
    assert options == {"verbose_name": "text"}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ()),
        ("One.", ("One.",)),
        ("  One. \r\n\r\n\tTwo.\n \n", ("One.", "Two.")),
    ],
)
def test_lines_are_the_lines_without_blank_ones_and_outer_spaces(text, lines):
    assert lines_of(text) == lines


@pytest.mark.parametrize("key", ["a", "lee-2015-hcc-phase3", "4-1-bb"])
def test_key_of_small_letters_digits_and_single_hyphens_is_taken(key):
    KEY_FORMAT(key)


@pytest.mark.parametrize("key", ["", "A", "a_b", "-a", "a-", "a--b", "a b", "ä", "a.b", "a\n"])
def test_key_of_any_other_form_is_refused_with_an_example(key):
    with pytest.raises(ValidationError) as refused:
        KEY_FORMAT(key)

    assert refused.value.messages == [
        "Use small letters, digits and single hyphens, for example lee-2015-hcc-phase3."
    ]


def test_lists_are_told_from_other_texts_by_their_type():
    assert isinstance(GlossaryTerm._meta.get_field("spellings"), LinesField)
    assert isinstance(Topic._meta.get_field("in_brief"), LinesField)
