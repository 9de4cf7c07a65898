"""Glossary."""

from __future__ import annotations

from django.contrib import admin

from ..models import GlossaryTerm
from .editing import EditingAdmin


@admin.register(GlossaryTerm)
class GlossaryTermAdmin(EditingAdmin[GlossaryTerm]):
    """Medical words in plain ones."""

    list_display = ("term", "definition")
    search_fields = ("term", "spellings", "definition")
    search_help_text = "Searches terms, spellings and definitions."
    fieldsets = (
        (
            "The word",
            {
                "description": "One plain sentence that needs no other medical word.",
                "fields": ("term", "spellings", "definition"),
            },
        ),
    )
