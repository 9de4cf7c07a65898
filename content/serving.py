"""Live pages' bytes, made once per state of the site and held by this process."""

from __future__ import annotations

import gzip
import hashlib
import threading
from dataclasses import dataclass
from datetime import datetime

import brotli
from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date, parse_etags, quote_etag

from .documents import EditionStamp, SiteMap, decode
from .models import Edition
from .outputs.page_html import render_page
from .publishing import read_site_map

ENCODINGS = ("br", "gzip")


@dataclass(frozen=True)
class ServedPage:
    """One page ready to send: its bytes in each encoding, `""` for none."""

    bodies: dict[str, bytes]
    etag: str
    published_at: datetime


class _LiveSite:
    """The pages rendered so far for one state of the live editions."""

    def __init__(self, state: tuple[int, int]) -> None:
        self.state = state
        self.site_map: SiteMap = read_site_map()
        self.pages: dict[str, ServedPage] = {}


_lock = threading.Lock()
_current: _LiveSite | None = None


def live_site_map() -> SiteMap:
    """The live pages as of now. One query while nothing is published in between."""
    return _live_site().site_map


def find_page(path: str) -> ServedPage | None:
    """The live page at `path`, or None. One query, except the first time after a publication."""
    site = _live_site()
    if path not in {page.path for page in site.site_map.pages}:
        return None
    if path not in site.pages:
        edition = Edition.objects.live().get(path=path)
        site.pages[path] = _render(edition, site.site_map)
    return site.pages[path]


def respond(request: HttpRequest, page: ServedPage) -> HttpResponse:
    """The page in the encoding that the reader's browser takes, or 304 if it has it already."""
    accepted = request.headers.get("Accept-Encoding", "")
    offered = {part.split(";")[0].strip() for part in accepted.split(",") if "q=0" not in part}
    encoding = next((name for name in ENCODINGS if name in offered), "")
    etag = quote_etag(f"{page.etag}-{encoding or 'plain'}")
    known = parse_etags(request.headers.get("If-None-Match", ""))
    response: HttpResponse
    if etag in known or "*" in known:
        response = HttpResponseNotModified()
    else:
        response = HttpResponse(page.bodies[encoding], content_type="text/html; charset=utf-8")
        if encoding:
            response["Content-Encoding"] = encoding
    response["ETag"] = etag
    response["Last-Modified"] = http_date(page.published_at.timestamp())
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _live_site() -> _LiveSite:
    """The current state of the site, made anew whenever an edition was published or withdrawn."""
    global _current
    totals = Edition.objects.live().aggregate(newest=Max("pk"), live=Count("pk"))
    state = (totals["newest"] or 0, totals["live"])
    site = _current
    if site is None or site.state != state:
        with _lock:
            site = _current = _LiveSite(state)
    return site


def _render(edition: Edition, site_map: SiteMap) -> ServedPage:
    stamp = EditionStamp(
        number=edition.number,
        published_at=edition.published_at,
        change_note=edition.change_note,
    )
    html = render_page(decode(edition.document), stamp=stamp, site_map=site_map).encode()
    return ServedPage(
        bodies={
            "": html,
            "gzip": gzip.compress(html, mtime=0),
            "br": brotli.compress(html, quality=9),
        },
        etag=hashlib.sha256(html).hexdigest()[:20],
        published_at=edition.published_at,
    )
