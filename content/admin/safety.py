"""Side effects."""

from __future__ import annotations

from django.contrib import admin

from ..models import SideEffect
from .editing import EditingAdmin


@admin.register(SideEffect)
class SideEffectAdmin(EditingAdmin[SideEffect]):
    """Side effects: how often, when, what helps, when to call."""

    list_display = ("name", "kind", "affected", "observed", "counted", "position")
    list_filter = ("kind", ("topics", admin.RelatedOnlyFieldListFilter))
    search_fields = ("key", "name", "description", "frequency", "sources__key")
    search_help_text = "Searches names, descriptions, frequencies and keys of sources."
    autocomplete_fields = ("sources", "topics")
    prepopulated_fields = {"key": ("name",)}
    fieldsets = (
        (
            "What it is",
            {
                "description": "The plain name, and how serious it is.",
                "fields": ("name", "key", "kind", "description"),
            },
        ),
        (
            "How often",
            {
                "description": "In words, and if it was counted, in two numbers.",
                "fields": ("frequency", ("affected", "observed"), "counted"),
            },
        ),
        (
            "When, and what to do",
            {
                "description": "What a worried reader looks for first.",
                "fields": ("starts", "lasts", "what_helps", "call_for_help"),
            },
        ),
        (
            "Where it comes from and where it is shown",
            {
                "description": "Sources stand behind “how often”.",
                "fields": ("sources", "topics", "position"),
            },
        ),
    )
