from datetime import timedelta

from content.outputs.page_links import find_newest, link_to, newest_last
from tests.builders import NOON
from tests.outputs.live_pages import live_page

LATER = NOON + timedelta(days=1)


def test_link_leads_to_a_page_or_to_a_place_on_it():
    page = live_page("liver-cancer")

    assert (link_to(page).words, link_to(page).address) == ("Liver cancer", "/liver-cancer/")
    assert link_to(page, "sources").address == "/liver-cancer/#sources"


def test_newest_edition_comes_last_and_gives_the_moment():
    new, old = live_page("a", at=LATER), live_page("b", at=NOON)

    assert newest_last([new, old]) == [old, new]
    assert find_newest([link_to(new), link_to(old)]) == LATER
    assert find_newest([]) is None
