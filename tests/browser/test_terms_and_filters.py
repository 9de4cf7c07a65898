"""Glossary marks and the filter of trials: what a browser makes of them without script."""

import pytest
from playwright.sync_api import Page

from tests.browser.test_accessibility import find_violations

pytestmark = pytest.mark.browser

TERM = ".term"
LISTS = ("/faq/", "/glossary/", "/references/", "/references/?kind=x", "/claims/")
CHROMIUM_KNOWS_NO_POPOVERS = """
    for (const span of document.querySelectorAll('[popover]')) span.removeAttribute('popover');
    for (const sheet of document.styleSheets) strip(sheet);
    function strip(rules) {
        for (let i = rules.cssRules.length - 1; i >= 0; i--) {
            const rule = rules.cssRules[i];
            if (rule.selectorText?.includes(':popover-open')) rules.deleteRule(i);
            else if (rule.styleSheet) strip(rule.styleSheet);
            else if (rule.cssRules) strip(rule);
        }
    }
"""


def open_definitions(tab: Page) -> list[str]:
    return tab.locator(".term__definition:popover-open").all_inner_texts()


@pytest.mark.parametrize("width", [320, 1280])
def test_term_opens_its_definition_in_place_by_keyboard_and_escape_closes_it(width, tab) -> None:
    page = tab("/liver-cancer/", width=width, java_script_enabled=True)
    term = page.locator(TERM).first
    term.focus()

    page.keyboard.press("Enter")

    [definition] = open_definitions(page)
    assert definition.strip().endswith("Glossary")
    assert "(" not in definition[:2]
    box = page.locator(".term__definition:popover-open").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    page.keyboard.press("Escape")
    assert open_definitions(page) == []
    assert page.evaluate("document.activeElement.className") == "term"


def test_link_of_a_definition_is_the_next_tab_stop(tab) -> None:
    page = tab("/liver-cancer/")
    page.locator(TERM).first.focus()
    page.keyboard.press("Enter")

    page.keyboard.press("Tab")

    assert "/glossary/#term-" in page.evaluate("document.activeElement.getAttribute('href')")


def test_tap_opens_a_definition_and_a_tap_elsewhere_closes_it(tab) -> None:
    page = tab("/liver-cancer/", width=320, has_touch=True)

    page.locator(TERM).first.tap()
    assert len(open_definitions(page)) == 1
    page.locator(TERM).first.scroll_into_view_if_needed()
    page.touchscreen.tap(300, 20)

    assert open_definitions(page) == []


def test_term_is_read_as_a_button_of_its_word(tab) -> None:
    page = tab("/liver-cancer/")
    word = page.locator(TERM).first.inner_text()

    assert page.get_by_role("button", name=word, exact=True).count() >= 1


def test_browser_without_popovers_shows_the_definition_in_brackets(tab) -> None:
    page = tab("/liver-cancer/")

    page.evaluate(CHROMIUM_KNOWS_NO_POPOVERS)

    definition = page.locator(".term__definition").first
    assert definition.is_visible()
    assert definition.inner_text().strip().startswith("(")
    assert definition.inner_text().strip().endswith(")")
    assert definition.evaluate("e => getComputedStyle(e).display") == "inline"


def test_paper_lists_the_terms_of_the_page_and_hides_definitions(tab) -> None:
    page = tab("/liver-cancer/")
    assert not page.locator(".terms-used").is_visible()

    page.emulate_media(media="print")

    assert page.locator(".terms-used").is_visible()
    assert not page.locator(".term__definition").first.is_visible()
    page.emulate_media(media="screen")


def test_trials_are_filtered_by_status_without_script(tab) -> None:
    page = tab("/clinical-trials/", java_script_enabled=False)
    rows = page.locator(".trials__row")
    statuses = [rows.nth(n).get_attribute("data-status") for n in range(rows.count())]
    choices = page.locator(".trials__radio")
    offered = [choices.nth(n).get_attribute("value") for n in range(choices.count())]
    assert set(offered) == {"", *statuses}

    for status in offered:
        page.locator(f'.trials__radio[value="{status}"]').check()
        shown = [s for n, s in enumerate(statuses) if rows.nth(n).is_visible()]
        assert shown == [s for s in statuses if status in ("", s)]


def test_paper_shows_all_trials_and_no_filter(tab) -> None:
    page = tab("/clinical-trials/")
    page.locator('.trials__radio[value="completed"]').check()

    page.emulate_media(media="print")

    rows = page.locator(".trials__row")
    assert all(rows.nth(n).is_visible() for n in range(rows.count()))
    assert not page.locator(".trials__filter").is_visible()
    page.emulate_media(media="screen")


def test_sources_are_chosen_with_the_form_alone(tab) -> None:
    page = tab("/references/", java_script_enabled=False)
    page.get_by_label("Kind of source").select_option("trial")

    page.get_by_role("button", name="Show these sources").click()

    assert "kind=trial" in page.url
    assert "; kind: Clinical trial" in page.locator(".source-filter__count").inner_text()
    page.get_by_role("link", name="Show all sources").first.click()
    assert page.url.endswith("/references/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", LISTS)
def test_list_of_the_whole_site_meets_wcag_and_fits(path, width, scheme, tab) -> None:
    page = tab(path, width=width, color_scheme=scheme)

    assert find_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_page_of_a_claim_meets_wcag_and_fits(width, scheme, tab) -> None:
    page = tab("/claims/", width=width, color_scheme=scheme)

    page.locator(".claim-list__link").first.click()

    assert "/claims/" in page.url
    assert find_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_definition_meets_wcag(scheme, tab) -> None:
    page = tab("/liver-cancer/", width=320, color_scheme=scheme)

    page.locator(TERM).first.click()

    assert len(open_definitions(page)) == 1
    assert find_violations(page) == []
