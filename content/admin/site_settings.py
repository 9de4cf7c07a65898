"""What holds for the whole site."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from ..models import SiteSettings
from .editing import EditingAdmin


@admin.register(SiteSettings)
class SiteSettingsAdmin(EditingAdmin[SiteSettings]):
    """One form, without a list before it."""

    fieldsets = (
        (
            "Who runs this site",
            {
                "description": "Named on every page.",
                "fields": ("organisation", "organisation_url", "disclaimer"),
            },
        ),
        (
            "How readers reach you",
            {
                "description": "Only what is filled in is shown.",
                "fields": ("telephone", "whatsapp", "email", "form_url"),
            },
        ),
        (
            "Rules for all pages",
            {
                "description": "Pages follow them from the next time they are published.",
                "fields": ("shows_organisation", "requires_reviewer"),
            },
        ),
    )

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Straight to the one form."""
        stored = SiteSettings.objects.first()
        if stored:
            return HttpResponseRedirect(
                reverse("admin:content_sitesettings_change", args=[stored.pk])
            )
        if self.has_add_permission(request):
            return HttpResponseRedirect(reverse("admin:content_sitesettings_add"))
        return super().changelist_view(request, extra_context)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Only while there are no settings."""
        return super().has_add_permission(request) and not SiteSettings.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: SiteSettings | None = None) -> bool:
        """Never: the site needs them."""
        return False
