"""Hospitals and costs."""

from __future__ import annotations

from django.contrib import admin

from ..models import Centre, CostItem
from .editing import EditingAdmin


@admin.register(Centre)
class CentreAdmin(EditingAdmin[Centre]):
    """Hospitals that appear in the literature."""

    list_display = ("name", "city", "country", "position")
    list_filter = (("topics", admin.RelatedOnlyFieldListFilter),)
    search_fields = ("key", "name", "city", "country", "known_for", "sources__key")
    search_help_text = "Searches names, cities, what they published and keys of sources."
    autocomplete_fields = ("sources", "topics")
    prepopulated_fields = {"key": ("name",)}
    fieldsets = (
        (
            "Which hospital",
            {
                "description": "Its name and where it stands. Being listed is no recommendation.",
                "fields": ("name", "key", "city", "country"),
            },
        ),
        (
            "What can be said of it",
            {
                "description": "Only what the sources say, and what it does not show.",
                "fields": ("known_for", "caution"),
            },
        ),
        (
            "Where it comes from and where it is shown",
            {
                "description": "Sources stand behind what it published.",
                "fields": ("sources", "topics", "position"),
            },
        ),
    )


@admin.register(CostItem)
class CostItemAdmin(EditingAdmin[CostItem]):
    """Prices that sources report."""

    list_display = ("what", "place", "low", "high", "currency", "figure_date", "position")
    list_filter = ("currency", ("topics", admin.RelatedOnlyFieldListFilter))
    search_fields = ("key", "what", "place", "note", "sources__key")
    search_help_text = "Searches what was paid for, places, notes and keys of sources."
    autocomplete_fields = ("sources", "topics")
    prepopulated_fields = {"key": ("what",)}
    fieldsets = (
        (
            "What was paid",
            {
                "description": "One price with its date, in the currency of the source.",
                "fields": (
                    "what",
                    "key",
                    "place",
                    ("low", "high", "currency"),
                    "figure_date",
                    "note",
                ),
            },
        ),
        (
            "Where it comes from and where it is shown",
            {
                "description": "Sources stand behind the amount.",
                "fields": ("sources", "topics", "position"),
            },
        ),
    )
