"""Every address of the served site, fetched once over HTTP."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection
from urllib.parse import urlsplit
from xml.etree import ElementTree

from tests.sweeps.expected_pages import PATHS
from tests.sweeps.html_document import HtmlDocument

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@dataclass(frozen=True)
class Answer:
    """What came back for one address, as bytes; redirects are not followed."""

    path: str
    status: int
    headers: Message
    body: bytes


@dataclass(frozen=True)
class FetchedPage:
    """An answer and the HTML in it."""

    answer: Answer
    document: HtmlDocument

    @property
    def path(self) -> str:
        return self.answer.path


@dataclass(frozen=True)
class FetchedSite:
    """The pages that the sitemap names, and the page for an address that is none."""

    address: str
    listed: tuple[FetchedPage, ...]
    not_found: FetchedPage

    @property
    def pages(self) -> tuple[FetchedPage, ...]:
        """The overview and the twenty support pages."""
        return tuple(page for page in self.listed if page.path in PATHS)

    @property
    def everything(self) -> tuple[FetchedPage, ...]:
        """All listed pages and the 404 page."""
        return (*self.listed, self.not_found)

    @property
    def overview(self) -> HtmlDocument:
        """The home page."""
        return self.at("/")

    def at(self, path: str) -> HtmlDocument:
        """The live page with this path."""
        return next(page.document for page in self.pages if page.path == path)

    def fetch(self, path: str, **headers: str) -> Answer:
        """One more request, for what is not a page."""
        return fetch(self.address, path, **headers)


def fetch_site(address: str) -> FetchedSite:
    """Asks for the sitemap, then for each page in it."""
    sitemap = ElementTree.fromstring(fetch(address, "/sitemap.xml").body)  # noqa: S314 - our own
    paths = [urlsplit(place.text or "").path for place in sitemap.iter(f"{SITEMAP}loc")]
    return FetchedSite(
        address=address,
        listed=tuple(_fetch_page(address, path) for path in paths),
        not_found=_fetch_page(address, "/no-such-page/"),
    )


def fetch(address: str, path: str, **headers: str) -> Answer:
    """The answer to one GET request, undecoded."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=30)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", path, headers=named)
        response = connection.getresponse()
        return Answer(path, response.status, response.headers, response.read())
    finally:
        connection.close()


def _fetch_page(address: str, path: str) -> FetchedPage:
    answer = fetch(address, path)
    return FetchedPage(answer, HtmlDocument(answer.body.decode(), path=path))
