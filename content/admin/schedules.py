"""Schedules: what happens on which day or week."""

from __future__ import annotations

from django.contrib import admin

from ..models import Schedule, ScheduleStep
from .editing import EditingAdmin, EditingInline


class ScheduleStepInline(EditingInline[ScheduleStep, Schedule]):
    """The steps of a schedule, in their order."""

    model = ScheduleStep
    ordering = ("position", "pk")
    fields = ("position", "label", ("first", "last"), "note")


@admin.register(Schedule)
class ScheduleAdmin(EditingAdmin[Schedule]):
    """Steps in time, drawn as a picture and written as a table."""

    inlines = (ScheduleStepInline,)
    list_display = ("title", "unit")
    list_filter = (("topics", admin.RelatedOnlyFieldListFilter),)
    search_fields = ("key", "title", "description", "steps__label")
    search_help_text = "Searches titles, descriptions and steps."
    autocomplete_fields = ("sources", "topics")
    prepopulated_fields = {"key": ("title",)}
    fieldsets = (
        (
            "The schedule",
            {
                "description": "What the picture shows, also for readers who cannot see it.",
                "fields": ("title", "key", "description", "unit"),
            },
        ),
        (
            "Where it comes from and where it is shown",
            {
                "description": "Sources stand behind the sentence.",
                "fields": ("sources", "topics"),
            },
        ),
    )
