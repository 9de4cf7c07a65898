"""What was published, and where old addresses lead. Nobody changes either by hand."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..models import Edition, Redirect
from .typed import M, ModelAdmin, ModelForm


class ReadOnlyAdmin(ModelAdmin[M]):
    """Base of the admin of what the site itself writes."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never: the site writes it."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Never: it says what happened."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Never: readers may hold an address that needs it."""
        return False


class EditionForm(ModelForm[Edition]):
    """Nothing of it can be changed; it names what is computed."""

    class Meta:
        labels = {"live_page": "live page"}
        help_texts = {"live_page": "Only the newest edition of a page can be seen by readers."}


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin[Edition]):
    """Every edition that was ever published."""

    form = EditionForm
    list_display = ("topic", "number", "is_live", "published_at", "published_by", "change_note")
    list_filter = ("is_live", "published_at")
    list_select_related = ("topic", "published_by")
    search_fields = ("topic__title", "path", "change_note")
    search_help_text = "Searches pages, addresses and change notes."
    date_hierarchy = "published_at"
    readonly_fields = ("live_page",)
    fieldsets = (
        (
            "What was published",
            {
                "description": (
                    "An edition is a page as readers saw it. It is kept for ever and cannot be changed. "
                    "To change the page, edit and publish it again."
                ),
                "fields": ("topic", "number", "is_live", "live_page", "path", "change_note"),
            },
        ),
        (
            "By whom",
            {
                "description": "As it was on that day.",
                "fields": ("published_at", "published_by", "reviewed_by", "reviewed_on"),
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        """Without the documents, which are long and not shown."""
        return super().get_queryset(request).defer("document")

    @admin.display(description="live page")
    def live_page(self, edition: Edition) -> SafeString | str:
        """The way to the page, if readers see this edition."""
        if not edition.is_live:
            return "A newer edition has taken its place."
        return format_html('<a href="{}">View {}</a>', edition.path, edition.path)


@admin.register(Redirect)
class RedirectAdmin(ReadOnlyAdmin[Redirect]):
    """Old addresses and the pages to which they lead."""

    list_display = ("old_path", "topic")
    list_select_related = ("topic",)
    search_fields = ("old_path", "topic__title")
    search_help_text = "Searches old addresses and titles of pages."
    fieldsets = (
        (
            "An old address",
            {
                "description": (
                    "The site writes this by itself when a page is published at a new address. It leads "
                    "to the page wherever that stands, so there is nothing to change here."
                ),
                "fields": ("old_path", "topic"),
            },
        ),
    )
