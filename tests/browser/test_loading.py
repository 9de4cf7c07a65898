"""What a page asks for and what it costs: nothing foreign, no script, no error."""

import pytest
from playwright.sync_api import Browser

from tests.browser.what_one_sees import shown_text
from tests.sweeps.expected_pages import PATHS

pytestmark = pytest.mark.browser


def test_no_page_fails_complains_asks_another_host_or_keeps_anything(page, served_site) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on("requestfailed", lambda request: failed.append((request.url, request.failure)))
    page.on("request", lambda request: asked.append(request.url))
    page.on(
        "response",
        lambda answer: answer.status >= 400 and complaints.append(f"{answer.status}: {answer.url}"),
    )
    asked: list[str] = []
    failed: list[tuple[str, str | None]] = []

    for path in PATHS:
        page.goto(served_site + path)

    assert complaints == []
    assert [url for url, why in failed if why != "net::ERR_ABORTED"] == []  # left before it came
    assert [url for url in asked if not url.startswith(served_site + "/")] == []
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_planted_foreign_image_is_refused_and_heard_of(page, served_site) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(served_site)

    page.evaluate(
        "() => { document.body.append(new Image()); document.images[0].src = '//a.test/' }"
    )
    page.wait_for_function("() => document.images[0].complete")

    assert len(complaints) == 1
    assert "Content Security Policy" in complaints[0]


@pytest.mark.parametrize("path", PATHS)
def test_page_says_the_same_without_script(path, tab) -> None:
    with_script = shown_text(tab(path))

    assert shown_text(tab(path, java_script_enabled=False)) == with_script


def test_folds_open_without_script(tab) -> None:
    page = tab("/liver-cancer/", width=320, java_script_enabled=False)

    page.locator(".site-menu__button").click()
    page.locator(".contents__fold summary").click()

    assert page.locator(".site-menu__panel a").first.is_visible()
    assert page.locator(".contents__fold a").first.is_visible()


@pytest.mark.parametrize("path", ["/", "/liver-cancer/", "/compared-with-car-t/"])
def test_page_without_style_sheet_reads_in_order(path, browser: Browser, served_site) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    context.route("**/*.css", lambda route: route.abort())
    plain = context.new_page()
    plain.goto(served_site + path)

    tops = plain.eval_on_selector_all(
        "main h1, main h2, main h3, main h4, main p",
        "all => all.filter((e) => e.checkVisibility()).map((e) => e.getBoundingClientRect().top)",
    )
    family = plain.evaluate("getComputedStyle(document.body).backgroundColor")
    context.close()

    assert family == "rgba(0, 0, 0, 0)"  # the sheet is really gone
    assert len(tops) > 20
    assert tops == sorted(tops)
