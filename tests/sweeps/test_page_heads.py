"""What search engines, messengers and browser tabs read of a page."""

from collections import Counter
from collections.abc import Callable, Iterable

import pytest

from tests.sweeps.fetched_site import FetchedSite
from tests.sweeps.html_document import HtmlDocument

OPEN_GRAPH = ("og:title", "og:description", "og:type", "og:url", "og:image", "og:image:alt")
SHARED_BYTES = 4096
"""Some messengers read no further than this."""


def find_description_faults(document: HtmlDocument) -> list[str]:
    description = document.meta("description")
    if not description:
        return ["There is no description."]
    return [f"The description has {len(description)} characters."] * (len(description) > 160)


def find_title_faults(document: HtmlDocument) -> list[str]:
    if len(document.all("title")) != 1 or not document.title:
        return ["There is not exactly one title."]
    return [] if document.title.endswith(" – CIK Info") else ["The title does not name the site."]


def find_open_graph_faults(document: HtmlDocument) -> list[str]:
    begin = HtmlDocument(document.html.encode()[:SHARED_BYTES].decode(errors="ignore"))
    return [f"{name} is not in the first 4 KB." for name in OPEN_GRAPH if not begin.meta(name)]


def find_missing_basics(document: HtmlDocument) -> list[str]:
    faults = []
    if document.root.get("lang") != "en-GB":
        faults.append("The language is not named.")
    if document.meta("viewport") != "width=device-width, initial-scale=1":
        faults.append("The page does not fit itself to a telephone, or forbids zoom.")
    return faults


def find_twins(values: Iterable[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


PLANTED: list[tuple[Callable[[HtmlDocument], list[str]], str]] = [
    (find_description_faults, "<title>A</title>"),
    (find_description_faults, f'<meta name="description" content="{"a" * 161}">'),
    (find_title_faults, "<title>A page</title>"),
    (find_open_graph_faults, "<p>" + "a" * 4096 + '<meta property="og:title" content="Late">'),
    (find_missing_basics, '<meta name="viewport" content="width=device-width, user-scalable=no">'),
]


@pytest.mark.parametrize(("find", "html"), PLANTED)
def test_planted_head_fault_is_found(find: Callable[[HtmlDocument], list[str]], html: str) -> None:
    assert find(HtmlDocument(html)) != []


@pytest.mark.parametrize("find", dict.fromkeys(find for find, _ in PLANTED))
def test_no_page_has_a_head_fault(
    find: Callable[[HtmlDocument], list[str]], site: FetchedSite
) -> None:
    faults = {page.path: find(page.document) for page in site.listed}

    assert {path: found for path, found in faults.items() if found} == {}


def test_titles_and_descriptions_are_unique_across_the_site(site: FetchedSite) -> None:
    titles = find_twins(page.document.title for page in site.everything)
    descriptions = find_twins(page.document.meta("description") for page in site.listed)

    assert titles + descriptions == []
    assert find_twins(["One page", "Another", "One page"]) == ["One page"]


def test_canonical_address_is_the_address_of_the_page(site: FetchedSite) -> None:
    for page in site.listed:
        own = site.address + page.path

        assert page.document.links("canonical") == [own]
        assert page.document.meta("og:url") == own


def test_share_image_is_served_from_the_address_that_pages_name(site: FetchedSite) -> None:
    images = {page.document.meta("og:image") for page in site.listed}

    assert len(images) == 1
    answer = site.fetch(images.pop().removeprefix(site.address))
    assert (answer.status, answer.headers["Content-Type"]) == (200, "image/png")


def test_page_not_found_is_kept_out_of_search_engines(site: FetchedSite) -> None:
    assert site.not_found.document.meta("robots") == "noindex"
    assert not any(page.document.meta("robots") for page in site.listed)
