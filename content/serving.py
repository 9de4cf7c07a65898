"""Live pages' bytes, made once per state of the site and held by this process."""

from __future__ import annotations

import gzip
import hashlib
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

import brotli
from django.db.models import Count, Max, Sum
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date, parse_etags, quote_etag

from .documents import EditionStamp, SiteMap, decode
from .models import Edition
from .outputs.page_html import render_page
from .outputs.site_pages import LiveRegister, make_register
from .publishing import make_site_map, read_live_pages

ENCODINGS = ("br", "gzip")
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class ServedPage:
    """One page ready to send: its bytes in each encoding, `""` for none."""

    bodies: dict[str, bytes]
    etag: str
    published_at: datetime | None
    content_type: str = HTML


class LiveSite:
    """The live pages in one state of their editions, and what was made of them so far."""

    def __init__(self, state: tuple[int, int, int]) -> None:
        self.state = state
        self.pages = read_live_pages()
        self.site_map: SiteMap = make_site_map(self.pages)
        self.kept: dict[str, ServedPage] = {}

    @cached_property
    def register(self) -> LiveRegister:
        """What all live pages say together. No query: the pages are at hand."""
        return make_register(self.pages, self.site_map)

    def keep(self, name: str, make: Callable[[], str | bytes], *, kind: str = HTML) -> ServedPage:
        """What `make` makes of this state of the site, made once and kept under `name`.

        There must be few names: they are kept until something is published.
        """
        if name not in self.kept:
            made = make()
            body = made.encode() if isinstance(made, str) else made
            newest = max((page.published_at for page in self.pages), default=None)
            self.kept[name] = _pack(body, published_at=newest, content_type=kind)
        return self.kept[name]


_lock = threading.Lock()
_current: LiveSite | None = None


def live_site() -> LiveSite:
    """The current state of the site, made anew whenever an edition was published or withdrawn."""
    global _current
    # Two publications may end in another order than they began; then the newest key stays the
    # same, and only the sum tells that the other one has arrived.
    totals = Edition.objects.live().aggregate(newest=Max("pk"), live=Count("pk"), all=Sum("pk"))
    state = (totals["newest"] or 0, totals["live"], totals["all"] or 0)
    site = _current
    if site is None or site.state != state:
        with _lock:
            site = _current
            if site is None or site.state != state:  # no other thread has made it meanwhile
                site = _current = LiveSite(state)
    return site


def live_site_map() -> SiteMap:
    """The live pages as of now. One query while nothing is published in between."""
    return live_site().site_map


def find_page(path: str) -> ServedPage | None:
    """The live page at `path`, or None. One query, except the first time after a publication."""
    site = live_site()
    if path not in {page.path for page in site.site_map.pages}:
        return None
    if path not in site.kept:
        edition = Edition.objects.live().filter(path=path).first()
        if edition is None:  # moved since the state was read; the next request sees the new state
            return None
        site.kept[path] = _render(edition, site.site_map)
    return site.kept[path]


def respond(request: HttpRequest, page: ServedPage) -> HttpResponse:
    """The page in the encoding that the reader's browser takes, or 304 if it has it already."""
    accepted = request.headers.get("Accept-Encoding", "").lower()
    encoding = next((name for name in ENCODINGS if _accepts(accepted, name)), "")
    etag = quote_etag(f"{page.etag}-{encoding or 'plain'}")
    # A proxy that compresses makes tags weak; they name the same page all the same.
    tags = parse_etags(request.headers.get("If-None-Match", ""))
    known = {tag.removeprefix("W/") for tag in tags}
    response: HttpResponse
    if etag in known or "*" in known:
        response = HttpResponseNotModified()
    else:
        response = HttpResponse(page.bodies[encoding], content_type=page.content_type)
        if encoding:
            response["Content-Encoding"] = encoding
    response["ETag"] = etag
    if page.published_at:
        response["Last-Modified"] = http_date(page.published_at.timestamp())
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _accepts(accepted: str, encoding: str) -> bool:
    """Whether `accepted` (RFC 9110, 12.5.3) names `encoding` with a weight above 0."""
    match = re.search(rf"(?:^|,)\s*{encoding}\s*(?:;\s*q=([0-9.]+)\s*)?(?:,|$)", accepted)
    return match is not None and (match[1] is None or match[1].strip("0.") != "")


def _render(edition: Edition, site_map: SiteMap) -> ServedPage:
    stamp = EditionStamp(
        number=edition.number,
        published_at=edition.published_at,
        change_note=edition.change_note,
    )
    html = render_page(decode(edition.document), stamp=stamp, site_map=site_map)
    return _pack(html.encode(), published_at=edition.published_at, content_type=HTML)


def _pack(body: bytes, *, published_at: datetime | None, content_type: str) -> ServedPage:
    return ServedPage(
        bodies={
            "": body,
            "gzip": gzip.compress(body, mtime=0),
            "br": brotli.compress(body, quality=9),
        },
        etag=hashlib.sha256(body).hexdigest()[:20],
        published_at=published_at,
        content_type=content_type,
    )
