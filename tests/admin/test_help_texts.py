import pytest
from django.contrib import admin
from django.contrib.auth.models import Group

from content.models import Edition, GlossaryTerm, Redirect, Schedule
from content.publishing import publish
from tests.builders import (
    NOON,
    make_claim,
    make_settings,
    make_source,
    make_topic,
    make_topic_with_every_component,
)

pytestmark = pytest.mark.django_db

MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)
OURS = [model for model in MODELS if model._meta.app_label == "content"]


def fields_of(response):
    """Every field that stands on a form, read-only ones and those of forms inside it included."""
    sets = [*response.context["adminform"]]
    for inline in response.context["inline_admin_formsets"]:
        for form in inline:
            sets += [*form]
    for fieldset in sets:
        for line in fieldset:
            yield from line


def name_and_help(field):
    shown = field.field
    if isinstance(shown, dict):
        return shown["name"], shown["help_text"]
    return shown.name, shown.help_text


def make_one_of_each():
    topic = make_topic_with_every_component()
    make_settings()
    schedule = Schedule.objects.create(key="days", title="Days", description="One.", unit="day")
    schedule.steps.create(label="Blood", first=1, last=1)
    publish(topic, by=None, at=NOON)
    Redirect.objects.create(old_path="/old/", topic=topic)
    Group.objects.create(name="Writers")
    GlossaryTerm.objects.create(term="CIK", definition="A cell.")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_field_of_every_form_has_a_help_text(publisher, model):
    make_one_of_each()
    name = f"{model._meta.app_label}/{model._meta.model_name}"
    row = model._default_manager.first()
    addresses = [f"/admin/{name}/{row.pk}/change/"]
    if admin.site._registry[model].has_add_permission(publisher.get("/admin/").wsgi_request):
        addresses.append(f"/admin/{name}/add/")

    for address in addresses:
        helps = [name_and_help(field) for field in fields_of(publisher.get(address))]

        assert helps
        assert [name for name, text in helps if not text] == []


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_part_of_a_form_has_a_sentence(model):
    parts = admin.site._registry[model].fieldsets

    assert parts
    assert [name for name, options in parts if not options.get("description")] == []


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_no_field_of_a_model_is_forgotten_on_its_form(model):
    parts = admin.site._registry[model].fieldsets
    entries = [entry for _, options in parts for entry in options["fields"]]
    on_form = {
        name for entry in entries for name in (entry if isinstance(entry, tuple) else [entry])
    }

    fields = [*model._meta.fields, *model._meta.many_to_many]
    missing = [one.name for one in fields if not one.primary_key and one.name not in on_form]

    assert missing == (["document"] if model is Edition else [])


def test_change_note_says_what_it_is_for(publisher):
    topic = make_topic()

    html = publisher.get(f"/admin/content/topic/{topic.pk}/change/").content.decode()

    assert "One sentence, 300 characters at most." in html


def test_markdown_gets_room_and_numbers_do_not(publisher):
    claim = make_claim("one", make_source())

    form = publisher.get(f"/admin/content/claim/{claim.pk}/change/").context["adminform"].form

    assert form.fields["sentence"].widget.attrs["rows"] == 12
    assert form.fields["effect"].widget.attrs["class"] == "vIntegerField"
