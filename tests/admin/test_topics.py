import re

import pytest
from django.urls import reverse

from content.models import Edition, Section, Source, Topic
from content.publishing import publish
from tests.builders import (
    NOON,
    add_section,
    make_claim,
    make_evidence_row,
    make_faq,
    make_settings,
    make_source,
    make_staff,
    make_topic,
)

from .conftest import WRITING, sign_in
from .forms import errors_beside, form_address, list_address, messages_of, read_form, rows_of, save

pytestmark = pytest.mark.django_db

NESTED = "> " * 1000 + "deep"


@pytest.fixture
def live_topic(db):
    """A page that readers see."""
    make_settings()
    topic = make_topic(title="Liver cancer", lead="The old lead.")
    publish(topic, by=None, at=NOON)
    return topic


def read_live(client, topic):
    return client.get(topic.path).content.decode()


def test_saved_change_is_invisible_until_it_is_published(publisher, client, live_topic):
    saved = save(publisher, form_address(live_topic), lead="The new lead.")

    assert "The old lead." in read_live(client, live_topic)
    assert "The new lead." not in read_live(client, live_topic)
    assert "Readers do not see the change to “Liver cancer” before it is published." in " ".join(
        messages_of(saved)
    )

    published = save(publisher, form_address(live_topic), button="_publish")

    assert "The new lead." in read_live(client, live_topic)
    assert "Published: “Liver cancer”, edition 2." in messages_of(published)[0]


def test_preview_shows_what_was_saved_and_not_published(publisher, live_topic):
    save(publisher, form_address(live_topic), lead="The new lead.")

    preview = publisher.get(reverse("preview", args=[live_topic.slug])).content.decode()

    assert "The new lead." in preview


def test_section_and_related_page_of_the_same_form_are_published_with_it(
    publisher, client, live_topic
):
    related = make_topic("lung-cancer", title="Lung cancer")
    publish(related, by=None, at=NOON)

    save(
        publisher,
        form_address(live_topic),
        button="_publish",
        **{
            "related": [related.pk],
            "sections-TOTAL_FORMS": "2",
            "sections-1-position": "20",
            "sections-1-heading": "A new part",
            "sections-1-body": "With new words.",
            "sections-1-layout": "prose",
            "sections-1-tone": "note",
        },
    )

    html = read_live(client, live_topic)
    assert "With new words." in html
    assert "Lung cancer" in html
    assert live_topic.sections.get(heading="A new part").anchor == "a-new-part"


def test_new_page_can_be_written_and_published_in_one_go(publisher, client):
    make_settings()
    add = reverse("admin:content_topic_add")

    save(
        publisher,
        add,
        button="_publish",
        title="Gastric cancer",
        short_title="Gastric cancer",
        slug="gastric-cancer",
        kind="cancer",
        hub="cancer-types",
        lead="The lead.",
        description="About it.",
    )

    assert "Gastric cancer" in client.get("/gastric-cancer/").content.decode()


def test_change_note_is_kept_with_the_edition(publisher, live_topic):
    save(
        publisher,
        form_address(live_topic),
        button="_publish",
        lead="New.",
        change_note="  The lead is shorter. ",
    )

    live = Edition.objects.live().get()
    assert (live.number, live.change_note) == (2, "The lead is shorter.")
    assert live.published_by.username == "publisher"


def test_too_long_change_note_is_an_error_beside_it_and_stays_typed(publisher, live_topic):
    note = "x" * 301

    response = save(publisher, form_address(live_topic), button="_publish", change_note=note)

    assert errors_beside(response, "change_note") == [
        "Ensure this value has at most 300 characters (it has 301)."
    ]
    assert f'value="{note}"' in response.content.decode()
    assert Edition.objects.count() == 1


def test_refused_publishing_keeps_the_save_and_the_live_page_and_names_the_fault(
    publisher, client, live_topic
):
    response = save(
        publisher, form_address(live_topic), button="_publish", **{"sections-0-body": ""}
    )

    message = " ".join(messages_of(response))
    assert "was saved but not published. The live page stays as it is." in message
    assert "The section “What trials found” is empty. Write its text or delete it." in message
    assert "Some text." in read_live(client, live_topic)
    assert live_topic.sections.get().body == ""


def test_refused_first_publishing_says_that_readers_see_nothing(publisher, client):
    topic = make_topic(sections={"Empty": ""})

    response = save(publisher, form_address(topic), button="_publish")

    assert "Readers do not see the page yet." in messages_of(response)[0]
    assert client.get(topic.path).status_code == 404


def test_publishing_the_same_again_is_no_error(publisher, live_topic):
    response = save(publisher, form_address(live_topic), button="_publish")

    assert messages_of(response) == [
        "“Liver cancer” is live as it stands: there was nothing to publish."
    ]
    assert Edition.objects.count() == 1


BAD_TEXTS = {
    "citation": (
        "As shown [@nobody-2020].",
        "There is no source with the key “nobody-2020”. Add it under Sources, or correct [@nobody-2020].",
    ),
    "claim": (
        "So {claim:nothing} it is.",
        "There is no claim with the key “nothing”. Add it under Claims, or correct it.",
    ),
    "topic": (
        "See [there](topic:nowhere).",
        "There is no page with the address “nowhere”. Correct topic:nowhere.",
    ),
    "nesting": (NESTED, "Quotations are nested more than 3 deep. Use fewer > signs."),
    "length": (
        "word " * 4001,
        "characters; 20000 is the most. Split it into several sections.",
    ),
}


@pytest.mark.parametrize("field", ["lead", "in_brief", "sections-0-body"])
@pytest.mark.parametrize("kind", BAD_TEXTS)
def test_bad_text_is_an_error_beside_its_field_and_stays_typed(publisher, live_topic, field, kind):
    text, fault = BAD_TEXTS[kind]

    response = save(publisher, form_address(live_topic), button="_publish", **{field: text})

    assert [
        error.replace("20,", "20")[-len(fault) :] for error in errors_beside(response, field)
    ] == [fault]
    assert text.strip()[:60].replace(">", "&gt;") in response.content.decode()
    assert Topic.objects.get().lead == "The old lead."
    assert Section.objects.get().body == "Some text."
    assert Edition.objects.count() == 1


def test_text_of_a_section_that_is_deleted_is_not_checked(publisher, live_topic):
    add_section(live_topic, "Old", "See [@gone-1999].")

    save(publisher, form_address(live_topic), **{"sections-1-DELETE": "on"})

    assert [section.heading for section in live_topic.sections.all()] == ["What trials found"]


def test_page_may_link_to_its_own_new_address(publisher, live_topic):
    save(
        publisher,
        form_address(live_topic),
        slug="hepatocellular",
        lead="See [here](topic:hepatocellular).",
        **{"sections-0-body": "And [here](topic:hepatocellular)."},
    )

    assert Topic.objects.get().slug == "hepatocellular"


@pytest.mark.parametrize(
    ("slug", "fault"),
    [
        ("", "A page needs an address. Write the last part of it, for example liver-cancer."),
        ("lung-cancer", "Another page already has this address. Choose a different one."),
        ("admin", "“admin” is an address of the site itself. Choose a different one."),
        (
            "ar",
            "Addresses of two letters are kept for languages. Choose a longer one, for example "
            "liver-cancer.",
        ),
        (
            "old-lung",
            "This address used to belong to “Lung cancer” and still leads readers there. "
            "Choose a different one.",
        ),
    ],
)
def test_bad_address_is_an_error_beside_it_and_nothing_typed_is_lost(
    publisher, live_topic, slug, fault
):
    lung = make_topic("old-lung", title="Lung cancer")
    publish(lung, by=None, at=NOON)
    Topic.objects.filter(pk=lung.pk).update(slug="lung-cancer")

    response = save(
        publisher,
        form_address(live_topic),
        slug=slug,
        lead="A lead typed in vain.",
        **{"sections-0-body": "A section typed in vain."},
    )

    assert errors_beside(response, "slug") == [fault]
    html = response.content.decode()
    assert "A lead typed in vain." in html
    assert "A section typed in vain." in html
    assert 'href="/preview/liver-cancer/"' in html
    assert Topic.objects.get(pk=live_topic.pk).slug == "liver-cancer"


def test_malformed_address_names_what_is_allowed(publisher, live_topic):
    response = save(publisher, form_address(live_topic), slug="Liver Cancer")

    assert errors_beside(response, "slug") == [
        "Use small letters, digits and single hyphens, for example liver-cancer."
    ]


def test_writer_sees_no_publish_button_and_is_told_why(writer, live_topic):
    html = writer.get(form_address(live_topic)).content.decode()

    assert 'name="_publish"' not in html
    assert "change_note" not in html
    assert "Your account may not publish." in html


def test_writers_forged_publish_saves_and_does_not_publish(writer, client, live_topic):
    response = save(
        writer, form_address(live_topic), button="_publish", lead="Forged.", change_note="Ha."
    )

    assert "The old lead." in read_live(client, live_topic)
    assert Edition.objects.count() == 1
    assert Topic.objects.get().lead == "Forged."
    assert messages_of(response) == [
        "“Liver cancer” was saved. Your account may not publish, so readers do not see the change."
    ]


def test_writers_forged_action_does_not_publish(writer, live_topic):
    Topic.objects.update(lead="Saved.")

    html = writer.get(list_address(Topic)).content.decode()
    writer.post(
        list_address(Topic), {"action": "publish_selected", "_selected_action": [live_topic.pk]}
    )

    assert "publish_selected" not in html
    assert Edition.objects.count() == 1


def test_publishing_needs_its_permission_and_no_other():
    make_settings()
    topic = make_topic()
    client = sign_in(make_staff("chief", *WRITING, "publish_topic"))

    save(client, form_address(topic), button="_publish")

    assert Edition.objects.live().get().published_by.username == "chief"


def test_list_action_reports_on_each_page(publisher, live_topic):
    changed = make_topic("lung-cancer", title="Lung cancer")
    faulty = make_topic("gastric-cancer", title="Gastric cancer", sections={"Nothing": ""})

    response = publisher.post(
        list_address(Topic),
        {
            "action": "publish_selected",
            "_selected_action": [live_topic.pk, changed.pk, faulty.pk],
        },
        follow=True,
    )

    report = sorted(re.sub(r"<[^>]+>", "", message) for message in messages_of(response))
    assert report == [
        "Gastric cancer was saved but not published. Readers do not see the page yet. "
        "Correct this first: The section “Nothing” is empty. Write its text or delete it.",
        "Published: “Lung cancer”, edition 1. See the live page",
        "“Liver cancer” is live as it stands: there was nothing to publish.",
    ]


def test_view_on_site_leads_to_the_live_page_or_else_to_the_preview(publisher, live_topic):
    draft = make_topic("lung-cancer")

    live_html = publisher.get(form_address(live_topic)).content.decode()
    draft_html = publisher.get(form_address(draft)).content.decode()

    assert '<a href="/liver-cancer/" class="viewsitelink">' in live_html
    assert '<a href="/preview/lung-cancer/" class="viewsitelink">' in draft_html


def test_section_address_is_shown_and_cannot_be_changed(publisher, live_topic):
    html = publisher.get(form_address(live_topic)).content.decode()

    save(publisher, form_address(live_topic), **{"sections-0-anchor": "forged"})

    assert '<div class="readonly">what-trials-found</div>' in html
    assert live_topic.sections.get().anchor == "what-trials-found"


def test_new_section_is_offered_the_last_place(publisher, live_topic):
    add_section(live_topic, "Second", "Text.", position=70)

    inline = publisher.get(form_address(live_topic)).context["inline_admin_formsets"][0]

    assert inline.formset.empty_form["position"].value() == 80
    assert len(inline.formset.forms) == 2


def test_records_of_a_page_are_counted_and_lead_to_their_lists(publisher, live_topic):
    source = make_source()
    add_section(live_topic, "The evidence", component="evidence")
    make_evidence_row("liver", live_topic, source)
    make_evidence_row("lung", make_topic("lung"), source)
    make_faq("cost", live_topic, source)

    html = publisher.get(form_address(live_topic)).content.decode()
    text = " ".join(re.sub(r"<[^>]+>", "", html).split())
    address = f"/admin/content/evidencerow/?topics__id__exact={live_topic.pk}"

    assert "1 evidence row in “The evidence”. Add one" in text
    assert "1 common question, but no section shows them. Add one" in text
    assert f'href="{address}">1 evidence row</a>' in html
    assert len(rows_of(publisher.get(address))) == 1


def test_record_added_from_a_page_names_that_page_already(publisher, live_topic):
    form = (
        publisher.get(f"/admin/content/faq/add/?topics={live_topic.pk}").context["adminform"].form
    )

    assert [str(pk) for pk in form["topics"].value()] == [str(live_topic.pk)]


def test_deleting_a_published_page_is_refused_in_words(publisher, live_topic):
    Topic.objects.filter(pk=live_topic.pk).update(slug="liver")
    publish(live_topic, by=None, at=NOON)  # which leaves a redirect behind
    address = reverse("admin:content_topic_delete", args=[live_topic.pk])

    html = publisher.get(address).content.decode()
    publisher.post(address, {"post": "yes"})

    assert "“Liver cancer” was published, so it cannot be deleted" in html
    assert Topic.objects.filter(pk=live_topic.pk).exists()


def test_page_that_was_never_published_can_be_deleted(publisher):
    topic = make_topic()

    publisher.post(reverse("admin:content_topic_delete", args=[topic.pk]), {"post": "yes"})

    assert not Topic.objects.exists()


def test_many_pages_are_never_deleted_at_once(publisher, live_topic):
    make_topic("draft")

    html = publisher.get(list_address(Topic)).content.decode()

    assert "delete_selected" not in html


def test_related_pages_and_sources_are_found_while_typing(publisher, live_topic):
    make_topic("lung-cancer", title="Lung cancer")

    found = publisher.get(
        "/admin/autocomplete/",
        {"app_label": "content", "model_name": "topic", "field_name": "related", "term": "lung"},
    ).json()

    assert [entry["text"] for entry in found["results"]] == ["Lung cancer"]
    for address in ("evidencerow", "faq", "sideeffect", "clinicaltrial", "centre", "costitem"):
        html = publisher.get(f"/admin/content/{address}/add/").content.decode()
        assert html.count("admin-autocomplete") >= 2


def test_person_who_may_only_look_gets_no_button(live_topic):
    client = sign_in(make_staff("reader", "view_topic"))

    html = client.get(form_address(live_topic)).content.decode()

    assert 'name="_save"' not in html
    assert "_publish" not in html
    assert 'href="/preview/liver-cancer/"' in html


def test_form_can_be_sent_unchanged(publisher, live_topic):
    before = list(Topic.objects.values()), list(Section.objects.values())

    save(publisher, form_address(live_topic))

    assert (list(Topic.objects.values()), list(Section.objects.values())) == before
    assert "sections-0-body" in read_form(publisher, form_address(live_topic))
    assert Source.objects.count() == 0


def test_claim_of_a_page_counts_as_key_figure(publisher, live_topic):
    make_claim("one", make_source(), live_topic)

    html = publisher.get(form_address(live_topic)).content.decode()

    assert f'href="/admin/content/claim/?topics__id__exact={live_topic.pk}">1 claim</a>' in html
