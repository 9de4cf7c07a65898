"""Comparisons of CIK with another treatment."""

from __future__ import annotations

from django.contrib import admin

from ..models import Comparison, ComparisonRow
from .editing import EditingAdmin, EditingInline


class ComparisonRowInline(EditingInline[ComparisonRow, Comparison]):
    """The rows of a table, in their order."""

    model = ComparisonRow
    ordering = ("position", "pk")
    autocomplete_fields = ("sources",)
    fields = ("position", "question", "first", "second", "sources")


@admin.register(Comparison)
class ComparisonAdmin(EditingAdmin[Comparison]):
    """Tables that set two treatments side by side."""

    inlines = (ComparisonRowInline,)
    list_display = ("title", "first_name", "second_name")
    list_filter = (("topics", admin.RelatedOnlyFieldListFilter),)
    search_fields = ("key", "title", "second_name", "rows__question")
    search_help_text = "Searches titles, treatments and the questions of the rows."
    autocomplete_fields = ("topics",)
    prepopulated_fields = {"key": ("title",)}
    fieldsets = (
        (
            "The table",
            {
                "description": "Its caption, its two columns, and the pages that show it.",
                "fields": ("title", "key", "first_name", "second_name", "topics"),
            },
        ),
    )
