"""What the server sends along with each page: status, cookies, protection, size."""

import gzip

import brotli
import pytest

from tests.sweeps.fetched_site import Answer, FetchedSite

FIRST_VIEW_BUDGET = 50 * 1024
"""Bytes of a page and its style sheet, gzip: about two seconds on a slow line."""
BUDGETS = {"/references/": 100 * 1024}
"""The whole register of sources stands on one page, so that one can search in it."""


def find_header_faults(answer: Answer) -> list[str]:
    headers = answer.headers
    faults = [f"A cookie is set: {cookie}" for cookie in headers.get_all("Set-Cookie", [])]
    policy = headers.get("Content-Security-Policy", "")
    if "default-src 'none'" not in policy or "frame-ancestors 'none'" not in policy:
        faults.append(f"The content security policy is “{policy}”.")
    if "unsafe" in policy or "http" in policy:
        faults.append(f"The content security policy has an exception: “{policy}”.")
    if headers.get("X-Content-Type-Options") != "nosniff":
        faults.append("Browsers may guess the kind of content.")
    if not headers.get("Referrer-Policy"):
        faults.append("Other sites may learn what was read.")
    if headers.get("Content-Type") != "text/html; charset=utf-8":
        faults.append(f"The kind of content is {headers.get('Content-Type')}.")
    return faults


def test_every_page_of_the_sitemap_answers(site: FetchedSite) -> None:
    assert {page.path for page in site.listed if page.answer.status != 200} == set()


def test_unknown_address_answers_not_found(site: FetchedSite) -> None:
    assert site.not_found.answer.status == 404


def test_no_page_sets_a_cookie_or_goes_out_unprotected(site: FetchedSite) -> None:
    faults = {page.path: find_header_faults(page.answer) for page in site.everything}

    assert {path: found for path, found in faults.items() if found} == {}


def test_planted_cookie_and_lax_policy_are_found(site: FetchedSite) -> None:
    answer = site.fetch("/")
    answer.headers["Set-Cookie"] = "seen=1"
    answer.headers.replace_header("Content-Security-Policy", "default-src 'none' 'unsafe-inline'")

    faults = find_header_faults(answer)

    assert [fault.split(":")[0] for fault in faults] == [
        "A cookie is set",
        "The content security policy is “default-src 'none' 'unsafe-inline'”.",
        "The content security policy has an exception",
    ]


def test_first_view_of_every_page_is_within_budget(site: FetchedSite) -> None:
    [style_sheet] = {tuple(page.document.links("stylesheet")) for page in site.everything}
    [style_path] = style_sheet
    style = site.fetch(style_path, Accept_Encoding="gzip")

    sizes = {
        page.path: len(style.body) + len(site.fetch(page.path, Accept_Encoding="gzip").body)
        for page in site.listed
    }

    assert style.headers["Content-Encoding"] == "gzip"
    too_large = {
        path: size for path, size in sizes.items() if size > BUDGETS.get(path, FIRST_VIEW_BUDGET)
    }
    assert too_large == {}


@pytest.mark.parametrize(
    ("accepted", "named", "unpack"),
    [("gzip", "gzip", gzip.decompress), ("br, gzip", "br", brotli.decompress)],
)
def test_compressed_page_is_the_same_page(accepted, named, unpack, site: FetchedSite) -> None:
    plain = next(page.answer.body for page in site.pages if page.path == "/")

    answer = site.fetch("/", Accept_Encoding=accepted)

    assert answer.headers["Content-Encoding"] == named
    assert unpack(answer.body) == plain
