import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from content import serving
from content.models import Edition, Source, Topic
from content.publishing import publish
from tests.builders import (
    NOON,
    add_section,
    make_evidence_row,
    make_settings,
    make_source,
    make_topic,
)

# The database is emptied after each test, because the server has a connection of its own.
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "a long pass phrase"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

DJANGOS_OWN = {
    "link-in-text-block": ".breadcrumbs",  # links beside the name of the page, without underline
    "target-size": "#changelist-filter",  # a list of links, each 20 pixels high
    "label": ".select2-container",  # the field for typing inside a multiple choice has no name
    "list": ".select2-container",  # the same widget puts a span between the entries of a list
}
"""Rules of axe that Django's own markup breaks, and where: anywhere else they hold."""


@pytest.fixture(autouse=True)
def _nothing_served_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process keeps live pages by the number of the newest edition, which tests use again."""
    monkeypatch.setattr(serving, "_current", None)


@pytest.fixture
def console(page: Page) -> list[str]:
    """What the browser complains of: scripts that fail, styles that the policy blocks."""
    complaints: list[str] = []
    page.on("console", lambda one: complaints.append(one.text) if one.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return complaints


@pytest.fixture
def stored(page: Page, transactional_db, settings) -> Iterator[None]:
    """A small site: one live page with evidence, one draft, one chief editor."""
    # The test server finds static files by their own names, not by the hashed ones.
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    make_settings()
    source = make_source("lee-2015")
    topic = make_topic("liver-cancer", title="Liver cancer")
    add_section(topic, "The evidence", component="evidence")
    make_evidence_row("liver", topic, source)
    publish(topic, by=None, at=NOON)
    make_topic("lung-cancer", title="Lung cancer")
    User.objects.create_superuser("erika", password=PASSWORD)
    yield
    page.wait_for_load_state("networkidle")  # the database is emptied next


def sign_in(page: Page, address: str) -> None:
    page.goto(f"{address}/admin/")
    page.get_by_label("Username").fill("erika")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="What would you like to edit?")).to_be_visible()


def violations(page: Page) -> list[str]:
    """What axe finds wrong, less what Django's own markup answers for."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response
    return [
        f"{one['id']}: {node['html'][:160]}"
        for one in found["violations"]
        for node in one["nodes"]
        if not is_djangos_own(page, one["id"], node["target"][0])
    ]


def is_djangos_own(page: Page, rule: str, target: str) -> bool:
    place = DJANGOS_OWN.get(rule)
    inside = "(element, place) => element.closest(place) !== null"
    return place is not None and page.locator(target).first.evaluate(inside, place)


def test_editor_writes_previews_and_publishes_a_change(page, console, stored, live_server):
    sign_in(page, live_server.url)

    page.locator("#content-topic").get_by_role("link", name="Pages").click()
    page.get_by_role("link", name="Liver cancer").click()
    page.locator("#id_lead").fill("A lead that is new [@lee-2015].")
    page.get_by_text("Add another Section").click()
    section = page.locator("#sections-2")
    section.get_by_label("Heading:", exact=True).fill("What to do next")
    section.get_by_label("Text:", exact=True).fill("Ask your doctor [@nobody].")
    section.get_by_text("Layout and records").click()
    section.get_by_label("Layout:", exact=True).select_option("callout")
    page.locator(".field-related .select2-selection").click()
    page.keyboard.type("lung")
    page.get_by_role("option", name="Lung cancer").click()
    page.get_by_role("button", name="Save and continue editing").click()

    expect(page.locator("#sections-2")).to_contain_text("There is no source with the key “nobody”.")
    expect(page.locator("#id_sections-2-body")).to_have_value("Ask your doctor [@nobody].")

    page.locator("#id_sections-2-body").fill("Ask your doctor.")
    page.get_by_role("button", name="Save and continue editing").click()

    expect(page.get_by_text("Readers do not see the change")).to_be_visible()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Preview the saved text").click()
    preview = opened.value
    expect(preview.get_by_text("A lead that is new")).to_be_visible()
    preview.close()
    reader = page.context.browser.new_context().new_page()
    reader.goto(f"{live_server.url}/liver-cancer/")
    expect(reader.get_by_text("A lead that is new")).to_have_count(0)

    page.get_by_label("What changed, for readers").fill("A new lead.")
    page.get_by_role("button", name="Save and publish").click()

    expect(page.get_by_text("Published: “Liver cancer”, edition 2.")).to_be_visible()
    reader.reload()
    expect(reader.get_by_text("A lead that is new")).to_be_visible()
    expect(reader.get_by_role("heading", name="What to do next")).to_be_visible()
    reader.context.close()
    assert Edition.objects.live().get().change_note == "A new lead."

    page.get_by_role("link", name="Delete", exact=True).click()
    expect(page.get_by_text("was published, so it cannot be deleted")).to_be_visible()
    assert console == []


def test_editor_publishes_from_the_list(page, console, stored, live_server):
    sign_in(page, live_server.url)
    page.locator("#content-topic").get_by_role("link", name="Pages").click()

    page.get_by_role("row", name=re.compile("Lung cancer")).get_by_role("checkbox").check()
    page.get_by_role("combobox", name="Action").select_option(label="Publish selected pages")
    page.get_by_role("button", name="Go", exact=True).click()

    expect(page.get_by_text("Published: “Lung cancer”, edition 1.")).to_be_visible()
    page.get_by_role("link", name="See the live page").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lung cancer")
    assert console == []


ADDRESSES = {
    "index": lambda: "/admin/",
    "list": lambda: "/admin/content/topic/",
    "page form": lambda: f"/admin/content/topic/{Topic.objects.first().pk}/change/",
    "source form": lambda: f"/admin/content/source/{Source.objects.first().pk}/change/",
}


@pytest.mark.parametrize("place", ADDRESSES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_admin_meets_wcag(page, console, stored, live_server, place, scheme):
    page.emulate_media(color_scheme=scheme)
    sign_in(page, live_server.url)
    page.goto(live_server.url + ADDRESSES[place]())
    page.wait_for_load_state("networkidle")

    assert console == []  # before axe, whose own styles the policy blocks
    assert violations(page) == []
