"""Narrow windows, zoom, large text and wide spacing: nothing is lost and nothing scrolls sideways."""

import pytest
from playwright.sync_api import Page

from tests.browser.what_one_sees import cut_texts, sideways_overflow
from tests.sweeps.expected_pages import PATHS

pytestmark = pytest.mark.browser

ALL = [*PATHS, "/no-such-page/"]

TEXT_SPACING = """
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
"""
"""WCAG 2.2, 1.4.12."""


def add_style(page: Page, css: str) -> None:
    """As a reader's own browser settings would: the page's policy doesn't bind them."""
    page.evaluate(
        """(css) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(css);
          document.adoptedStyleSheets = [sheet];
        }""",
        css,
    )


@pytest.mark.parametrize("path", ALL)
def test_page_fits_320_pixels_also_with_large_text_and_wide_spacing(path, tab) -> None:
    page = tab(path, width=320)

    assert sideways_overflow(page) == {}
    assert cut_texts(page) == []

    add_style(page, TEXT_SPACING)
    assert sideways_overflow(page) == {}
    assert cut_texts(page) == []


@pytest.mark.parametrize("path", ALL)
def test_page_fits_1280_pixels_with_text_at_twice_its_size(path, tab) -> None:
    page = tab(path, width=1280)
    size = float(
        page.evaluate("parseFloat(getComputedStyle(document.querySelector('p')).fontSize)")
    )

    add_style(page, "html { font-size: 200% }")

    doubled = page.evaluate("parseFloat(getComputedStyle(document.querySelector('p')).fontSize)")
    assert doubled == pytest.approx(2 * size)
    assert sideways_overflow(page) == {}
    assert cut_texts(page) == []


@pytest.mark.parametrize("path", ["/", "/liver-cancer/", "/clinical-trials/"])
def test_page_fits_a_desktop_window_at_400_percent(path, tab) -> None:
    page = tab(path, width=320, device_scale_factor=4)

    assert page.evaluate("[innerWidth, devicePixelRatio]") == [320, 4]
    assert sideways_overflow(page) == {}


@pytest.mark.parametrize("width", [480, 768, 1088])
def test_overview_fits_where_the_layout_changes(width, tab) -> None:
    for edge in (width - 1, width, width + 1):
        page = tab("/", width=width)
        page.set_viewport_size({"width": edge, "height": 800})

        assert sideways_overflow(page) == {}


def test_planted_overflow_and_cut_text_are_found(tab) -> None:
    page = tab("/evidence/", width=320)

    add_style(page, ".page__lead { inline-size: 40rem }")
    assert sideways_overflow(page)["by"][-1] == "P.page__lead"

    add_style(page, ".page__lead { block-size: 1em; overflow: hidden }")
    assert cut_texts(page)[0].startswith(page.locator(".page__lead").inner_text()[:20])


@pytest.mark.parametrize("path", ["/", "/liver-cancer/", "/clinical-trials/"])
def test_main_actions_are_44_pixels_high_and_other_lone_links_24(path, tab) -> None:
    page = tab(path, width=320)
    for fold in page.locator("summary:visible").all():
        fold.click()

    small = page.evaluate(
        """() => {
          const low = (selector, least) => [...document.querySelectorAll(selector)]
            .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < least)
            .map((e) => `${e.textContent.trim()} (${e.getBoundingClientRect().height})`);
          const inline = "p a, li li a, dd a, dt a, .prose a, .in-brief a, .source-list a, "
            + ".questions-to-ask a, td a, th a, .citations a";
          const lone = [...document.querySelectorAll("a")].filter((e) => !e.matches(inline));
          return [
            ...low("summary, .wordmark, .neighbours__link", 44),
            ...lone.filter((e) => e.checkVisibility())
              .filter((e) => e.getBoundingClientRect().height < 24)
              .map((e) => `${e.textContent.trim()} (${e.getBoundingClientRect().height})`),
          ];
        }"""
    )

    assert small == []


@pytest.mark.parametrize("path", ["/", "/compared-with-car-t/"])
def test_citation_stays_on_the_line_of_the_words_that_it_follows(path, tab) -> None:
    page = tab(path, width=320)

    alone = page.eval_on_selector_all(
        ".citations",
        """all => all.filter((e) => e.checkVisibility() && e.previousSibling?.nodeType === 3)
          .filter((e) => {
            const words = document.createRange();
            const end = e.previousSibling.length;
            words.setStart(e.previousSibling, end - 1);
            words.setEnd(e.previousSibling, end);
            const gap = e.querySelector("a").getBoundingClientRect().bottom
              - words.getBoundingClientRect().bottom;
            return gap > 10;
          }).map((e) => e.parentElement.textContent.trim().slice(-60))""",
    )

    assert page.locator(".citations").count() > 20
    assert alone == []
