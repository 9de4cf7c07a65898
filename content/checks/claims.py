"""Numbers and their sources: on pages, in stored claims, in the register."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from django.core.exceptions import ValidationError

from ..documents import PageDocument
from ..models import Claim
from .document import Finding
from .passages import Passage, Role, Spot, list_passages
from .sentences import split_sentences
from .stop_words import QUOTED

_SEVERAL = r"\d+[ab]?(?:\s*(?:/|,|or|and|to|–|-)\s*\d+[ab]?)*"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_NO_FACT = re.compile(
    rf"""
      \b(?:phase|stage|grade|step|question|table|figure|part|row|point|section)s?\ {_SEVERAL}
    | \b(?:Order|Decree|Notice|Document|Regulation|Article|Art\.?|Rule)s?\ (?:No\.?\ ?)?{_SEVERAL}
    | ^(?:day|week)s?\ {_SEVERAL}(?=[:.])
    | \b95\s?(?:%|per\ cent)\s(?:confidence\s)?interval
    | \+\d[\d\s()-]{{5,}}
    | \b(?:call|dial|ring|phone)\s\d{{3}}\b | \b24[- ]hour\b | \b24/7\b
    | \bclaudin\ 18\.2
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Digits that state nothing: names of phases, laws and molecules, numbering, telephones."""

_OUR_CHECK = re.compile(
    r"\bwe\b.{0,120}\b(?:found|looked|searched|read|checked|opened|saw|asked)\b"
    r"|\b(?:last )?(?:checked|opened|searched)\b",
    re.IGNORECASE,
)
_DATE = re.compile(rf"\b(?:\d{{1,2}}\s)?{_MONTH}\s\d{{4}}\b")

_NUMBER = re.compile(r"(?<![\w.])(?<![^\W\d_][-‐‑])[^\w\s(]?\d[\d.,:/–-]*(?:\s?%)?")


def find_unsourced(passages: Iterable[Passage]) -> Iterator[Spot]:
    """Each number whose paragraph, point, table row or record cites no source.

    A number in a heading needs one anywhere below that heading, unless the heading quotes it.
    Names with digits in them (CD3, PD-1, NCT01234567, COVID-19), numbers written as words and
    the date on which we looked something up are no such numbers.
    """
    for passage in passages:
        if passage.is_sourced:
            continue
        for sentence in split_sentences(passage.text):
            stated = _NO_FACT.sub(" ", sentence)
            if _OUR_CHECK.search(sentence):
                stated = _DATE.sub(" ", stated)
            if passage.role is Role.HEADING:
                stated = QUOTED.sub(" ", stated)
            for match in _NUMBER.finditer(stated):
                yield Spot(passage.place, sentence, match[0].strip(" .,:–-“‘\"'"))


def check_numbers(document: PageDocument) -> tuple[Finding, ...]:
    """Numbers on the page that no source stands behind. No queries."""
    return tuple(
        dict.fromkeys(
            Finding(
                f"{spot.place}: “{spot.sentence}” gives “{spot.what}” without a source. "
                "Cite one in the same paragraph with [@key], say a claim with {claim:key}, or "
                "leave the number out."
            )
            for spot in find_unsourced(list_passages(document))
        )
    )


def check_claims(claims: Iterable[Claim]) -> tuple[Finding, ...]:
    """Stored claims that the rules of today would refuse. No queries beyond those of `claims`."""
    return tuple(finding for claim in claims for finding in _refused(claim))


def _refused(claim: Claim) -> Iterator[Finding]:
    try:
        claim.clean()
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            yield Finding(f"Claim “{claim.key}”, {name}: “{claim.sentence}” {' '.join(messages)}")


def find_unused_sources(
    documents: Iterable[PageDocument], claims: Iterable[Claim], sources: Iterable[str]
) -> tuple[Finding, ...]:
    """Sources, by key, that no page cites and no claim rests on."""
    used = {source.key for document in documents for source in document.sources}
    used |= {claim.source.key for claim in claims}
    return tuple(
        Finding(
            f"Source “{key}”: no page cites it and no claim rests on it. Cite it or delete it.",
            blocks=False,
        )
        for key in sources
        if key not in used
    )
