"""The pages together: which there are, under which titles, and how one gets from one to another."""

import pytest

from tests.sweeps.expected_pages import EXPLORE, HUBS, MENU, OVERVIEW, PATHS, TITLES
from tests.sweeps.fetched_site import FetchedSite
from tests.sweeps.html_document import HtmlDocument, text


def list_hubs(document: HtmlDocument, within: str) -> dict[str, list[str]]:
    """The hubs of a list of pages, by the class or the section in which it stands: name → paths."""
    [index] = document.by_class("page-index", within=document.by_class(within)[0])
    return {
        text(next(hub.iter("h2" if within == "site-menu" else "h3"))): [
            link.get("href", "") for link in hub.iter("a")
        ]
        for hub in document.by_class("page-index__hub", within=index)
    }


def find_neighbour_faults(neighbours: dict[str, tuple[list[str], list[str]]]) -> list[str]:
    """Pages whose next page does not lead back, in path → (previous, next)."""
    faults = []
    for path, (_, following) in neighbours.items():
        faults += [
            f"{path} leads on to {other}, which does not lead back."
            for other in following
            if neighbours[other][0] != [path]
        ]
    for path, (previous, _) in neighbours.items():
        faults += [
            f"{path} leads back to {other}, which does not lead on."
            for other in previous
            if neighbours[other][1] != [path]
        ]
    return faults


def test_sitemap_holds_the_overview_the_twenty_pages_and_the_further_ones_in_order(
    site: FetchedSite,
) -> None:
    assert [page.path for page in site.pages] == list(PATHS)
    assert (len(EXPLORE), len(PATHS)) == (20, 27)


def test_pages_have_the_titles_that_were_asked_for(site: FetchedSite) -> None:
    headings = {page.path: text(page.document.all("h1")[0]) for page in site.pages}

    assert headings == {OVERVIEW: "CIK Therapy: Cytokine-Induced Killer Cell Therapy"} | TITLES


def test_overview_lists_twenty_pages_under_full_titles_in_five_hubs(site: FetchedSite) -> None:
    explore = site.overview.section("explore")
    links = {link.get("href"): text(link) for link in explore.iter("a")}
    [index] = site.overview.by_class("page-index", within=explore)
    hubs = site.overview.by_class("page-index__hub", within=index)

    assert [text(next(hub.iter("h3"))) for hub in hubs] == list(HUBS)
    assert links == EXPLORE


def test_menu_of_every_page_lists_all_pages_by_hub(site: FetchedSite) -> None:
    expected = {hub: list(pages) for hub, pages in MENU.items()}

    for page in site.everything:
        assert list_hubs(page.document, "site-menu") == expected, page.path


def test_page_not_found_lists_all_pages_by_hub(site: FetchedSite) -> None:
    listed = list_hubs(site.not_found.document, "page--plain")

    assert listed == {hub: list(pages) for hub, pages in MENU.items()}
    assert text(site.not_found.document.all("h1")[0]) == "This page was not found"


def test_menu_marks_the_page_on_which_one_is(site: FetchedSite) -> None:
    for page in site.pages:
        [menu] = page.document.by_class("site-menu")
        current = [a.get("href") for a in menu.iter("a") if a.get("aria-current") == "page"]

        assert current == [path for path in [page.path] if path != OVERVIEW]


def test_breadcrumb_leads_through_the_hub_on_every_page_but_the_overview(
    site: FetchedSite,
) -> None:
    assert site.overview.by_class("breadcrumb") == []
    for hub, paths in MENU.items():
        for path in paths:
            document = site.at(path)
            [trail] = document.by_class("breadcrumb")
            links = {text(link): link.get("href", "") for link in trail.iter("a")}
            [current] = [e for e in trail.iter() if e.get("aria-current") == "page"]

            assert links.pop("Home") == "/"
            assert list(links) == ([hub] if hub in HUBS else [])
            for address in links.values():
                assert text(site.overview.ids[address.removeprefix("/#")]) == hub
            assert text(current)


@pytest.mark.parametrize("hub", MENU)
def test_previous_and_next_lead_through_a_hub_and_back(hub: str, site: FetchedSite) -> None:
    paths = list(MENU[hub])

    neighbours = {
        path: (site.at(path).links("prev"), site.at(path).links("next")) for path in paths
    }

    assert find_neighbour_faults(neighbours) == []
    assert [following for _, following in neighbours.values()] == [*([p] for p in paths[1:]), []]


def test_planted_one_way_neighbour_is_found() -> None:
    assert find_neighbour_faults({"/a/": ([], ["/b/"]), "/b/": ([], [])}) == [
        "/a/ leads on to /b/, which does not lead back."
    ]
    assert find_neighbour_faults({"/a/": ([], []), "/b/": (["/a/"], [])}) == [
        "/b/ leads back to /a/, which does not lead on."
    ]


def test_every_support_page_names_related_pages_other_than_itself(site: FetchedSite) -> None:
    for path, title in TITLES.items():
        related = site.at(path).section("related")
        links = {link.get("href"): text(link) for link in related.iter("a")}

        assert links, path
        assert links == {other: TITLES[other] for other in links}, path
        assert title not in links.values()


def test_contents_list_of_every_page_names_its_sections_in_order(site: FetchedSite) -> None:
    for page in site.pages:
        [body] = page.document.by_class("page__body")
        headings = [(f"#{h.get('id')}", text(h)) for h in body.iter("h2")]

        for part in ("contents__fold", "contents__beside"):
            [listed] = page.document.by_class(part)
            links = [(link.get("href"), text(link)) for link in listed.iter("a")]

            assert links == headings, page.path
