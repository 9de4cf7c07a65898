"""axe on every page, narrow and wide, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.sweeps.expected_pages import PATHS

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": RULES, "resultTypes": ["violations"]}


def find_violations(page: Page) -> list[str]:
    """What axe objects to: rule, element and its first hundred characters."""
    results = Axe().run(page, options=OPTIONS)
    return [
        f"{violation['id']}: {node['target']} {node['html'][:100]}"
        for violation in results.response["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", [*PATHS, "/no-such-page/"])
def test_page_breaks_no_accessibility_rule(path, width, scheme, tab) -> None:
    page = tab(path, width=width, color_scheme=scheme)

    assert find_violations(page) == []


def test_opened_menu_and_contents_break_no_accessibility_rule(tab) -> None:
    page = tab("/liver-cancer/", width=320)
    page.locator(".site-menu__button").click()
    page.locator(".contents__fold summary").click()

    assert find_violations(page) == []


def test_planted_violations_are_found(tab) -> None:
    page = tab("/how-cancerfax-helps/", width=320)
    page.evaluate(
        """() => {
          document.querySelector(".page__lead").style.color = "#ddd";
          document.querySelector("main").insertAdjacentHTML("beforeend", "<button></button>");
        }"""
    )

    assert {found.split(":")[0] for found in find_violations(page)} == {
        "button-name",
        "color-contrast",
    }
