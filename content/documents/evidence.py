"""Sources, certainty, evidence rows, claims, and the components made of them."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from .values import Component, InlineMarkdown, Markdown, Value

EXPLAINS_CERTAINTY = "evidence"
"""The page whose section `certainty-words` says what the four words mean."""


class Source(Value, frozen=True):
    """One entry of the source list. Cited in texts as `[@key]`."""

    key: str
    kind: str
    kind_label: str
    authors: str
    title: str
    journal: str
    year: int | None
    doi: str
    pmid: str
    url: str
    is_copy: bool
    design: str
    participants: str
    country: str
    main_result: str
    limitation: str
    checked_on: date

    @property
    def label(self) -> str:
        """Who and when, short: `Lee 2015`, or the first words of the title."""
        if self.authors:
            first = self.authors.split(",")[0].split(";")[0].strip()
            name = " ".join(part for part in first.split() if not part.isupper()) or first
        else:
            name = " ".join(self.title.split()[:4])
        return f"{name} {self.year}" if self.year else name

    @property
    def address(self) -> str:
        """The address to send a reader to: DOI before PubMed before the stored one."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        if self.pmid:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/"
        return self.url


class Certainty(Value, frozen=True):
    """How sure one can be, in GRADE's words."""

    level: Literal["high", "moderate", "low", "very-low"]
    reason: InlineMarkdown

    @property
    def word(self) -> str:
        """The word that readers see."""
        return self.level.replace("-", " ").capitalize()

    @property
    def steps(self) -> int:
        """Four for high down to one for very low."""
        return {"high": 4, "moderate": 3, "low": 2, "very-low": 1}[self.level]


class EvidenceRow(Value, frozen=True):
    """What is known for one cancer type."""

    key: str
    cancer: str
    medical_name: str
    detail_topic_id: int | None
    summary: Markdown
    clinical_role: Markdown
    certainty: Certainty
    trials: str
    participants: int | None
    best_figure: InlineMarkdown
    not_known: Markdown


class EvidenceTable(Component, frozen=True, tag="evidence"):
    """Evidence rows."""

    rows: tuple[EvidenceRow, ...]


class Group(Value, frozen=True):
    """What was counted in one group of a claim. None: the source does not say."""

    name: str
    events: int | None
    total: int | None
    rate: Decimal | None
    value: Decimal | None

    @property
    def share(self) -> Decimal | None:
        """People with the outcome among all, from 0 to 1: the stored rate before a count."""
        if self.rate is not None:
            return self.rate / 100
        if self.events is not None and self.total:
            return Decimal(self.events) / self.total
        return None

    def out_of(self, base: int) -> int | None:
        """People with the outcome out of `base`, to the nearest whole person."""
        if self.share is None:
            return None
        return int((self.share * base).quantize(Decimal(1), ROUND_HALF_UP))

    @property
    def out_of_100(self) -> int | None:
        """People with the outcome out of 100, to the nearest whole person."""
        return self.out_of(100)


class Claim(Value, frozen=True):
    """One checked fact with its numbers and limits."""

    key: str
    headline: str
    sentence: InlineMarkdown
    cancer_key: str
    cancer: str
    outcome_kind: str
    is_pooled: bool
    population: str
    treatment: str
    comparator: str
    outcome: str
    time_span: str
    treated: Group
    control: Group
    value_unit: str
    measure: str
    effect: Decimal | None
    interval_low: Decimal | None
    interval_high: Decimal | None
    direction: str
    certainty: Certainty | None
    source_key: str
    source_place: str
    checked_on: date

    @property
    def has_people(self) -> bool:
        """Whether both groups can be drawn as people out of 100."""
        return self.treated.out_of_100 is not None and self.control.out_of_100 is not None

    @property
    def base(self) -> int:
        """100 people, or 1,000 where the outcome is rarer than 1 in 100 in either group."""
        shares = (self.treated.share, self.control.share)
        return 1_000 if any(share and share < Decimal("0.01") for share in shares) else 100

    @property
    def has_interval(self) -> bool:
        """Whether the effect can be drawn with its interval."""
        return None not in (self.effect, self.interval_low, self.interval_high)


class KeyFigures(Component, frozen=True, tag="key-figures"):
    """Claims with their numbers in large type."""

    figures: tuple[Claim, ...]


class ForestPlot(Value, frozen=True):
    """Results of one kind for one cancer: trials and pooled estimates, benefit or not."""

    key: str
    cancer: str
    outcome: str
    claims: tuple[Claim, ...]


class ForestPlots(Component, frozen=True, tag="forest"):
    """Forest plots."""

    plots: tuple[ForestPlot, ...]
