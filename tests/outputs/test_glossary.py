from datetime import timedelta

from content.outputs.glossary import group_by_letter, list_terms
from tests.builders import NOON
from tests.outputs.live_pages import live_page, term


def test_terms_of_all_pages_stand_in_alphabetical_order_with_their_pages():
    first = live_page("liver-cancer", terms=(term("T cell"), term("CIK")))
    second = live_page("evidence", terms=(term("T cell"),))

    listed = list_terms([first, second])

    assert [(item.term.term, [link.words for link in item.pages]) for item in listed] == [
        ("CIK", ["Liver cancer"]),
        ("T cell", ["Liver cancer", "Evidence"]),
    ]


def test_newest_edition_defines_a_term():
    new = live_page("a", terms=(term("CIK", definition="New."),), at=NOON + timedelta(days=1))
    old = live_page("b", terms=(term("CIK", definition="Old."),))

    (item,) = list_terms([new, old])

    assert item.term.definition == "New."
    assert [link.words for link in item.pages] == ["A", "B"]


def test_letters_hold_their_terms_and_digits_stand_together():
    page = live_page(
        terms=tuple(map(term, ["95% interval", "cell", "CIK", "“Blind” trial", "5-FU"]))
    )

    letters = group_by_letter(list_terms([page]))

    assert [(x.name, x.anchor, [item.term.term for item in x.terms]) for x in letters] == [
        ("0–9", "letter-digits", ["5-FU", "95% interval"]),
        ("B", "letter-b", ["“Blind” trial"]),
        ("C", "letter-c", ["cell", "CIK"]),
    ]


def test_terms_whose_names_make_the_same_address_get_different_ones():
    listed = list_terms([live_page(terms=(term("T cell"), term("γδ T cell"), term("T-cell")))])

    assert [item.anchor for item in listed] == ["term-t-cell", "term-t-cell-2", "term-t-cell-3"]


def test_other_spellings_leave_out_the_term_itself():
    (item,) = list_terms([live_page(terms=(term("T cell", "t cell", "T cells"),))])

    assert item.other_spellings == ("T cells",)
