"""Every link leads somewhere, every citation to its source, and nothing foreign is loaded."""

from urllib.parse import urljoin, urlsplit

from tests.sweeps.fetched_site import FetchedSite
from tests.sweeps.html_document import HtmlDocument, text

LOADING_RELATIONS = ("stylesheet", "icon", "apple-touch-icon", "preload", "preconnect", "manifest")
LOADING_RELATIONS += ("dns-prefetch", "prefetch", "modulepreload")
OFFICIAL_SCHEMES = ("http", "https", "mailto", "tel")


def find_broken_links(document: HtmlDocument, anchors: dict[str, set[str]]) -> list[str]:
    """Links within the site whose page or place is not in `anchors` (path: ids)."""
    faults = []
    for link in document.all("a"):
        href = link.get("href", "")
        if urlsplit(href).scheme or urlsplit(href).netloc:
            continue
        target = urlsplit(urljoin(document.path, href))
        if not href or target.path not in anchors:
            faults.append(f"“{text(link)}” leads to {href or 'nowhere'}, which is no page.")
        elif target.fragment and target.fragment not in anchors[target.path]:
            faults.append(f"“{text(link)}” leads to {href}, which is no place there.")
    return faults


def find_odd_addresses(document: HtmlDocument) -> list[str]:
    """Links to other sites that are cut, written with a space or of a kind we do not use."""
    foreign = [link.get("href", "") for link in document.all("a")]
    return [
        f"{href} is odd."
        for href in foreign
        if (parts := urlsplit(href)).scheme
        and (
            parts.scheme not in OFFICIAL_SCHEMES
            or " " in href
            or (parts.scheme.startswith("http") and "." not in parts.netloc)
        )
    ]


def find_foreign_loads(document: HtmlDocument, address: str) -> list[str]:
    """Whatever a browser would fetch from another host by itself."""
    loaded = [
        element.get("href", "")
        for element in document.all("link")
        if element.get("rel") in LOADING_RELATIONS
    ]
    for element in document.all():
        loaded += [
            element.attrib[name] for name in ("src", "srcset", "data") if name in element.attrib
        ]
    own = urlsplit(address).netloc
    return [f"{href} is loaded." for href in loaded if urlsplit(href).netloc not in ("", own)]


def find_unnamed_links(document: HtmlDocument) -> list[str]:
    return [
        f"The link to {link.get('href')} has no words."
        for link in document.all("a")
        if not (text(link) or link.get("aria-label"))
    ]


def find_citation_faults(document: HtmlDocument) -> list[str]:
    """Citations whose number is not the place of their source in the list."""
    listed = [source.get("id", "") for source in document.by_class("source-list__source")]
    numbers = {f"#{name}": str(number) for number, name in enumerate(listed, 1)}
    marks = document.by_class("citation")
    faults = [
        f"Citation {text(mark)} leads to {mark.get('href')}, which is listed as "
        f"{numbers.get(mark.get('href', ''), 'nothing')}."
        for mark in marks
        if numbers.get(mark.get("href", "")) != text(mark)
    ]
    return faults + ["Nothing is cited."] * (not marks) + ["No source is listed."] * (not listed)


def test_every_internal_link_leads_to_a_page_and_a_place(site: FetchedSite) -> None:
    anchors = {page.path: set(page.document.ids) for page in site.everything}
    files = {
        path
        for page in site.everything
        for link in page.document.all("a")
        if not (path := urlsplit(urljoin(page.path, link.get("href", ""))).path).endswith("/")
        and not urlsplit(link.get("href", "")).scheme
    }
    anchors |= {path: set() for path in files if site.fetch(path).status == 200}

    faults = {page.path: find_broken_links(page.document, anchors) for page in site.everything}

    assert {path: found for path, found in faults.items() if found} == {}


def test_planted_broken_links_are_found() -> None:
    html = '<a href="/b/#here">One</a> <a href="/b/#gone">Two</a> <a href="/c/">Three</a>'

    found = find_broken_links(HtmlDocument(html), {"/": set(), "/b/": {"here"}})

    assert found == [
        "“Two” leads to /b/#gone, which is no place there.",
        "“Three” leads to /c/, which is no page.",
    ]


def test_every_link_to_another_site_is_whole(site: FetchedSite) -> None:
    faults = {page.path: find_odd_addresses(page.document) for page in site.everything}

    assert {path: found for path, found in faults.items() if found} == {}
    assert find_odd_addresses(HtmlDocument('<a href="https://doi">A</a>')) != []
    assert find_odd_addresses(HtmlDocument('<a href="javascript:alert(1)">A</a>')) != []


def test_no_page_loads_anything_from_another_host(site: FetchedSite) -> None:
    faults = {p.path: find_foreign_loads(p.document, site.address) for p in site.everything}

    assert {path: found for path, found in faults.items() if found} == {}
    planted = HtmlDocument('<img src="https://example.org/a.png" alt="">')
    assert find_foreign_loads(planted, site.address) == ["https://example.org/a.png is loaded."]
    planted = HtmlDocument('<link rel="stylesheet" href="//example.org/a.css">')
    assert find_foreign_loads(planted, site.address) == ["//example.org/a.css is loaded."]


def test_every_link_has_words(site: FetchedSite) -> None:
    faults = {page.path: find_unnamed_links(page.document) for page in site.everything}

    assert {path: found for path, found in faults.items() if found} == {}
    assert find_unnamed_links(HtmlDocument('<a href="/"> </a>')) != []


def test_every_page_lists_its_sources_numbered_as_cited(site: FetchedSite) -> None:
    faults = {page.path: find_citation_faults(page.document) for page in site.pages}

    assert {path: found for path, found in faults.items() if found} == {}


def test_planted_citation_faults_are_found() -> None:
    listed = '<ol><li class="source-list__source" id="source-a">A</li></ol>'

    assert find_citation_faults(HtmlDocument("<p>No source.</p>")) != []
    for mark in (
        '<a class="citation" href="#source-b">1</a>',
        '<a class="citation" href="#source-a">2</a>',
    ):
        assert find_citation_faults(HtmlDocument(mark + listed)) != []


def test_every_listed_source_leads_to_its_publication(site: FetchedSite) -> None:
    for page in site.pages:
        for source in page.document.by_class("source-list__source"):
            titles = page.document.by_class("source-list__title", within=source)

            assert [title.get("href", "")[:4] for title in titles] == ["http"], page.path
