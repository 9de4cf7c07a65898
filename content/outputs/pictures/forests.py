"""Claims with intervals → marks on one logarithmic scale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import log2, sqrt

from ...documents import Claim, ForestPlot
from ...markup import CitedSource
from .scales import Scale, percent
from .wording import say_absolute, say_relative

_FOUND = {
    "benefit": "Benefit",
    "no-clear-difference": "No clear difference",
    "harm": "Harm",
}
_RATIOS = ("Hazard ratio", "Risk ratio", "Odds ratio")
_SCALES = (
    Scale(low=-1.5, high=1.5, labels=("0.5", "1", "2")),
    Scale(low=-2.5, high=2.5, labels=("0.25", "0.5", "1", "2", "4")),
    Scale(low=-1.5 * log2(10), high=1.5 * log2(10), labels=("0.1", "1", "10")),
)
"""Logarithms to the base 2; 1, no difference, stands in the middle of each."""


@dataclass(frozen=True)
class ForestMark:
    """One result on the scale. An end that lies off the scale is None: an arrow stands there."""

    start: str | None
    middle: str | None
    end: str | None
    line_start: str
    line_end: str
    width: str
    peak: str
    side: int
    half: str


@dataclass(frozen=True)
class ForestRow:
    """One claim of a forest plot in words, with its mark if the scale has a place for it.

    `population` is empty where nothing else of the same source could be meant.
    """

    claim: Claim
    source: CitedSource | None
    people: int | None
    population: str
    absolute: str
    relative: str
    found: str
    note: str
    mark: ForestMark | None


@dataclass(frozen=True)
class ForestPicture:
    """A forest plot on one scale. Without any interval there are no ticks."""

    plot: ForestPlot
    rows: tuple[ForestRow, ...]
    ticks: tuple[str, ...]


def draw_forest(plot: ForestPlot, sources: Mapping[str, CitedSource]) -> ForestPicture:
    """The plot's claims in their order, those with an interval on one logarithmic scale."""
    alike = Counter(map(_question, plot.claims))
    turned = [_turn(claim) for claim in plot.claims]
    drawn = [numbers for numbers in turned if numbers]
    scale = _choose_scale(drawn) if drawn else None
    most = max((_people(claim) or 0 for claim in plot.claims if not claim.is_pooled), default=0)
    return ForestPicture(
        plot=plot,
        rows=tuple(
            ForestRow(
                claim=claim,
                source=sources.get(claim.source_key),
                people=_people(claim),
                population=claim.population if alike[_question(claim)] > 1 else "",
                absolute=say_absolute(claim),
                relative=say_relative(claim),
                found=_FOUND.get(claim.direction, ""),
                note=_explain(claim, numbers),
                mark=_mark(claim, numbers, scale, most) if numbers and scale else None,
            )
            for claim, numbers in zip(plot.claims, turned, strict=True)
        ),
        ticks=scale.labels if scale else (),
    )


def _question(claim: Claim) -> tuple[str, str, str]:
    """What a row asks. Two rows that ask the same are told apart by whom they are about."""
    return (claim.source_key, claim.outcome, claim.time_span)


def _turn(claim: Claim) -> tuple[float, float, float] | None:
    """Interval and effect as they stand on the scale, low end first. None: not on this scale."""
    numbers = (claim.interval_low, claim.effect, claim.interval_high)
    if claim.measure not in _RATIOS or any(number is None or number <= 0 for number in numbers):
        return None
    low, effect, high = (float(number) for number in numbers if number is not None)
    if not _is_turned(claim):
        return low, effect, high
    # The inverse of a risk ratio is no risk ratio of the opposite outcome.
    return None if claim.measure == "Risk ratio" else (1 / high, 1 / effect, 1 / low)


def _is_turned(claim: Claim) -> bool:
    """Whether the ratio counts people who did well, where the plot counts the others.

    A benefit above 1 or a harm below 1 says so. Among responses a benefit lies above 1 anyway.
    """
    if claim.effect is None or claim.outcome_kind == "response":
        return False
    wrong = {"benefit": claim.effect > 1, "harm": claim.effect < 1}
    return wrong.get(claim.direction, False)


def _explain(claim: Claim, numbers: tuple[float, float, float] | None) -> str:
    """What a reader must know of how the result is drawn, or why it is not."""
    if not claim.has_interval:
        return ""
    if _is_turned(claim):
        where = "is drawn the other way round" if numbers else "has no place on this scale"
        return f"This ratio counts people who did well, so it {where}."
    return "" if numbers else "It is no ratio, so it has no place on this scale."


def _people(claim: Claim) -> int | None:
    totals = (claim.treated.total, claim.control.total)
    return None if None in totals else sum(total or 0 for total in totals)


def _choose_scale(drawn: list[tuple[float, float, float]]) -> Scale:
    """The narrowest scale for all results. Ends of intervals may leave the wider two by an arrow."""
    narrow, middle, wide = _SCALES
    if max(abs(log2(number)) for numbers in drawn for number in numbers) <= narrow.high:
        return narrow
    return middle if max(abs(log2(effect)) for _, effect, _ in drawn) <= middle.high else wide


def _mark(claim: Claim, numbers: tuple[float, float, float], scale: Scale, most: int) -> ForestMark:
    low, middle, high = (scale.place(log2(number)) for number in numbers)
    line_start, line_end = max(low, 0.0), min(high, 1.0)
    people = _people(claim)
    side = round(max(6, 16 * sqrt(people / most))) if people and most else 10
    return ForestMark(
        start=percent(low) if low >= 0 else None,
        middle=percent(middle) if 0 <= middle <= 1 else None,
        end=percent(high) if high <= 1 else None,
        line_start=percent(line_start),
        line_end=percent(line_end),
        width=percent(line_end - line_start),
        peak=f"{100 * (middle - line_start) / ((line_end - line_start) or 1):.1f}",
        side=side,
        half=f"{-side / 2:g}",
    )
