"""A page on paper: all of it, in black on white, with the addresses of its sources."""

import re

import pytest

from tests.browser.what_one_sees import least_contrast, sideways_overflow, style

pytestmark = pytest.mark.browser

PATHS_ON_PAPER = ["/", "/liver-cancer/", "/side-effects/", "/clinical-trials/"]


@pytest.mark.parametrize("path", PATHS_ON_PAPER)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_shows_every_text_in_black_on_white(path, scheme, tab) -> None:
    page = tab(path, width=320, color_scheme=scheme)
    page.emulate_media(media="print")
    try:
        hidden = page.eval_on_selector_all(
            "main :is(h1, h2, h3, h4, p, li, dt, dd, td, th)",
            """all => all.filter((e) => !e.closest(".breadcrumb, .contents, .onward"))
              .filter((e) => !e.checkVisibility()).map((e) => e.textContent.trim()).filter(Boolean)""",
        )
        ground = style(page, "body", "background-color")
        colours = {style(page, part, "color") for part in ("body", "h1", ".review-line", "main a")}
        contrast = least_contrast(page, "main p, main li, main dd, main td, main a")
        overflow = sideways_overflow(page)
    finally:
        page.emulate_media(media="screen")

    assert hidden == []
    assert (ground, colours) == ("rgb(255, 255, 255)", {"rgb(0, 0, 0)"})
    assert contrast == pytest.approx(21)
    assert overflow == {}


def test_paper_leaves_out_what_only_a_screen_can_use(tab) -> None:
    page = tab("/liver-cancer/")
    page.emulate_media(media="print")

    shown = {
        part: page.locator(part).first.is_visible()
        for part in (".site-menu", ".skip-link", ".breadcrumb", ".contents", ".onward")
    }
    kept = [page.locator(part).is_visible() for part in (".wordmark", ".disclaimer", "#sources")]
    page.emulate_media(media="screen")

    assert not any(shown.values()), shown
    assert all(kept)


def test_paper_gives_the_address_of_each_source(tab) -> None:
    page = tab("/liver-cancer/")
    page.emulate_media(media="print")

    printed = page.eval_on_selector_all(
        ".source-list__title", "all => all.map((e) => getComputedStyle(e, '::after').content)"
    )
    page.emulate_media(media="screen")

    assert len(printed) > 10
    assert [words for words in printed if not re.search(r"<.*https?://.*>", words)] == []


def test_page_becomes_a_pdf_of_several_pages_with_its_text(tab) -> None:
    page = tab("/liver-cancer/")

    page.emulate_media(media="print")
    pdf = page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="screen")

    sheets = re.findall(rb"/Type\s*/Page\b", pdf)
    assert pdf.startswith(b"%PDF-")
    assert 4 <= len(sheets) <= 20


def test_heading_and_head_of_a_table_stay_with_what_they_stand_above(tab) -> None:
    page = tab("/liver-cancer/")
    page.emulate_media(media="print")

    breaks = {
        part: (style(page, part, "break-inside"), style(page, part, "break-after"))
        for part in ("main h2", "main h3", "main caption", "main thead")
    }
    page.emulate_media(media="screen")

    assert breaks == dict.fromkeys(breaks, ("avoid", "avoid"))
