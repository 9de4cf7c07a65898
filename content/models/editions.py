"""What was published, and where old addresses lead."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from .topics import Topic


class EditionQuerySet(models.QuerySet["Edition"]):
    """Questions about editions."""

    def live(self) -> Self:
        """The editions that readers see now: at most one a topic."""
        return self.filter(is_live=True)


class Edition(models.Model):
    """A page as it was published. Once stored, its document never changes."""

    topic = models.ForeignKey(
        Topic,
        verbose_name="page",
        on_delete=models.PROTECT,
        related_name="editions",
        help_text="The page that was published.",
    )
    number = models.PositiveIntegerField(
        "edition", help_text="Counts the editions of this page, beginning with 1."
    )
    path = models.CharField(
        "address", max_length=80, help_text="The address at which it was published."
    )
    document = models.TextField(
        "document", help_text="The whole page as JSON, exactly as published."
    )
    is_live = models.BooleanField(
        "live", default=False, help_text="Whether this is the edition that readers see."
    )
    published_at = models.DateTimeField("published at", help_text="When it was published.")
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="published by",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="editions",
        help_text="Who published it. Empty for the first content, which a command published.",
    )
    reviewed_by = models.CharField(
        "medically reviewed by", max_length=120, blank=True, help_text="As it was when published."
    )
    reviewed_on = models.DateField(
        "reviewed on", null=True, blank=True, help_text="As it was when published."
    )
    change_note = models.CharField(
        "change note", max_length=300, blank=True, help_text="What changed, for readers."
    )

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "number"],
                name="edition_number_once_a_topic",
                violation_error_message="This page already has an edition with this number.",
            ),
            models.UniqueConstraint(
                fields=["topic"],
                condition=Q(is_live=True),
                name="one_live_edition_a_topic",
                violation_error_message="This page already has a live edition.",
            ),
            models.UniqueConstraint(
                fields=["path"],
                condition=Q(is_live=True),
                name="one_live_edition_a_path",
                violation_error_message="Another page is live at this address.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic}, edition {self.number}"


class Redirect(models.Model):
    """An address that was public once. It leads to the page's present address, in one hop."""

    old_path = models.CharField(
        "old address",
        max_length=80,
        unique=True,
        help_text="The address that readers may still have, for example /old-name/.",
    )
    topic = models.ForeignKey(
        Topic,
        verbose_name="leads to",
        on_delete=models.CASCADE,
        related_name="redirects",
        help_text="The page to which the old address leads, wherever that page stands now.",
    )

    class Meta:
        ordering = ["old_path"]

    def __str__(self) -> str:
        return f"{self.old_path} → {self.topic}"
