"""Common questions."""

from __future__ import annotations

from django.contrib import admin

from ..models import FAQ
from .editing import EditingAdmin


@admin.register(FAQ)
class FAQAdmin(EditingAdmin[FAQ]):
    """Questions that people really ask."""

    list_display = ("question", "group", "position")
    list_filter = ("group", ("topics", admin.RelatedOnlyFieldListFilter))
    search_fields = ("key", "question", "answer", "sources__key")
    search_help_text = "Searches questions, answers and keys of sources."
    autocomplete_fields = ("sources", "topics")
    prepopulated_fields = {"key": ("question",)}
    fieldsets = (
        (
            "The question",
            {
                "description": "In a patient's words. The first sentence of the answer answers it.",
                "fields": ("question", "key", "answer"),
            },
        ),
        (
            "Where it comes from and where it is shown",
            {
                "description": "Sources stand behind the answer.",
                "fields": ("sources", "topics", "group", "position"),
            },
        ),
    )
