import json
from datetime import timedelta
from decimal import Decimal

import msgspec
import pytest

from content.documents import Certainty, ForestPlot, ForestPlots, Group
from content.outputs.claims import (
    DIRECTIONS,
    ClaimExport,
    cite_in_words,
    encode_claims,
    list_claims,
)
from tests.builders import NOON
from tests.outputs.live_pages import claim, figures, live_page, make_section, source

SITE = "https://www.example.org"


def plots(*claims):
    return ForestPlots(
        plots=(ForestPlot(key="liver-death", cancer="Liver", outcome="Death", claims=claims),)
    )


def test_claims_of_figures_plots_and_drawings_are_found_with_their_places():
    drawn = live_page(
        "c",
        sections=(make_section("x", body="Look:\n\n{figure:drawn}\n"),),
        claims=(claim("drawn"), claim("said")),
    )

    listed = list_claims(
        [live_page("a", figures(claim("shown"))), live_page("b", plots(claim("plotted"))), drawn]
    )

    assert {item.claim.key: [link.address for link in item.pages] for item in listed} == {
        "drawn": ["/c/#figure-drawn"],
        "plotted": ["/b/#forest-liver-death"],
        "said": ["/c/"],
        "shown": ["/a/#claim-shown"],
    }


def test_claim_is_listed_once_for_a_page_and_as_the_newest_edition_tells_it():
    new = live_page(
        "a",
        figures(claim("x", sentence="New.")),
        plots(claim("x", sentence="New.")),
        at=NOON + timedelta(days=1),
    )
    old = live_page("b", figures(claim("x", sentence="Old.")))

    (item,) = list_claims([new, old])

    assert (item.words, item.published_at) == ("New.", NOON + timedelta(days=1))
    assert [link.address for link in item.pages] == ["/a/#claim-x", "/b/#claim-x"]


def test_claims_stand_by_cancer_type_and_those_about_none_last():
    page = live_page(
        "a", figures(claim("a"), claim("z", cancer="Liver"), claim("b", cancer="Lung"))
    )

    assert [item.claim.key for item in list_claims([page])] == ["z", "b", "a"]


def test_words_have_no_mark_up_and_are_ordinary_text():
    page = live_page("a", figures(claim("x", sentence="It **may** be <b>5 < 6</b> [@lee][@xu].")))

    (item,) = list_claims([page])

    assert item.words == "It may be 5 < 6."
    assert not hasattr(item.words, "__html__")


@pytest.mark.parametrize("words", ["Plain words [@lee].", "Plain words."])
def test_words_are_never_declared_safe(words):
    (item,) = list_claims([live_page("a", figures(claim("x", sentence=words)))])

    assert type(item.words) is str


@pytest.mark.parametrize(
    ("values", "heading"),
    [
        ({"outcome": "Death", "time_span": "5 years"}, "Death, 5 years"),
        ({"headline": "44 months"}, "44 months"),
        ({"cancer": "Liver cancer"}, "Liver cancer"),
        ({}, "It was 44 months."),
    ],
)
def test_heading_says_what_a_claim_is_about(values, heading):
    (item,) = list_claims([live_page("a", figures(claim("x", **values)))])

    assert item.heading == heading


def test_quote_holds_the_claim_with_all_its_limits():
    shown = claim("x", certainty=Certainty(level="very-low", reason="Few people [@lee]."))
    page = live_page("a", figures(shown), sources=(source("lee"),))

    (item,) = list_claims([page])

    assert item.quote(SITE) == (
        "It was 44 months. Certainty of the evidence (GRADE): very low. Few people. "
        "Source: Lee JH, Lim YS. Title of lee. A Journal, 2015. https://doi.org/10.1000/lee "
        "(abstract). Checked on 23 November 2026 by CIK Info: https://www.example.org/claims/x/"
    )


def test_quote_of_a_claim_without_certainty_or_source_says_no_more_than_there_is():
    (item,) = list_claims([live_page("a", figures(claim("x")))])

    assert item.quote(SITE) == (
        "It was 44 months. "
        "Checked on 23 November 2026 by CIK Info: https://www.example.org/claims/x/"
    )


def test_source_without_authors_is_cited_by_its_title():
    assert cite_in_words(source("law", authors="", journal="", year=None, title="Order 818.")) == (
        "Order 818. https://doi.org/10.1000/law"
    )


def test_every_direction_has_words():
    from content.models import Claim  # the choices are what is tested

    assert set(DIRECTIONS) == set(Claim.Direction.values)


def test_export_says_what_its_schema_says():
    shown = claim(
        "x",
        treated=Group(name="CIK", events=10, total=20, rate=None, value=None),
        control=Group(name="None", events=None, total=None, rate=Decimal("33.50"), value=None),
        measure="Hazard ratio",
        effect=Decimal("0.63"),
        interval_low=Decimal("0.43"),
        interval_high=Decimal("0.94"),
        direction="benefit",
        certainty=Certainty(level="low", reason="One trial."),
    )
    page = live_page("a", figures(shown), sources=(source("lee"),))

    text = encode_claims(list_claims([page]), site_url=SITE)

    export = msgspec.json.decode(text, type=ClaimExport)
    (exported,) = json.loads(text)["claims"]
    assert (export.schema, export.updated_at) == (1, NOON)
    assert exported["treated"] == {
        "name": "CIK", "events": 10, "total": 20, "rate_percent": None, "value": None,
    }  # fmt: skip
    assert exported["control"]["rate_percent"] == 33.5
    assert exported["effect"] == {
        "measure": "Hazard ratio", "value": 0.63, "interval_low": 0.43, "interval_high": 0.94,
    }  # fmt: skip
    assert exported["certainty"] == {"level": "low", "reason": "One trial."}
    assert exported["source"]["url"] == "https://doi.org/10.1000/lee"
    assert exported["url"] == "https://www.example.org/claims/x/"
    assert exported["pages"] == [{"title": "A", "url": "https://www.example.org/a/#claim-x"}]


def test_export_is_the_same_bytes_for_the_same_claims():
    one = live_page("a", figures(claim("b"), claim("a")))
    two = live_page("a", figures(claim("a"), claim("b")))

    assert encode_claims(list_claims([one]), site_url=SITE) == encode_claims(
        list_claims([two]), site_url=SITE
    )


def test_export_of_nothing_is_an_empty_list():
    assert json.loads(encode_claims([], site_url=SITE)) == {
        "schema": 1,
        "updated_at": None,
        "claims": [],
    }
