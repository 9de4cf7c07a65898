"""The editors' side: one module for each module of models. Importing it registers them all."""

from . import (
    comparisons,
    editions,
    evidence,
    glossary,
    places,
    questions,
    safety,
    schedules,
    site_settings,
    staff,
    topics,
    trials,
)

__all__ = [
    "comparisons",
    "editions",
    "evidence",
    "glossary",
    "places",
    "questions",
    "safety",
    "schedules",
    "site_settings",
    "staff",
    "topics",
    "trials",
]
