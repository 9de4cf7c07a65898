"""Glossary marks: the first use of each term on a page becomes a button with its definition.

The marks are put into a finished page, behind the sanitiser: no text of an editor can make one,
and a term is marked where a reader first meets it, whichever texts the page's templates show.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from html import escape, unescape
from html.parser import HTMLParser
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from ..documents import Term

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "caption", "dt", "summary", "th", "title"}
_CONTROLS = {"a", "button", "label", "legend", "nav", "option", "select", "textarea"}
_NEVER_IN = frozenset({"abbr", "code", "figure", "script", "style", "svg"} | _HEADINGS | _CONTROLS)
"""Elements in whose text no term is marked."""

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"}
)
_WITHIN_A_WORD = frozenset({"a", "abbr", "b", "code", "em", "i", "span", "strong"})
"""Tags that may stand inside one word, so that the letters around them belong together."""

_ENTITY = r"&(?:#\w+|\w+);"
_CLOSING = re.compile(r"[.,;:!?)\]”’…]+")
_OPENING = re.compile(r"[(\[“‘]+$")


def mark_terms(
    html: str, terms: Iterable[Term], *, within: str, without: Collection[str] = ()
) -> SafeString:
    """The page with the first use of each term marked, in reading order.

    Only text in elements of the class `within` is looked at, less what stands in elements of
    the classes `without`, in headings, links, table heads, code, pictures and what is hidden
    from screen readers. `html` is trusted as it is: it comes from our templates.
    """
    marker = _Marker(terms, taken=set(re.findall(r'\sid="([^"]*)"', html)))
    pieces = _Cutter(html, within=within, without=frozenset(without)).cut()
    done = [
        marker.mark(piece.text, *_neighbours(pieces, place)) if piece.may_hold_terms else piece.text
        for place, piece in enumerate(pieces)
    ]
    return mark_safe("".join(done))  # noqa: S308 - the page as it came, and our own marks


def find_spellings(terms: Iterable[Term]) -> tuple[re.Pattern[str], dict[str, Term]]:
    """A pattern that finds each spelling as a whole word in HTML, the longest first, and whose it is.

    Capitals count in abbreviations only. Entities are matched too, and belong to no term.
    """
    owners: dict[str, Term] = {}
    for term in terms:
        for spelling in term.spellings:
            if spelling.strip():
                owners.setdefault(_name(spelling), term)
    longest_first = sorted(owners, key=lambda name: (-len(name), name))
    spellings = "|".join(map(_alternative, longest_first)) or r"(?!)"
    return re.compile(rf"{_ENTITY}|(?<![\w-])(?P<spelling>{spellings})(?![\w-])"), owners


class _Marker:
    """Marks each term once: what it has marked, it lets pass."""

    def __init__(self, terms: Iterable[Term], *, taken: set[str]) -> None:
        self.pattern, self.owners = find_spellings(terms)
        self.taken = taken

    def mark(self, text: str, before: str, after: str) -> str:
        """One run of text. `before` and `after` are the signs next to it, for whole words."""
        whole = before + text + after
        end = len(whole) - len(after)
        done, place = [], len(before)
        for match in self.pattern.finditer(whole, place):
            term = self._find(match)
            if term is None or match.end() > end or match.start() < place:
                continue
            opening = _OPENING.search(whole, place, match.start())
            closing = _CLOSING.match(whole, match.end(), end)
            start = opening.start() if opening else match.start()
            stop = closing.end() if closing else match.end()
            done.append(whole[place:start])
            done.append(
                _render(
                    term,
                    word=match[0],
                    opening=whole[start : match.start()],
                    closing=whole[match.end() : stop],
                )
            )
            self.taken.add(term.anchor)
            place = stop
        return "".join([*done, whole[place:end]])

    def _find(self, match: re.Match[str]) -> Term | None:
        """The term that was found, unless it has its mark already."""
        if match["spelling"] is None:
            return None
        words = unescape(" ".join(match[0].split()))
        term = self.owners.get(words) or self.owners.get(words.lower())
        return None if term is None or term.anchor in self.taken else term


class _Piece(NamedTuple):
    """A tag, or a run of text (`tag` is empty), exactly as written."""

    tag: str
    text: str
    may_hold_terms: bool


class _Open(NamedTuple):
    """An element that is open, and what holds for the text in it."""

    tag: str
    is_within: bool
    is_shut: bool


class _Cutter(HTMLParser):
    """Cuts a page into tags and runs of text. Put together again they are the page."""

    def __init__(self, html: str, *, within: str, without: frozenset[str]) -> None:
        super().__init__(convert_charrefs=False)
        self.html, self.within, self.without = html, within, without
        self.lines = [0, *(match.end() for match in re.finditer("\n", html))]
        self.begun: list[tuple[int, str, bool]] = [(0, "", False)]  # place, tag, may hold terms
        self.path = [_Open("", is_within=False, is_shut=False)]

    def cut(self) -> list[_Piece]:
        """All pieces in order."""
        self.feed(self.html)
        self.close()
        ends = [place for place, _, _ in self.begun[1:]] + [len(self.html)]
        return [
            _Piece(tag, self.html[place:end], may_hold_terms)
            for (place, tag, may_hold_terms), end in zip(self.begun, ends, strict=True)
        ]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._begin(tag)
        if tag not in _VOID:
            values, outer = dict(attrs), self.path[-1]
            names = set((values.get("class") or "").split())
            is_shut = tag in _NEVER_IN or values.get("aria-hidden") == "true"
            self.path.append(
                _Open(
                    tag,
                    is_within=outer.is_within or self.within in names,
                    is_shut=outer.is_shut or is_shut or not names.isdisjoint(self.without),
                )
            )

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._begin(tag)

    def handle_endtag(self, tag: str) -> None:
        self._begin(tag)
        if any(opened.tag == tag for opened in self.path):
            while self.path.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._go_on()

    def handle_entityref(self, name: str) -> None:
        self._go_on()

    def handle_charref(self, name: str) -> None:
        self._go_on()

    def handle_comment(self, data: str) -> None:
        self._begin("!")

    def handle_decl(self, decl: str) -> None:
        self._begin("!")

    def _begin(self, tag: str) -> None:
        line, column = self.getpos()
        inner = self.path[-1]
        may_hold_terms = not tag and inner.is_within and not inner.is_shut
        self.begun.append((self.lines[line - 1] + column, tag, may_hold_terms))

    def _go_on(self) -> None:
        """Text: a new run behind a tag, more of the same run otherwise."""
        if self.begun[-1][1]:
            self._begin("")


def _neighbours(pieces: list[_Piece], place: int) -> tuple[str, str]:
    """The signs before and behind a run of text, where no more than a tag within a word parts them."""
    before = _first_text(pieces, range(place - 1, -1, -1))
    after = _first_text(pieces, range(place + 1, len(pieces)))
    return before[-1:], after[:1]


def _first_text(pieces: list[_Piece], places: Iterable[int]) -> str:
    for place in places:
        if not pieces[place].tag:
            return pieces[place].text
        if pieces[place].tag not in _WITHIN_A_WORD:
            break
    return ""


def _render(term: Term, *, word: str, opening: str, closing: str) -> str:
    """The mark. Signs that stand at the word stay on its line."""
    parts = {"word": word, "opening": opening, "closing": closing}
    trusted = {
        name: mark_safe(part)  # noqa: S308 - cut out of the page as it came
        for name, part in parts.items()
    }
    return render_to_string("components/term.html", {"term": term, **trusted}).strip()


def _name(spelling: str) -> str:
    """A spelling as it is looked up: in small letters, unless it is an abbreviation."""
    words = " ".join(spelling.split())
    return words if words.upper() == words else words.lower()


def _alternative(name: str) -> str:
    """The part of the pattern for one spelling, as HTML may have it."""
    words = r"\s+".join(re.escape(escape(word, quote=False)) for word in name.split())
    words = words.replace("'", "(?:'|&#x27;|&#39;)").replace('"', '(?:"|&quot;)')
    return words if name.upper() == name else f"(?i:{words})"
