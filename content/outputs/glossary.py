"""Live pages → all medical words that they use: `/glossary/`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from ..documents import LivePage, Term
from .page_links import PageLink, link_to, newest_last


@dataclass(frozen=True)
class ListedTerm:
    """A term with the pages that use it. `anchor` occurs once on the glossary page."""

    term: Term
    anchor: str
    pages: tuple[PageLink, ...]

    @property
    def other_spellings(self) -> tuple[str, ...]:
        """How else it is written."""
        return tuple(s for s in self.term.spellings if s.lower() != self.term.term.lower())

    @property
    def letter(self) -> str:
        """The letter under which it stands; digits stand together."""
        first = next((sign for sign in self.term.term if sign.isalnum()), "")
        return first.upper() if first.isalpha() else "0–9"


@dataclass(frozen=True)
class Letter:
    """The terms that begin with one letter."""

    name: str
    terms: tuple[ListedTerm, ...]

    @property
    def anchor(self) -> str:
        """Its address on the glossary page."""
        return "letter-digits" if self.name == "0–9" else f"letter-{self.name.lower()}"


def list_terms(pages: Iterable[LivePage]) -> tuple[ListedTerm, ...]:
    """Every term that a live page uses, in alphabetical order, as the newest edition defines it."""
    pages = list(pages)
    terms: dict[str, Term] = {}
    for page in newest_last(pages):
        terms |= {term.term: term for term in page.document.terms}
    taken: set[str] = set()
    listed = []
    for term in sorted(terms.values(), key=lambda term: (_sort_key(term), term.term)):
        numbered = (f"{term.anchor}-{number}" for number in range(2, len(terms) + 2))
        anchor = term.anchor
        while anchor in taken:  # “T cell” and “γδ T cell” make the same anchor
            anchor = next(numbered)
        taken.add(anchor)
        using = (
            page for page in pages if any(used.term == term.term for used in page.document.terms)
        )
        listed.append(ListedTerm(term=term, anchor=anchor, pages=tuple(map(link_to, using))))
    return tuple(listed)


def group_by_letter(terms: Iterable[ListedTerm]) -> tuple[Letter, ...]:
    """The terms under their letters."""
    return tuple(
        Letter(name=name, terms=tuple(members))
        for name, members in groupby(terms, key=lambda item: item.letter)
    )


def _sort_key(term: Term) -> str:
    """The term in small letters from its first letter or digit on."""
    return re.sub(r"^\W+", "", term.term.lower())
