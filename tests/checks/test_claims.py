import pytest

from content.checks import check_claims, check_numbers
from content.checks.claims import find_unsourced, find_unused_sources
from content.checks.passages import Passage, Role
from content.compose import compose_page
from content.models import Claim, Source
from tests.builders import make_claim, make_source, make_topic


def unsourced(text, role=Role.PARAGRAPH, *, is_sourced=False):
    return [spot.what for spot in find_unsourced([Passage("Lead", text, role, is_sourced)])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("45 of 100 lived.", ["45", "100"]),
        ("It was 0.63, or 18 %.", ["0.63", "18 %"]),
        ("It costs €200,000.", ["€200,000"]),
        ("It was licensed in 2007.", ["2007"]),
        ("It holds since 1 May 2026.", ["1", "2026"]),
        ("A 60-week course.", ["60"]),
        ("(n=226)", ["226"]),
        ("It took 2–3 weeks.", ["2–3"]),
        ("The interval was 0.4 to 0.8 (95% interval).", ["0.4", "0.8"]),
        ("In May 2016 the ministry ruled. We found nothing.", ["2016"]),
    ],
)
def test_number_without_a_source_is_found(text, found):
    assert unsourced(text) == found
    assert unsourced(text, is_sourced=True) == []


@pytest.mark.parametrize(
    "text",
    [
        "A phase 3 trial, a phase 1/2 trial, phases 1 and 2.",
        "Stage 2 or 3 disease, a grade 3 reaction.",
        "CD3, IL-2, PD-1, NKG2D, HER2, claudin 18.2, COVID-19 and NCT01749865.",
        "State Council Order 818, article 34, Order No. 818.",
        "Day 14: the cells are counted.",
        "Step 2 and question 3 follow.",
        "Ring +49 89 1234567, or call 112.",
        "Call the 24-hour line.",
        "That is what a 95% interval tells.",
        "By 23 November 2026 we had found no approval.",
        "We read these in copies of the register in November 2026.",
        "Last checked on 23 November 2026.",
        "Two trials, one in ten, thirty people.",
    ],
)
def test_digits_that_state_nothing_need_no_source(text):
    assert unsourced(text) == []


def test_heading_may_quote_a_number_that_nobody_could_confirm():
    assert unsourced("“18% against 46%”", Role.HEADING) == []
    assert unsourced("18% against 46%", Role.HEADING) == ["18%", "46%"]


@pytest.mark.django_db
def test_number_is_reported_with_place_sentence_and_way_out():
    make_source()
    topic = make_topic(sections={"Part": "45 lived.\n\n33 died [@lee-2015]."})

    assert [finding.message for finding in check_numbers(compose_page(topic))] == [
        "Section “Part”: “45 lived.” gives “45” without a source. Cite one in the same paragraph "
        "with [@key], say a claim with {claim:key}, or leave the number out."
    ]


@pytest.mark.django_db
def test_stored_claim_that_todays_rules_refuse_is_found():
    source = make_source()
    make_claim("sound", source)
    make_claim(
        "too-strong",
        source,
        sentence="CIK prolongs life.",
        direction="benefit",
        certainty="low",
    )
    Claim.objects.filter(key="sound").update(effect="0.6", measure="HR")

    found = [finding.message for finding in check_claims(Claim.objects.order_by("key"))]

    assert len(found) == 2
    assert found[0].startswith("Claim “sound”, effect: “The median was 44 months.” A relative")
    assert found[1].startswith("Claim “too-strong”, sentence: “CIK prolongs life.” “prolongs” is")


@pytest.mark.django_db
def test_source_that_nothing_rests_on_is_found():
    make_source("cited")
    make_source("unused")
    claims = [make_claim("gain", make_source("claimed"))]
    documents = [compose_page(make_topic(sections={"Part": "Words [@cited]."}))]
    keys = Source.objects.values_list("key", flat=True)

    found = find_unused_sources(documents, claims, keys)

    assert [finding.message.split(":")[0] for finding in found] == ["Source “unused”"]
    assert not found[0].blocks
