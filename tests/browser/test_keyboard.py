"""Everything that can be done with a pointer can be done with Tab and Enter alone."""

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

FOCUSED = """() => {
  const e = document.activeElement;
  const {outlineStyle, outlineWidth} = getComputedStyle(e);
  const box = e.getBoundingClientRect();
  return {
    words: e.textContent.trim(),
    outlined: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
    seen: box.height > 0 && box.top > -1 && box.left > -1 && box.bottom < innerHeight + 1,
  };
}"""


def press_tab(page: Page) -> dict[str, object]:
    """What has the keyboard after one more Tab."""
    page.keyboard.press("Tab")
    focused: dict[str, object] = page.evaluate(FOCUSED)
    return focused


def tab_to(page: Page, words: str) -> None:
    """Presses Tab until what is called `words` has the keyboard."""
    for _ in range(60):
        if str(press_tab(page)["words"]).startswith(words):
            return
    pytest.fail(f"“{words}” cannot be reached with Tab.")


def test_first_tab_stop_skips_to_the_main_text(tab) -> None:
    page = tab("/liver-cancer/", width=320)

    assert press_tab(page) == {"words": "Skip to the main text", "outlined": True, "seen": True}
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"
    assert press_tab(page)["words"] == "Home"  # the first link of the breadcrumb


def test_skip_link_is_out_of_sight_until_it_has_the_keyboard(tab) -> None:
    page = tab("/liver-cancer/", width=320)

    box = page.locator(".skip-link").bounding_box()

    assert box["y"] + box["height"] < 0


@pytest.mark.parametrize("width", [320, 1280])
def test_menu_opens_closes_and_leads_to_a_page_by_keyboard(width, tab) -> None:
    page = tab("/liver-cancer/", width=width)
    tab_to(page, "All pages")

    page.keyboard.press("Enter")
    assert page.locator(".site-menu__panel").is_visible()
    page.keyboard.press("Enter")
    assert page.locator(".site-menu__panel").is_hidden()

    page.keyboard.press("Enter")
    tab_to(page, "Side effects")
    page.keyboard.press("Enter")
    page.wait_for_url("**/side-effects/")


def test_contents_fold_opens_and_leads_to_a_section_by_keyboard(tab) -> None:
    page = tab("/liver-cancer/", width=320)
    tab_to(page, "On this page")

    page.keyboard.press("Enter")
    tab_to(page, "Sources")
    page.keyboard.press("Enter")

    page.wait_for_url("**/liver-cancer/#sources")
    top = page.locator("#sources").evaluate("e => e.getBoundingClientRect().top")
    assert 0 <= top < 120


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_tab_stop_of_a_page_has_a_visible_outline(scheme, tab) -> None:
    page = tab("/how-cancerfax-helps/", width=320, color_scheme=scheme)
    page.evaluate("() => document.querySelectorAll('details').forEach((e) => { e.open = true })")
    stops = page.locator("a:visible, summary:visible").count()

    focused = [press_tab(page) for _ in range(stops)]

    assert stops > 40
    assert [stop["words"] for stop in focused if not (stop["outlined"] and stop["seen"])] == []


def test_link_to_a_section_shows_its_heading_below_the_top_edge(tab, served_site) -> None:
    page = tab("/?#evidence-liver")

    page.goto(f"{served_site}/#common-questions")

    top = page.locator("#common-questions").evaluate("e => e.getBoundingClientRect().top")
    assert 0 <= top < 120
