"""Tabs of every kind that the browser tests need, each opened once and used for all pages."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

OpenTab = Callable[..., Page]


@pytest.fixture(scope="session")
def tab(browser: Browser, served_site: str) -> Iterator[OpenTab]:
    """`tab("/evidence/", width=320, color_scheme="dark")`: the page in a tab of that kind.

    A tab is used again for the next page of its kind: opening one takes longer than reading a
    page. Further settings are those of Playwright's `new_context`.
    """
    tabs: dict[str, Page] = {}

    def open_tab(path: str, *, width: int = 1280, **settings: Any) -> Page:
        kind = f"{width} {sorted(settings.items())}"
        if kind not in tabs:
            viewport = {"width": width, "height": 900 if width > 600 else 640}
            tabs[kind] = browser.new_context(viewport=viewport, **settings).new_page()
        tabs[kind].goto(served_site + path)
        return tabs[kind]

    yield open_tab
    for opened in tabs.values():
        opened.context.close()
