"""Live pages → every source that one of them cites: `/references/`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from ..documents import (
    EvidenceRow,
    EvidenceTable,
    LivePage,
    PageDocument,
    Source,
    Value,
    markdown_texts,
)
from ..markup import find_citations
from .claims import ListedClaim
from .page_links import PageLink, link_to, newest_last

KINDS = (
    "meta-analysis",
    "trial",
    "guideline",
    "regulator",
    "registry",
    "review",
    "laboratory",
    "other",
)
"""The kinds in the order in which readers see them; one that is not named here stands last."""


@dataclass(frozen=True)
class Choice:
    """One entry of a filter: what stands in the address, what readers see, how many it has."""

    key: str
    name: str
    count: int


@dataclass(frozen=True)
class ListedSource:
    """A source of the live pages, with what rests on it."""

    source: Source
    cancers: tuple[str, ...]
    pages: tuple[PageLink, ...]
    claims: tuple[ListedClaim, ...]


@dataclass(frozen=True)
class SourceRegister:
    """All sources by kind and then by year, newest first; and what they can be filtered by."""

    sources: tuple[ListedSource, ...]
    kinds: tuple[Choice, ...]
    cancers: tuple[Choice, ...]


@dataclass(frozen=True)
class SourceKind:
    """The sources of one kind."""

    key: str
    name: str
    sources: tuple[ListedSource, ...]


@dataclass(frozen=True)
class SourceChoice:
    """What a reader asked for. An unknown kind or cancer type is as good as none."""

    kind: Choice | None
    cancer: Choice | None
    has_unknown: bool

    @property
    def name(self) -> str:
        """The same for all requests that are answered alike."""
        keys = [choice.key if choice else "" for choice in (self.kind, self.cancer)]
        return f"{' '.join(keys)}{' unknown' if self.has_unknown else ''}"


def list_sources(pages: Iterable[LivePage], claims: Iterable[ListedClaim]) -> SourceRegister:
    """Every source that a live page cites, as the newest edition that cites it describes it."""
    pages = list(pages)
    found: dict[str, Source] = {}
    for page in newest_last(pages):
        found |= {source.key: source for source in page.document.sources}
    resting: dict[str, list[ListedClaim]] = {key: [] for key in found}
    for item in claims:
        for key in dict.fromkeys([item.claim.source_key, *find_citations(item.claim.sentence)]):
            if key in resting:
                resting[key].append(item)
    cancers = _list_cancers(pages)
    about = _find_cancers(pages, resting, cancers)
    listed = tuple(
        sorted(
            (
                ListedSource(
                    source=source,
                    cancers=tuple(name for name in cancers.names if name in about[key]),
                    pages=tuple(
                        link_to(page, f"source-{key}")
                        for page in pages
                        if any(cited.key == key for cited in page.document.sources)
                    ),
                    claims=tuple(resting[key]),
                )
                for key, source in found.items()
            ),
            key=_place,
        )
    )
    return SourceRegister(
        sources=listed,
        kinds=tuple(
            Choice(group.key, group.name, len(group.sources)) for group in group_by_kind(listed)
        ),
        cancers=tuple(
            Choice(key, name, sum(key in item.cancers for item in listed))
            for key, name in cancers.names.items()
            if any(key in item.cancers for item in listed)
        ),
    )


def choose(register: SourceRegister, *, kind: str, cancer: str) -> SourceChoice:
    """The choice that an address asks for."""
    kinds = {choice.key: choice for choice in register.kinds}
    cancers = {choice.key: choice for choice in register.cancers}
    return SourceChoice(
        kind=kinds.get(kind),
        cancer=cancers.get(cancer),
        has_unknown=bool((kind and kind not in kinds) or (cancer and cancer not in cancers)),
    )


def filter_sources(register: SourceRegister, choice: SourceChoice) -> tuple[ListedSource, ...]:
    """The sources of that kind and for that cancer type."""
    return tuple(
        item
        for item in register.sources
        if (choice.kind is None or item.source.kind == choice.kind.key)
        and (choice.cancer is None or choice.cancer.key in item.cancers)
    )


def group_by_kind(sources: Iterable[ListedSource]) -> tuple[SourceKind, ...]:
    """The sources under their kinds, in the order in which they come."""
    groups: dict[str, list[ListedSource]] = {}
    for item in sources:
        groups.setdefault(item.source.kind, []).append(item)
    return tuple(
        SourceKind(key=kind, name=items[0].source.kind_label, sources=tuple(items))
        for kind, items in groups.items()
    )


def _place(item: ListedSource) -> tuple[int, str, int, str]:
    kind = item.source.kind
    rank = KINDS.index(kind) if kind in KINDS else len(KINDS)
    return (rank, kind, -(item.source.year or 0), item.source.label.lower() + item.source.key)


@dataclass(frozen=True)
class _Cancers:
    """The cancer types of the live pages: names by key, and keys by the page about each."""

    names: dict[str, str]
    of_page: dict[int, str]


def _list_cancers(pages: Iterable[LivePage]) -> _Cancers:
    """Cancer types as evidence rows name them; a page on one that no row has adds its own."""
    pages = sorted(pages, key=lambda page: not page.document.is_overview)
    rows = [row for page in pages for row in _evidence_rows(page)]
    names = {row.key: row.cancer for row in rows}
    by_page = {row.detail_topic_id: row.key for row in rows if row.detail_topic_id}
    by_name = {name.lower(): key for key, name in names.items()}
    of_page = {}
    for document in (page.document for page in pages if page.document.kind == "cancer"):
        known = by_page.get(document.topic_id) or by_name.get(document.short_title.lower())
        of_page[document.topic_id] = known or document.slug
        names.setdefault(of_page[document.topic_id], document.short_title)
    return _Cancers(names, of_page)


def _find_cancers(
    pages: Iterable[LivePage], resting: Mapping[str, Iterable[ListedClaim]], cancers: _Cancers
) -> dict[str, set[str]]:
    """The cancer types of each source: of rows that cite it, claims that name it, pages on a cancer."""
    found = {
        key: {item.claim.cancer_key for item in claims if item.claim.cancer_key}
        for key, claims in resting.items()
    }
    for page in pages:
        own = cancers.of_page.get(page.document.topic_id)
        if own:
            for key in _cited(_without_disclaimer(page.document)) & found.keys():
                found[key].add(own)
        for row in _evidence_rows(page):
            for key in _cited(row) & found.keys():
                found[key].add(row.key)
    return found


def _cited(value: Value) -> set[str]:
    """The keys of all sources that a part of a document cites."""
    return {key for text in markdown_texts(value) for key in find_citations(text)}


def _without_disclaimer(document: PageDocument) -> PageDocument:
    """The page without what stands at the foot of every page, whatever it is about."""
    return msgspec.structs.replace(
        document, site=msgspec.structs.replace(document.site, disclaimer="")
    )


def _evidence_rows(page: LivePage) -> list[EvidenceRow]:
    return [
        row
        for section in page.document.sections
        if isinstance(section.component, EvidenceTable)
        for row in section.component.rows
    ]
