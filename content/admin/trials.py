"""Registered clinical trials."""

from __future__ import annotations

from django.contrib import admin

from ..models import ClinicalTrial
from .editing import EditingAdmin


@admin.register(ClinicalTrial)
class ClinicalTrialAdmin(EditingAdmin[ClinicalTrial]):
    """Entries of trial registries."""

    list_display = ("number", "title", "phase", "status", "cancer_types", "checked_on")
    list_filter = ("status", "checked_on", ("topics", admin.RelatedOnlyFieldListFilter))
    search_fields = ("number", "title", "cancer_types", "country", "note")
    search_help_text = "Searches numbers, titles, cancer types, countries and notes."
    autocomplete_fields = ("sources", "topics")
    fieldsets = (
        (
            "What the registry says",
            {
                "description": "As the entry stood on the day on which you opened it.",
                "fields": (
                    "number",
                    "url",
                    "title",
                    "status",
                    "phase",
                    "cancer_types",
                    "country",
                    "participants",
                    "checked_on",
                ),
            },
        ),
        (
            "What we add, and where it is shown",
            {
                "description": "Sources stand behind the note.",
                "fields": ("note", "sources", "topics", "position"),
            },
        ),
    )
