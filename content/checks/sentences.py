"""Plain words → sentences, words, syllables and the reading grade."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import syllapy

_END = re.compile(r"[.!?…][\"”’)\]]*\s+(?=[\"“‘(\[]*[^\W_a-z])")
_TITLES = frozenset({"dr", "prof", "mr", "mrs", "ms", "st"})
_NEVER_LAST = _TITLES | {"v", "vs", "e.g", "i.e", "cf", "ca", "approx", "al"}
_BEFORE_A_NUMBER = frozenset({"no", "nos", "fig", "art", "p", "pp"})
_LOOK_BACK = 80
"""Signs before a full stop that tell what it ends: bounded, so that no text takes long."""

_WORD_PART = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def split_sentences(text: str) -> list[str]:
    """The sentences of one paragraph. A text without a full stop is one sentence."""
    sentences = []
    start = 0
    for end in _END.finditer(text):
        before = text[max(start, end.start() - _LOOK_BACK) : end.start()]
        if not _is_end(before, end[0], text[end.end() : end.end() + 1]):
            continue
        sentences.append(text[start : end.end()].strip())
        start = end.end()
    rest = text[start:].strip()
    return [*sentences, rest] if rest else sentences


def _is_end(before: str, mark: str, after: str) -> bool:
    """Whether the mark behind `before` ends a sentence, and not an abbreviation or an initial."""
    if not mark.startswith("."):
        return True
    words = re.findall(r"[^\s(\[“‘\"]+", before)
    last = words[-1] if words else ""
    if last.lower() in _NEVER_LAST or re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", last):
        return False
    if last.lower() in _BEFORE_A_NUMBER and after.isdigit():
        return False
    # “J. Smith” and “Ingo G. Smith” have initials; “hepatitis B. Ask” ends a sentence.
    is_initial = len(last) == 1 and last.isupper()
    return not (is_initial and (len(words) == 1 or words[-2][:1].isupper()))


def list_words(sentence: str) -> list[str]:
    """Its words as Flesch counts them: a hyphenated word, an abbreviation or a figure is one."""
    return [word for word in re.split(r"[\s—]+", sentence) if re.search(r"[^\W_]", word)]


def count_syllables(word: str) -> int:
    """Its syllables; abbreviations, figures and symbols count as one, as Flesch has it."""
    if any(sign.isdigit() for sign in word):
        return 1
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode() or word
    return max(1, sum(map(_part_syllables, _WORD_PART.findall(plain))))


def _part_syllables(part: str) -> int:
    if re.search(r"[A-Z]{2}", part):
        return 1
    counted: int = syllapy.count(part)
    return max(1, counted)


def reading_grade(sentences: Iterable[str]) -> float:
    """The Flesch–Kincaid grade: years of schooling in the USA. 0 for no text.

    0.39 × words per sentence + 11.8 × syllables per word - 15.59 (Kincaid, Fishburne, Rogers,
    Chissom: Derivation of new readability formulas for Navy enlisted personnel, Research Branch
    Report 8-75, 1975). Words and syllables are counted as in Flesch: How to write plain
    English, 1979, chapter 2. Syllables come from syllapy's word list and its rules for others.
    """
    spoken = [found for sentence in sentences if (found := list_words(sentence))]
    words = sum(map(len, spoken))
    if not words:
        return 0.0
    syllables = sum(count_syllables(word) for heard in spoken for word in heard)
    return 0.39 * words / len(spoken) + 11.8 * syllables / words - 15.59
