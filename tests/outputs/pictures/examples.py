"""Claims as documents hold them, without a database."""

from datetime import date
from decimal import Decimal
from typing import Any

from content.documents import Certainty, Claim, Group


def make_group(name: str = "With CIK", **values: Any) -> Group:
    empty: dict[str, Any] = {"events": None, "total": None, "rate": None, "value": None}
    return Group(name=name, **{**empty, **values})


def make_claim(treated: Group | None = None, control: Group | None = None, **values: Any) -> Claim:
    """A claim without numbers; `effect`, `low` and `high` are given as texts."""
    effect, low, high = (values.pop(name, None) for name in ("effect", "low", "high"))
    defaults: dict[str, Any] = {
        "key": "lee",
        "headline": "",
        "sentence": "A sentence.",
        "cancer_key": "liver",
        "cancer": "Liver cancer",
        "outcome_kind": "recurrence",
        "is_pooled": False,
        "population": "Adults",
        "treatment": "With CIK",
        "comparator": "Without CIK",
        "outcome": "Return of the cancer",
        "time_span": "5 years",
        "value_unit": "",
        "measure": "Hazard ratio" if effect else "",
        "direction": "benefit",
        "certainty": Certainty(level="low", reason="Not blinded."),
        "source_key": "lee-2015",
        "source_place": "abstract",
        "checked_on": date(2026, 11, 1),
    }
    return Claim(
        treated=treated or make_group(),
        control=control or make_group("Without CIK"),
        effect=Decimal(effect) if effect else None,
        interval_low=Decimal(low) if low else None,
        interval_high=Decimal(high) if high else None,
        **{**defaults, **values},
    )
