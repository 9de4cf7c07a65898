"""Abbreviations that a page uses before it says what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from ..documents import Term
from .passages import Passage, Role, Spot
from .sentences import split_sentences

KNOWN = frozenset(
    {"COVID-19", "DNA", "EU", "HIV", "NHS", "OK", "PDF", "RNA", "TV", "UK", "US", "USA"}
)
"""What is better known than its long form."""

NAMES = frozenset({"ClinicalTrials.gov", "GRADE", "Immuncell-LC"})
"""Names of products and methods whose letters nobody needs to know."""

MOLECULES = frozenset(
    {
        "ALK",
        "BCMA",
        "BRAF",
        "BRCA",
        "CSF",
        "EGFR",
        "GM",
        "KRAS",
        "MET",
        "NRAS",
        "RAS",
        "RET",
        "VEGF",
    }
)
"""Names of genes and proteins: explained where the sentence says that this is what they are."""

_TOKEN = re.compile(r"[^\W_]+(?:[-‐‑–/&.][^\W_]+)*")
_CODE = re.compile(r"(?<![^\W\d_])(?:ChiCTR[-‐‑\w]*\d|[A-Za-z]{1,6}[-‐‑]?[A-Z]{0,2}\d[A-Za-z0-9]*)")
"""Names with digits in them: CD3, PD-L1, NKG2D, NCT01234567, ChiCTR-OIC-17011679."""

_ROMAN = re.compile(r"[IVX]+[ab]?")
_STANDS_FOR = re.compile(r"\s+(?:stands for|is short for|means)\s+(.+)")
_REGISTRY = re.compile(r"[A-Za-z-]+\d{5,}$")
_SAYS_WHAT_IT_IS = re.compile(r"\b(?:gene|mutation|mark|marker|protein|signal)s?\b", re.IGNORECASE)
_NAMES_ITS_KIND = re.compile(
    r"\b(?:antibody|brake|cell|chemotherapy|drug|interleukin|sensor|tablet|test|visa)s?\b",
    re.IGNORECASE,
)
_LONGEST = 12
_LOOK_AROUND = 400
"""Signs on either side that may hold a long form: bounded, so that no text takes long."""


def find_unexpanded(passages: Iterable[Passage], terms: Sequence[Term] = ()) -> Iterator[Spot]:
    """The first use of each abbreviation whose sentence does not say what it stands for.

    The long form stands in brackets behind the abbreviation, or before it where the abbreviation
    stands in brackets, or the same sentence has a long spelling of its glossary term. Headings
    don't count as first use: they are too short to explain anything. Names with digits in them
    are no abbreviations: their long form would help nobody.
    """
    settled: set[str] = set()
    for passage in passages:
        if passage.role is Role.HEADING:
            continue
        for sentence in split_sentences(passage.text):
            for token in _TOKEN.finditer(sentence):
                for abbreviation in _unsettled(token, sentence, settled):
                    settled.add(abbreviation)
                    if not _is_explained(abbreviation, sentence, terms):
                        yield Spot(passage.place, sentence, abbreviation)


def find_unexplained_names(passages: Iterable[Passage], terms: Sequence[Term]) -> Iterator[Spot]:
    """The first use of each name such as CD3 that neither its sentence nor the glossary explains."""
    glossary = " ".join(spelling for term in terms for spelling in term.spellings)
    settled: set[str] = set()
    for passage in passages:
        if passage.role is Role.HEADING:
            continue
        for sentence in split_sentences(passage.text):
            for name in _CODE.findall(sentence):
                if name in settled or name in KNOWN or _REGISTRY.match(name):
                    continue
                settled.add(name)
                is_explained = _SAYS_WHAT_IT_IS.search(sentence) or _NAMES_ITS_KIND.search(sentence)
                if name not in glossary and not is_explained:
                    yield Spot(passage.place, sentence, name)


def is_abbreviation(word: str) -> bool:
    """Whether it is made of capitals, such as HCC, DCs or mRNA, and no name or number."""
    bare = _singular(word)
    if word in KNOWN or word in NAMES or bare in KNOWN or _ROMAN.fullmatch(bare):
        return False
    capitals = sum(sign.isupper() for sign in bare)
    small = sum(sign.islower() for sign in bare)
    return bare.isalpha() and capitals >= 2 and capitals > small


def _unsettled(token: re.Match[str], sentence: str, settled: set[str]) -> list[str]:
    """The abbreviations in one token that were not met before.

    A compound such as CAR-T may be expanded as a whole; otherwise each of its parts is asked.
    """
    if token[0] in KNOWN or token[0] in NAMES or token[0] in settled:
        return []
    parts = [
        _singular(part)
        for part in re.findall(r"[^\W\d_]+", _CODE.sub("0", token[0]))
        if is_abbreviation(part)
    ]
    if parts and parts != [token[0]] and _is_beside(token[0], sentence, token.start()):
        settled |= {token[0], *parts}
    return [part for part in dict.fromkeys(parts) if part not in settled]


def _is_explained(abbreviation: str, sentence: str, terms: Sequence[Term]) -> bool:
    if abbreviation in MOLECULES and _SAYS_WHAT_IT_IS.search(sentence):
        return True
    uses = re.finditer(rf"(?<![^\W_]){re.escape(abbreviation)}(?:s\b|(?![^\W_]))", sentence)
    return any(
        _is_beside(abbreviation, sentence, use.start()) for use in islice(uses, _LONGEST)
    ) or _is_in_glossary_form(abbreviation, sentence, terms)


def _singular(word: str) -> str:
    return word[:-1] if re.fullmatch(r".*[A-Z]{2}s", word) else word


def _is_beside(abbreviation: str, text: str, at: int) -> bool:
    """Whether the long form stands in brackets behind it, or before it and it in brackets."""
    end = at + len(abbreviation)
    behind = text[end : end + _LOOK_AROUND]
    behind = re.sub(r"^(?:s\b|['’]s)?(?:[-–/][^\W_]+)*", "", behind)
    if bracket := re.match(r"[^().;]{0,20}?\s?\(([^()]+)\)", behind):
        inside = bracket[1]
        if any(_fits(abbreviation, part) for part in (inside, *re.split(r"[,;:]", inside))):
            return True
    if stands_for := _STANDS_FOR.match(behind):
        words = stands_for[1].split()[: len(abbreviation) + 5]
        if any(_fits(abbreviation, " ".join(words[:n])) for n in range(1, len(words) + 1)):
            return True
    before = text[max(0, at - _LOOK_AROUND) : at]
    opened = before.rfind("(")
    if opened < 0 or ")" in before[opened:]:
        return False
    return _ends_with_long_form(abbreviation, before[opened + 1 :]) or _ends_with_long_form(
        abbreviation, before[:opened]
    )


def _is_in_glossary_form(abbreviation: str, sentence: str, terms: Sequence[Term]) -> bool:
    """Whether `sentence` has a long spelling of the glossary term that is abbreviated so."""
    lower = sentence.lower()
    return any(
        _fits(abbreviation, spelling) and spelling.lower() in lower
        for term in terms
        if any(_singular(spelling) == abbreviation for spelling in term.spellings)
        for spelling in term.spellings
        if _singular(spelling) != abbreviation and " " in spelling
    )


def _ends_with_long_form(abbreviation: str, before: str) -> bool:
    words = re.findall(r"[^\s(),;:]+", before)[-_LONGEST:]
    most = min(len(words), len(abbreviation) + 5, 2 * len(abbreviation) + 1)
    return any(_fits(abbreviation, " ".join(words[-n:])) for n in range(1, most + 1))


def _fits(abbreviation: str, words: str) -> bool:
    """Whether its letters occur in `words` in this order, the first at the start of a word.

    From the right, as in Schwartz and Hearst: A simple algorithm for identifying abbreviation
    definitions in biomedical text, Pacific Symposium on Biocomputing 2003, pages 451-462.
    A single word that holds the letters, such as the abbreviation itself, is no long form.
    """
    letters = [sign.lower() for sign in abbreviation if sign.isalnum()]
    long = words.lower()
    if len(long) <= len(letters) + 1 or abbreviation in words.split():
        return False
    place = len(long)
    for rank in range(len(letters) - 1, -1, -1):
        place -= 1
        while place >= 0 and (
            long[place] != letters[rank] or (rank == 0 and place and long[place - 1].isalnum())
        ):
            place -= 1
        if place < 0:
            return False
    return True
