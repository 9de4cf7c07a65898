"""Sources, claims, and what is known by cancer type."""

from __future__ import annotations

from typing import Any, TypeVar

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..models import Claim, EvidenceRow, Source
from .editing import EditingAdmin, EditingForm
from .uses import address_of, find_uses, link_to_uses, name_of

Cited = TypeVar("Cited", Source, Claim)


class CitedForm(EditingForm[Cited]):
    """The form of something that texts name by its key."""

    class Meta:
        labels = {"used_on": "used in"}
        help_texts = {
            "used_on": (
                "Every record that names this one. Look here before you change it. While anything "
                "uses it, it cannot be deleted."
            )
        }

    def clean_key(self) -> str:
        """Refuse a new key while texts name the old one: they would name nothing."""
        key: str = self.cleaned_data["key"]
        if self.instance.pk and key != self.initial.get("key") and find_uses(self.instance):
            raise ValidationError(
                f"The key “{self.initial['key']}” is in use, so it has to stay. “Used in” says where."
            )
        return key


class CitedAdmin(EditingAdmin[Cited]):
    """Base of the admin of what texts name by its key."""

    form = CitedForm
    readonly_fields = ("used_on",)

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[str], dict[str, int], set[str], list[str]]:
        """What uses the records protects them."""
        deleted, counts, lacking, _ = super().get_deleted_objects(objs, request)
        uses = [use.record for target in objs for use in find_uses(target)]
        links: list[str] = [
            format_html('<a href="{}">{}</a>', address_of(record), name_of(record))
            for record in dict.fromkeys(uses)
        ]
        return deleted, counts, lacking, links

    @admin.display(description="used in")
    def used_on(self, target: Cited) -> SafeString | str:
        """Every page and record that names the source or claim."""
        uses = find_uses(target) if target.pk else []
        return link_to_uses(uses) if uses else "Nothing uses it yet."


@admin.register(Source)
class SourceAdmin(CitedAdmin[Source]):
    """Publications and official pages."""

    list_display = ("key", "title", "year", "kind", "checked_on")
    list_filter = ("kind", "is_copy", "checked_on")
    search_fields = (
        "key",
        "title",
        "authors",
        "journal",
        "year",
        "doi",
        "pmid",
        "url",
        "design",
        "country",
        "main_result",
        "limitation",
    )
    search_help_text = "Searches every field of the source."
    fieldsets = (
        (
            "What it is",
            {
                "description": "How it is cited, and how readers see it in the list of sources.",
                "fields": ("key", "kind", "authors", "title", "journal", "year"),
            },
        ),
        (
            "Where it is found",
            {
                "description": "At least one of the three addresses. Open it before you save.",
                "fields": ("doi", "pmid", "url", "is_copy", "checked_on"),
            },
        ),
        (
            "What it found",
            {
                "description": "For readers who open the source list, and for whoever writes with it.",
                "fields": ("design", "participants", "country", "main_result", "limitation"),
            },
        ),
        (
            "Where it is used",
            {"description": "Check these when the source changes.", "fields": ("used_on",)},
        ),
    )


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
