from decimal import Decimal

import pytest

from content.documents import (
    Certainty,
    Group,
)

from .any_document import make_source


@pytest.mark.parametrize(
    ("events", "total", "rate", "out_of_100"),
    [
        (45, 100, None, 45),
        (1, 3, None, 33),
        (1, 200, None, 1),
        (3, 10, Decimal("44.5"), 45),
        (None, None, Decimal("44.4"), 44),
        (None, 100, None, None),
        (3, None, None, None),
        (0, 0, None, None),
        (0, 10, None, 0),
    ],
)
def test_group_is_counted_in_whole_people_out_of_100(events, total, rate, out_of_100):
    group = Group(name="CIK", events=events, total=total, rate=rate, value=None)

    assert group.out_of_100 == out_of_100


@pytest.mark.parametrize(
    ("authors", "title", "year", "label"),
    [
        ("Lee JH, Lim YS", "Cells", 2015, "Lee 2015"),
        ("Lee JH", "Cells", None, "Lee"),
        ("van der Berg A; Smith B", "Cells", 2019, "van der Berg 2019"),
        ("NCCN", "Guide", 2024, "NCCN 2024"),
        ("", "A very long title of a page", 2020, "A very long title 2020"),
        ("", "A very long title of a page", None, "A very long title"),
    ],
)
def test_source_is_named_by_who_and_when(authors, title, year, label):
    assert make_source(authors=authors, title=title, year=year).label == label


@pytest.mark.parametrize(
    ("doi", "pmid", "url", "address"),
    [
        ("10.1053/j.x", "123", "https://a.example/", "https://doi.org/10.1053/j.x"),
        ("", "123", "https://a.example/", "https://pubmed.ncbi.nlm.nih.gov/123/"),
        ("", "", "https://a.example/", "https://a.example/"),
    ],
)
def test_address_of_a_source_is_its_doi_then_pubmed_then_its_page(doi, pmid, url, address):
    assert make_source(doi=doi, pmid=pmid, url=url).address == address


@pytest.mark.parametrize(
    ("level", "word", "steps"),
    [
        ("high", "High", 4),
        ("moderate", "Moderate", 3),
        ("low", "Low", 2),
        ("very-low", "Very low", 1),
    ],
)
def test_certainty_has_a_word_and_a_number_of_steps(level, word, steps):
    certainty = Certainty(level=level, reason="")

    assert (certainty.word, certainty.steps) == (word, steps)
