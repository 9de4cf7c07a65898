"""The editors' side: one module for each module of models. Importing it registers them all."""

from . import (
    claims,
    comparisons,
    editions,
    evidence,
    glossary,
    places,
    questions,
    safety,
    schedules,
    site_settings,
    sources,
    staff,
    topics,
    trials,
)

__all__ = [
    "claims",
    "comparisons",
    "editions",
    "evidence",
    "glossary",
    "places",
    "questions",
    "safety",
    "schedules",
    "site_settings",
    "sources",
    "staff",
    "topics",
    "trials",
]
