"""Sources, and what the forms of everything that texts name by its key have in common."""

from __future__ import annotations

from typing import Any, TypeVar

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..models import Claim, Source
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
