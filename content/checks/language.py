"""How a page reads: sentences, reading grade, abbreviations, stop words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..documents import PageDocument, Term
from .abbreviations import find_unexpanded, find_unexplained_names
from .document import Finding
from .passages import Passage, Role, Spot, list_passages
from .sentences import list_words, reading_grade, split_sentences
from .stop_words import find_harsh_words, find_stop_words

LONG = 20
LONGEST = 25
LONG_SHARE = 0.05
MEAN = 16
GRADE = 10.5
MEDIAN_GRADE = 9.0
SENTENCES_A_PARAGRAPH = 3
FEWEST_WORDS = 900
MOST_WORDS = 2_000


@dataclass(frozen=True)
class PageMeasures:
    """How a page reads, in figures. Shares are between 0 and 1; headings and tables are aside."""

    words: int
    sentences: int
    grade: float
    mean_sentence: float
    share_long: float
    share_too_long: float
    unexpanded: tuple[str, ...]
    stop_words: tuple[str, ...]


def measure_page(document: PageDocument) -> PageMeasures:
    """How `document` reads. No queries."""
    return _measure(list_passages(document), document.terms)


def check_language(document: PageDocument) -> tuple[Finding, ...]:
    """Where `document` is hard to read, or says what the content guide rules out. No queries."""
    passages = list_passages(document)
    findings = [
        *_measures(_measure(passages, document.terms), is_overview=document.is_overview),
        *_sentence_lengths(passages),
        *_paragraphs(passages),
        *(_unexpanded(spot) for spot in find_unexpanded(passages, document.terms)),
        *(_unexplained(spot) for spot in find_unexplained_names(passages, document.terms)),
        *(_stop_word(spot) for spot in find_stop_words(passages)),
        *(_harsh_word(spot) for spot in find_harsh_words(passages)),
    ]
    return tuple(dict.fromkeys(findings))


def _measure(passages: Sequence[Passage], terms: Sequence[Term]) -> PageMeasures:
    sentences = [
        sentence
        for passage in passages
        if passage.is_running_text
        for sentence in split_sentences(passage.text)
    ]
    lengths = [len(list_words(sentence)) for sentence in sentences]
    count = len(lengths) or 1
    return PageMeasures(
        words=sum(lengths),
        sentences=len(lengths),
        grade=reading_grade(sentences),
        mean_sentence=sum(lengths) / count,
        share_long=sum(length > LONG for length in lengths) / count,
        share_too_long=sum(length > LONGEST for length in lengths) / count,
        unexpanded=tuple(spot.what for spot in find_unexpanded(passages, terms)),
        stop_words=tuple(spot.what for spot in find_stop_words(passages)),
    )


def _measures(measures: PageMeasures, *, is_overview: bool) -> Iterator[Finding]:
    if measures.share_long > LONG_SHARE:
        yield Finding(
            f"{measures.share_long:.1%} of the sentences have more than {LONG} words; "
            f"{LONG_SHARE:.0%} is the most. Split the ones that are listed here."
        )
    if measures.grade > GRADE:
        yield Finding(
            f"The reading grade is {measures.grade:.1f}; {GRADE} is the most. "
            "Use shorter sentences and shorter words."
        )
    if measures.mean_sentence > MEAN:
        yield Finding(
            f"A sentence has {measures.mean_sentence:.1f} words on average; aim at 14. "
            "Split the longest ones.",
            blocks=False,
        )
    if not is_overview and not FEWEST_WORDS <= measures.words <= MOST_WORDS:
        yield Finding(
            f"The page has {measures.words:,} words; {FEWEST_WORDS} to {MOST_WORDS:,} are enough "
            "for a support page. Say more, or move a part to a page of its own.",
            blocks=False,
        )


def _sentence_lengths(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Too long is too long anywhere; long ones are only counted in running text."""
    for passage in passages:
        if passage.role is Role.HEADING:
            continue
        for sentence in split_sentences(passage.text):
            length = len(list_words(sentence))
            if length > LONGEST:
                yield Finding(
                    f"{passage.place}: “{sentence}” has {length} words; {LONGEST} is the most. "
                    "Split it."
                )
            elif length > LONG and passage.is_running_text:
                yield Finding(
                    f"{passage.place}: “{sentence}” has {length} words. "
                    f"Split it if you can: few sentences may have more than {LONG}.",
                    blocks=False,
                )


def _paragraphs(passages: Sequence[Passage]) -> Iterator[Finding]:
    for passage in passages:
        sentences = split_sentences(passage.text)
        if passage.role is Role.PARAGRAPH and len(sentences) > SENTENCES_A_PARAGRAPH:
            yield Finding(
                f"{passage.place}: the paragraph “{sentences[0]} …” has {len(sentences)} sentences; "
                f"{SENTENCES_A_PARAGRAPH} are the most. Begin a new paragraph.",
                blocks=False,
            )


def _unexpanded(spot: Spot) -> Finding:
    return Finding(
        f"{spot.place}: “{spot.sentence}” is the first to use “{spot.what}” and does not say what "
        f"it stands for. Write the long form with ({spot.what}) behind it, or do without."
    )


def _unexplained(spot: Spot) -> Finding:
    return Finding(
        f"{spot.place}: “{spot.sentence}” is the first to name “{spot.what}”. Say what it is (a "
        "gene, a marker, a drug), or add it to the glossary.",
        blocks=False,
    )


def _stop_word(spot: Spot) -> Finding:
    return Finding(
        f"{spot.place}: “{spot.sentence}” says “{spot.what}”, which promises or sells. "
        "Say what was counted instead, or put another's words into quotation marks."
    )


def _harsh_word(spot: Spot) -> Finding:
    return Finding(
        f"{spot.place}: “{spot.sentence}” says “{spot.what}”. Find words without war or blame, and "
        "give risks as people out of 100.",
        blocks=False,
    )
