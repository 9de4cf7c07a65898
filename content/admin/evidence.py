"""What is known by cancer type."""

from __future__ import annotations

from django.contrib import admin

from ..models import EvidenceRow
from .editing import EditingAdmin


@admin.register(EvidenceRow)
class EvidenceRowAdmin(EditingAdmin[EvidenceRow]):
    """What is known for one cancer type."""

    list_display = ("cancer", "certainty", "trials", "participants", "position")
    list_filter = ("certainty", ("topics", admin.RelatedOnlyFieldListFilter))
    search_fields = ("key", "cancer", "medical_name", "summary", "sources__key")
    search_help_text = "Searches names, summary and keys of sources."
    autocomplete_fields = ("detail_topic", "sources", "topics")
    prepopulated_fields = {"key": ("cancer",)}
    fieldsets = (
        (
            "Which cancer",
            {
                "description": "How the row is named, and the page to which it leads.",
                "fields": ("cancer", "medical_name", "key", "detail_topic"),
            },
        ),
        (
            "What is known",
            {
                "description": "Plain sentences with figures. Cite a source with [@key].",
                "fields": ("summary", "clinical_role", "trials", "participants", "best_figure"),
            },
        ),
        (
            "How sure one can be",
            {
                "description": "In GRADE's words, with the reason, and what is still open.",
                "fields": ("certainty", "certainty_reason", "not_known"),
            },
        ),
        (
            "Where it comes from and where it is shown",
            {
                "description": "Sources stand behind the summary. Pages show the row in their order.",
                "fields": ("sources", "topics", "position"),
            },
        ),
    )
