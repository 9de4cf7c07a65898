import pytest
from django.urls import reverse

from content.models import Edition, Redirect, Topic
from content.publishing import publish
from tests.builders import NOON, make_settings, make_topic

from .forms import form_address, list_address

pytestmark = pytest.mark.django_db


@pytest.fixture
def editions(db):
    """Two editions of one page that changed its address in between."""
    make_settings()
    topic = make_topic("old-name", title="Liver cancer")
    first = publish(topic, by=None, at=NOON, change_note="The first text.")
    Topic.objects.filter(pk=topic.pk).update(slug="new-name")
    second = publish(topic, by=None, at=NOON, change_note="A new address.")
    return first, second


def test_list_names_page_number_and_note(publisher, editions):
    html = publisher.get(list_address(Edition)).content.decode()

    assert html.count("Liver cancer") == 2
    assert "A new address." in html
    assert "Editions are kept for ever and cannot be changed" in html


def test_live_edition_leads_to_its_page_and_an_older_one_says_why_not(publisher, editions):
    first, second = editions

    older = publisher.get(form_address(first)).content.decode()
    newest = publisher.get(form_address(second)).content.decode()

    assert '<a href="/new-name/">View /new-name/</a>' in newest
    assert "A newer edition has taken its place." in older
    assert "View /old-name/" not in older


@pytest.mark.parametrize("model", [Edition, Redirect])
def test_nobody_adds_changes_or_deletes_it(publisher, editions, model):
    row = model.objects.first()
    before = list(model.objects.values())
    name = f"admin:content_{model._meta.model_name}"

    answers = [
        publisher.get(reverse(f"{name}_add")).status_code,
        publisher.post(form_address(row), {"topic": "1", "number": "9"}).status_code,
        publisher.post(reverse(f"{name}_delete", args=[row.pk]), {"post": "yes"}).status_code,
    ]
    publisher.post(
        list_address(model),
        {"action": "delete_selected", "_selected_action": [row.pk], "post": "1"},
    )

    assert answers == [403, 403, 403]
    assert list(model.objects.values()) == before
    assert 'name="_save"' not in publisher.get(form_address(row)).content.decode()


def test_redirect_explains_itself(publisher, editions):
    html = publisher.get(form_address(Redirect.objects.get())).content.decode()

    assert "/old-name/" in html
    assert "there is nothing to change here" in html
