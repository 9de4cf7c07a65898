"""The pages made of all live pages: they are found, whole, and lead where they say."""

import json
import re

import pytest

from tests.sweeps.fetched_site import FetchedSite
from tests.sweeps.html_document import HtmlDocument, text

LISTS = ("/faq/", "/glossary/", "/references/", "/claims/")


def listed(site: FetchedSite, path: str) -> HtmlDocument:
    return next(page.document for page in site.listed if page.path == path)


def find_term_faults(document: HtmlDocument) -> list[str]:
    """Marks without a definition or behind the wrong word, and words marked twice."""
    targets = [button.get("popovertarget", "") for button in document.by_class("term")]
    faults = [f"{name} is marked twice." for name in set(targets) if targets.count(name) > 1]
    shown = {element.get("id", "") for element in document.by_class("term__definition")}
    faults += [f"{name} has no definition." for name in targets if name not in shown]
    for button in document.by_class("term"):
        outside = {outer.tag for outer in document.ancestors(button)}
        faults += [f"{text(button)} is marked in a {tag}." for tag in outside & {"a", "h2", "th"}]
    return faults


@pytest.mark.parametrize("path", LISTS)
def test_list_is_in_the_sitemap_and_at_the_foot_of_every_page(path, site: FetchedSite) -> None:
    assert path in [page.path for page in site.listed]
    for page in site.everything:
        [foot] = page.document.by_class("site-links")
        assert path in [link.get("href") for link in foot.iter("a")], page.path


def test_every_claim_of_the_export_has_its_page_in_the_sitemap(site: FetchedSite) -> None:
    export = json.loads(site.fetch("/claims.json").body)
    pages = [page.path for page in site.listed if re.fullmatch(r"/claims/.+/", page.path)]

    assert export["schema"] == 1
    assert sorted(claim["url"].removeprefix(site.address) for claim in export["claims"]) == sorted(
        pages
    )
    assert pages


def test_every_source_of_a_page_is_in_the_register(site: FetchedSite) -> None:
    registered = set(listed(site, "/references/").ids)

    for page in site.pages:
        cited = {s.get("id") for s in page.document.by_class("source-list__source")}
        assert cited <= registered, page.path


def test_every_marked_term_is_in_the_glossary(site: FetchedSite) -> None:
    anchors = set(listed(site, "/glossary/").ids)

    for page in site.pages:
        marks = page.document.by_class("term")
        assert marks, page.path
        assert {mark.get("popovertarget") for mark in marks} <= anchors, page.path


def test_no_page_has_a_faulty_term(site: FetchedSite) -> None:
    faults = {page.path: find_term_faults(page.document) for page in site.everything}

    assert {path: found for path, found in faults.items() if found} == {}


@pytest.mark.parametrize(
    "html",
    [
        '<button class="term" popovertarget="term-a">A</button>',
        '<h2><button class="term" popovertarget="term-a">A</button></h2>'
        '<span class="term__definition" id="term-a">B</span>',
        '<button class="term" popovertarget="term-a">A</button>' * 2
        + '<span class="term__definition" id="term-a">B</span>',
    ],
)
def test_planted_faulty_term_is_found(html) -> None:
    assert find_term_faults(HtmlDocument(html)) != []


def test_every_question_of_a_page_stands_among_all_questions(site: FetchedSite) -> None:
    together = set(listed(site, "/faq/").ids)

    for page in site.pages:
        asked = {heading.get("id") for heading in page.document.by_class("questions__heading")}
        assert asked <= together, page.path
    assert len(listed(site, "/faq/").by_class("questions__heading")) >= 40
