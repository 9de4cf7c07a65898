"""Live pages → their claims, each one with its limits: `/claims/`, `/claims/<key>/`, `/claims.json`.

A claim that several pages show is told as the newest of their editions tells it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

import msgspec
from django.utils.text import Truncator

from ..documents import (
    Claim,
    ForestPlots,
    Group,
    KeyFigures,
    LivePage,
    PageDocument,
    Source,
    markdown_texts,
)
from ..markup import find_figures, plain_words
from .page_links import PageLink, find_newest, link_to, newest_last
from .pictures import Figure, draw_figure

DIRECTIONS = {
    "benefit": "Benefit: the result was better with the treatment",
    "no-clear-difference": "No clear difference was shown",
    "harm": "Harm: the result was worse with the treatment",
    "not-applicable": "This is not about an effect",
}


@dataclass(frozen=True)
class ListedClaim:
    """A claim of the live pages, with its source and the pages that show it."""

    claim: Claim
    source: Source | None
    pages: tuple[PageLink, ...]

    @property
    def address(self) -> str:
        """Its own page."""
        return f"/claims/{self.claim.key}/"

    @cached_property
    def words(self) -> str:
        """Its sentence without mark-up and citation."""
        return plain_words(self.claim.sentence)

    @property
    def heading(self) -> str:
        """What it is about, short."""
        claim = self.claim
        about = ", ".join(filter(None, [claim.outcome, claim.time_span]))
        return about or claim.headline or claim.cancer or Truncator(self.words).words(6)

    @property
    def direction(self) -> str:
        """Which way the result points, in words."""
        return DIRECTIONS.get(self.claim.direction, "")

    @property
    def figure(self) -> Figure:
        """Its numbers for each group, and the relative effect, in words."""
        return draw_figure(self.claim)

    @property
    def published_at(self) -> datetime | None:
        """When the newest edition that shows it was published."""
        return find_newest(self.pages)

    def quote(self, site_url: str) -> str:
        """The claim with all that belongs to it, to be quoted as it stands."""
        claim = self.claim
        parts = [self.words]
        if claim.certainty:
            reason = plain_words(claim.certainty.reason)
            parts.append(
                f"Certainty of the evidence (GRADE): {claim.certainty.word.lower()}. {reason}"
            )
        if self.source:
            parts.append(f"Source: {cite_in_words(self.source)} ({claim.source_place}).")
        checked = f"{claim.checked_on.day} {claim.checked_on:%B %Y}"
        parts.append(f"Checked on {checked} by CIK Info: {site_url}{self.address}")
        return " ".join(part.strip() for part in parts)


def list_claims(pages: Iterable[LivePage]) -> tuple[ListedClaim, ...]:
    """Every claim that a live page draws, plots or shows as a key figure, by cancer and key."""
    pages = list(pages)
    claims: dict[str, Claim] = {}
    sources: dict[str, Source] = {}
    for page in newest_last(pages):
        claims |= {claim.key: claim for claim, _ in find_claims(page.document)}
        sources |= {source.key: source for source in page.document.sources}
    shown: dict[str, list[PageLink]] = {key: [] for key in claims}
    for page in pages:
        anchors: dict[str, str] = {}
        for claim, anchor in find_claims(page.document):
            anchors.setdefault(claim.key, anchor)
        for key, anchor in anchors.items():
            shown[key].append(link_to(page, anchor))
    listed = (
        ListedClaim(claim=claim, source=sources.get(claim.source_key), pages=tuple(shown[key]))
        for key, claim in claims.items()
    )
    return tuple(
        sorted(listed, key=lambda item: (not item.claim.cancer, item.claim.cancer, item.claim.key))
    )


def find_claims(document: PageDocument) -> Iterator[tuple[Claim, str]]:
    """The claims that a page shows with their numbers, each with its place on the page."""
    for section in document.sections:
        if isinstance(section.component, KeyFigures):
            yield from ((claim, f"claim-{claim.key}") for claim in section.component.figures)
        elif isinstance(section.component, ForestPlots):
            for plot in section.component.plots:
                yield from ((claim, f"forest-{plot.key}") for claim in plot.claims)
    drawn = {key for text in markdown_texts(document) for key in find_figures(text)}
    for claim in document.claims:
        yield claim, f"figure-{claim.key}" if claim.key in drawn else ""


def cite_in_words(source: Source) -> str:
    """A source as one would cite it on paper."""
    published = ", ".join(filter(None, [source.journal, str(source.year or "")]))
    parts = [source.authors, source.title, published]
    return f"{'. '.join(part.rstrip('.') for part in parts if part)}. {source.address}"


class ClaimGroup(msgspec.Struct, frozen=True):
    """One group: people with the outcome, people in all, per cent, or a value. Null: not given."""

    name: str
    events: int | None
    total: int | None
    rate_percent: Decimal | None
    value: Decimal | None


class ClaimEffect(msgspec.Struct, frozen=True):
    """The relative effect with its 95 % interval."""

    measure: str
    value: Decimal
    interval_low: Decimal | None
    interval_high: Decimal | None


class ClaimCertainty(msgspec.Struct, frozen=True):
    """GRADE's word (high, moderate, low, very-low) and why."""

    level: str
    reason: str


class ClaimSource(msgspec.Struct, frozen=True):
    """Where the figures were taken from, and where in it they stand."""

    key: str
    citation: str
    doi: str
    pmid: str
    url: str
    place: str


class ClaimPage(msgspec.Struct, frozen=True):
    """A page that shows the claim."""

    title: str
    url: str


class ExportedClaim(msgspec.Struct, frozen=True):
    """One claim of `claims.json`."""

    key: str
    url: str
    sentence: str
    quote: str
    cancer: str
    outcome_kind: str
    is_pooled: bool
    population: str
    treatment: str
    comparator: str
    outcome: str
    time_span: str
    treated: ClaimGroup
    control: ClaimGroup
    value_unit: str
    effect: ClaimEffect | None
    direction: str
    direction_in_words: str
    certainty: ClaimCertainty | None
    source: ClaimSource | None
    checked_on: date
    pages: tuple[ClaimPage, ...]


class ClaimExport(msgspec.Struct, frozen=True):
    """`claims.json`.

    `schema` is 1. Fields may be added under the same number; if one changes its meaning or goes,
    the number rises. `updated_at` is when the newest edition behind the list was published.
    Texts are plain English without mark-up; an empty text or null means that the source or the
    register does not say. Numbers are JSON numbers; dates are ISO 8601; addresses are whole.
    """

    schema: int
    updated_at: datetime | None
    claims: tuple[ExportedClaim, ...]


def encode_claims(claims: Iterable[ListedClaim], *, site_url: str) -> bytes:
    """All claims as JSON, as `ClaimExport` says. The same bytes for the same live pages."""
    claims = sorted(claims, key=lambda item: item.claim.key)
    export = ClaimExport(
        schema=1,
        updated_at=find_newest(link for item in claims for link in item.pages),
        claims=tuple(_export(item, site_url) for item in claims),
    )
    return msgspec.json.Encoder(decimal_format="number").encode(export)


def _export(item: ListedClaim, site_url: str) -> ExportedClaim:
    claim = item.claim
    return ExportedClaim(
        key=claim.key,
        url=f"{site_url}{item.address}",
        sentence=item.words,
        quote=item.quote(site_url),
        cancer=claim.cancer,
        outcome_kind=claim.outcome_kind,
        is_pooled=claim.is_pooled,
        population=claim.population,
        treatment=claim.treatment,
        comparator=claim.comparator,
        outcome=claim.outcome,
        time_span=claim.time_span,
        treated=_export_group(claim.treated),
        control=_export_group(claim.control),
        value_unit=claim.value_unit,
        effect=ClaimEffect(
            measure=claim.measure,
            value=claim.effect,
            interval_low=claim.interval_low,
            interval_high=claim.interval_high,
        )
        if claim.effect is not None
        else None,
        direction=claim.direction,
        direction_in_words=item.direction,
        certainty=ClaimCertainty(
            level=claim.certainty.level, reason=plain_words(claim.certainty.reason)
        )
        if claim.certainty
        else None,
        source=ClaimSource(
            key=item.source.key,
            citation=cite_in_words(item.source),
            doi=item.source.doi,
            pmid=item.source.pmid,
            url=item.source.address,
            place=claim.source_place,
        )
        if item.source
        else None,
        checked_on=claim.checked_on,
        pages=tuple(
            ClaimPage(title=link.words, url=f"{site_url}{link.address}") for link in item.pages
        ),
    )


def _export_group(group: Group) -> ClaimGroup:
    return ClaimGroup(
        name=group.name,
        events=group.events,
        total=group.total,
        rate_percent=group.rate,
        value=group.value,
    )
