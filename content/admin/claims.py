"""Claims."""

from __future__ import annotations

from django.contrib import admin

from ..models import Claim
from .sources import CitedAdmin


@admin.register(Claim)
class ClaimAdmin(CitedAdmin[Claim]):
    """Checked facts with their numbers."""

    list_display = ("key", "sentence", "cancer", "certainty", "source_key", "checked_on")
    list_filter = (
        "certainty",
        "direction",
        "checked_on",
        ("topics", admin.RelatedOnlyFieldListFilter),
    )
    list_select_related = ("source", "cancer")
    search_fields = ("key", "sentence", "headline", "population", "outcome", "source__key", "note")
    search_help_text = "Searches key, sentence, population, outcome, source and note."
    autocomplete_fields = ("cancer", "source", "topics")
    fieldsets = (
        (
            "What it says",
            {
                "description": "One fact, said once and shown on many pages.",
                "fields": ("key", "sentence", "headline", "cancer"),
            },
        ),
        (
            "What was studied",
            {
                "description": "Who got what, and what was counted.",
                "fields": (
                    "population",
                    "treatment",
                    "comparator",
                    "outcome",
                    "outcome_kind",
                    "time_span",
                    "is_pooled",
                ),
            },
        ),
        (
            "The numbers",
            {
                "description": "As the report gives them. Leave empty what it does not give.",
                "fields": (
                    ("treated_events", "treated_total"),
                    ("control_events", "control_total"),
                    ("treated_rate", "control_rate"),
                    ("treated_value", "control_value", "value_unit"),
                    "is_absolute_missing",
                    ("measure", "effect"),
                    ("interval_low", "interval_high"),
                ),
            },
        ),
        (
            "How sure one can be",
            {
                "description": "Which way the result points, and how far to trust it.",
                "fields": ("direction", "certainty", "certainty_reason"),
            },
        ),
        (
            "Where it comes from",
            {
                "description": "So that the next person finds the figure within a minute.",
                "fields": ("source", "source_place", "checked_on", "note"),
            },
        ),
        (
            "Where it is shown",
            {
                "description": "As a key figure on the pages named here, and wherever a text names it.",
                "fields": ("topics", "position", "used_on"),
            },
        ),
    )

    @admin.display(description="source", ordering="source__key")
    def source_key(self, claim: Claim) -> str:
        """The key of its source."""
        return claim.source.key
