"""Dark scheme, forced colours and writing from right to left."""

import pytest

from tests.browser.what_one_sees import least_contrast, sideways_overflow, style
from tests.sweeps.expected_pages import PATHS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/side-effects/", "/cost-in-china/"])
def test_text_and_links_stand_out_from_their_ground(path, scheme, tab) -> None:
    page = tab(path, color_scheme=scheme)

    assert least_contrast(page, "main p, main li, main dd, main td, main h1, main h2, main h3") >= 7
    assert least_contrast(page, "a, summary") >= 4.5
    assert least_contrast(page, ".review-line, .breadcrumb, .site-footer p, dt, th, caption") >= 7


def test_planted_low_contrast_is_found(tab) -> None:
    page = tab("/evidence/", color_scheme="light")
    page.evaluate("() => { document.querySelector('.page__lead').style.color = '#777' }")

    assert least_contrast(page, ".page__lead") < 4.5


def test_dark_scheme_is_dark_and_light_scheme_light(tab) -> None:
    grounds = {
        scheme: style(tab("/", color_scheme=scheme), "body", "background-color")
        for scheme in ("light", "dark")
    }

    assert grounds == {"light": "rgb(252, 250, 245)", "dark": "rgb(21, 25, 26)"}


def test_forced_colours_keep_the_edges_of_callouts_and_the_certainty_marks(tab) -> None:
    page = tab("/", forced_colors="active", color_scheme="light")

    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    for side in ("top", "right", "bottom", "left"):
        assert style(page, ".callout", f"border-{side}-style") == "solid"
        assert float(style(page, ".callout", f"border-{side}-width").removesuffix("px")) >= 1
    ground = style(page, "body", "background-color")
    drawn = page.eval_on_selector_all(
        ".certainty__mark rect",
        "all => all.map((e) => [getComputedStyle(e).fill, getComputedStyle(e).stroke])",
    )
    assert {stroke for _, stroke in drawn} == {style(page, "body", "color")}
    assert {fill for fill, _ in drawn} == {"none", style(page, "body", "color")}
    assert ground not in {stroke for _, stroke in drawn}


@pytest.mark.parametrize("path", PATHS)
def test_page_from_right_to_left_fits_320_pixels(path, tab) -> None:
    page = tab(path, width=320)
    page.evaluate("() => { document.documentElement.dir = 'rtl' }")

    assert sideways_overflow(page) == {}


def test_page_from_right_to_left_is_the_mirror_image(tab) -> None:
    page = tab("/", width=1280)
    page.evaluate("() => { document.documentElement.dir = 'rtl' }")

    assert style(page, ".callout", "border-right-width") == "4px"
    assert style(page, ".callout", "border-left-width") == "0px"
    assert style(page, ".page__title", "text-align") in ("start", "right")
    name, menu = (page.locator(part).bounding_box() for part in (".wordmark", ".site-menu"))
    assert name["x"] > menu["x"]
    text, contents = (page.locator(part).bounding_box() for part in (".page__body", ".contents"))
    assert text["x"] > contents["x"]
