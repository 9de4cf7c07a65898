"""Links from the lists of the whole site to the live pages that feed them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from ..documents import LivePage


@dataclass(frozen=True)
class PageLink:
    """A place on a live page, and since when that page says what it says."""

    words: str
    address: str
    published_at: datetime


def link_to(page: LivePage, anchor: str = "") -> PageLink:
    """The link to a page, or to a place on it."""
    path = page.document.path
    return PageLink(
        words=page.document.short_title,
        address=f"{path}#{anchor}" if anchor else path,
        published_at=page.published_at,
    )


def newest_last(pages: Iterable[LivePage]) -> list[LivePage]:
    """The pages by age of their edition: what is taken from the last one is the latest word."""
    return sorted(pages, key=lambda page: (page.published_at, page.document.path))


def find_newest(links: Iterable[PageLink]) -> datetime | None:
    """When the newest of the editions behind the links was published."""
    return max((link.published_at for link in links), default=None)
