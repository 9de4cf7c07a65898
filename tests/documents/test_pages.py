from datetime import UTC, date, datetime

import msgspec
import pytest
from django.utils.text import slugify
from hypothesis import HealthCheck, given, settings

from content import documents
from content.documents import (
    PageSummary,
    SiteMap,
    decode,
    encode,
)

from .any_document import DOCUMENTS, make_document, make_section


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(DOCUMENTS)
def test_decoding_gives_back_what_was_encoded(document):
    assert decode(encode(document)) == document


def test_same_document_is_always_the_same_text():
    one = make_document(links={"b": 2, "a": 1})
    two = make_document(links={"a": 1, "b": 2})

    assert encode(one) == encode(two)


@pytest.mark.parametrize(
    "change",
    [
        ('"slug":', '"extra":1,"slug":'),
        ('"slug":"liver-cancer",', ""),
        ('"topic_id":1', '"topic_id":"1"'),
        ('"layout":"prose"', '"layout":"poster"'),
    ],
)
def test_text_of_any_other_shape_is_refused(change):
    text = encode(make_document(sections=(make_section(),)))
    assert change[0] in text

    with pytest.raises(msgspec.ValidationError):
        decode(text.replace(*change))


def test_site_map_finds_pages_by_topic_and_by_hub():
    pages = tuple(
        PageSummary(
            topic_id=number,
            path=f"/{number}/",
            title="",
            short_title="",
            description="",
            hub=hub,
            position=number,
            is_in_explore=True,
            published_at=datetime(2026, 11, 1, tzinfo=UTC),
        )
        for number, hub in enumerate(["", "basics", "access", "basics"])
    )
    site_map = SiteMap(pages=pages)

    assert site_map.find(2) == pages[2]
    assert site_map.find(9) is None
    assert site_map.in_hub("basics") == (pages[1], pages[3])


def test_only_the_overview_is_the_home_page():
    assert make_document(kind="overview").is_overview
    assert not make_document(kind="cancer").is_overview


@pytest.mark.parametrize(
    ("statuses", "offered", "is_long"),
    [
        ([], (), False),
        (["Unknown"] * 8, ("Unknown",), False),
        (["Unknown"] * 9, ("Unknown",), True),
        (
            ["Stopped early", "Completed", "Unknown", "Recruiting", "Completed"],
            ("Recruiting", "Completed", "Stopped early", "Unknown"),
            False,
        ),
    ],
)
def test_trials_offer_the_statuses_that_occur_the_open_ones_first(statuses, offered, is_long):
    trials = tuple(
        documents.Trial(
            number=str(number),
            title="A trial",
            phase="",
            status=status,
            cancer_types="",
            country="",
            participants=None,
            url="",
            checked_on=date(2026, 11, 1),
            note="",
        )
        for number, status in enumerate(statuses)
    )

    listed = documents.TrialList(trials=trials)

    assert (listed.statuses, listed.is_long) == (offered, is_long)


def test_style_sheet_filters_every_status_that_a_trial_can_have(settings):
    from content.models import ClinicalTrial  # the choices are what is tested

    sheet = (settings.ROOT / "static/css/components/trials.css").read_text()

    for label in ClinicalTrial.Status.labels:
        status = slugify(label)
        rule = (
            f".trials:has(.trials__radio--{status}:checked) "
            f'.trials__row:not([data-status="{status}"])'
        )
        assert rule in sheet
