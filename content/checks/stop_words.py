"""Words that promise, sell or frighten."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .passages import Passage, Role, Spot
from .sentences import split_sentences

_STOPPED = re.compile(
    r"""\b(?:
        cure[sd]? | curing | miracles? | breakthroughs? | landmark | safe(?:ly|st|r)? | no\ risks?
        | risk-free | guarantee[sd]? | guaranteeing | proven | revolutionary | world['’]s\ largest
        | best | leading | boost(?:s|ed|ing|er|ers)? | natural(?:ly)? | gentl[ey] | last\ hope
        | always | never | fully | completely | well[ -]tolerated | significant(?:ly)?
        | up\ to | as\ low\ as
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)

_ALLOWED = re.compile(
    r"""\b(?:
        (?:is|are|was)?\ ?(?:not|no)\ (?:a\ )?cure | (?:meant|intended|aims|aimed|tries)\ to\ cure
        | (?:(?:no\ one|nobody)\ can | cannot | can['’]t | do(?:es)?\ not)\ guarantee
        | not\ guaranteed
        | unproven | (?:not|never)\ (?:been\ |yet\ )*proven
        | natural\ killer | natural\ killers
        | best\ supportive\ care | at\ best
        | leading\ to
        | up\ to\ (?:date|you|your\ \w+|now)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Uses of these words that promise nothing."""

QUOTED = re.compile(r"“[^”]*”|‘[^’]*’(?!\w)|\"[^\"]*\"")
"""What others said, in their own words."""

_HARSH = re.compile(
    r"\b(?:fight(?:s|ing)?|fought|battl(?:e|es|ed|ing)|failed treatment|1 in \d+|one in "
    r"(?:two|three|four|five|six|seven|eight|nine|ten|twenty|\d+))\b",
    re.IGNORECASE,
)


def find_stop_words(passages: Iterable[Passage]) -> Iterator[Spot]:
    """Each unquoted stop word of the content guide, outside its allowed phrases.

    A question that stands as a heading or as a point to ask may use them: readers do.
    """
    for passage, sentence in _sentences(passages):
        if sentence.endswith("?") and passage.role in (Role.HEADING, Role.POINT):
            continue
        plain = _ALLOWED.sub(" ", QUOTED.sub(" ", sentence))
        for match in _STOPPED.finditer(plain):
            if not _has_its_number(match[0].lower(), plain):
                yield Spot(passage.place, sentence, match[0])


def find_harsh_words(passages: Iterable[Passage]) -> Iterator[Spot]:
    """Words of war and blame, and risks written as “1 in x”: an editor should look at them."""
    for passage, sentence in _sentences(passages):
        for match in _HARSH.finditer(QUOTED.sub(" ", sentence)):
            yield Spot(passage.place, sentence, match[0])


def _sentences(passages: Iterable[Passage]) -> Iterator[tuple[Passage, str]]:
    for passage in passages:
        for sentence in split_sentences(passage.text):
            yield passage, sentence


def _has_its_number(word: str, sentence: str) -> bool:
    """Whether `word` is one that a number excuses, and the sentence has one."""
    if word.startswith("well"):
        return bool(re.search(r"\d", sentence))
    if word.startswith("significant"):
        return bool(re.search(rf"statistically {word}\b.*\d|\d.*statistically {word}\b", sentence))
    return False
