"""Registered clinical trials."""

from django.db import models

from .fields import MarkdownField
from .sources import Source
from .topics import Topic


class ClinicalTrial(models.Model):
    """An entry of a trial registry, as it was when last opened."""

    class Status(models.TextChoices):
        NOT_YET_RECRUITING = "not-yet-recruiting", "Not yet recruiting"
        RECRUITING = "recruiting", "Recruiting"
        ACTIVE = "active", "Active, not recruiting"
        COMPLETED = "completed", "Completed"
        STOPPED = "stopped", "Stopped early"
        UNKNOWN = "unknown", "Unknown"

    number = models.CharField(
        "registry number",
        max_length=40,
        unique=True,
        help_text="For example NCT04836728 or ChiCTR-OIC-17011679.",
    )
    title = models.CharField(
        "title", max_length=300, help_text="What is being tested, in plain words."
    )
    phase = models.CharField("phase", max_length=40, blank=True, help_text="For example 2 or 2/3.")
    status = models.CharField(
        "status",
        max_length=20,
        choices=Status.choices,
        help_text="As the registry said when checked.",
    )
    cancer_types = models.CharField("cancer types", max_length=200, help_text="Plain names.")
    country = models.CharField(
        "country", max_length=120, blank=True, help_text="Where it takes place."
    )
    participants = models.PositiveIntegerField(
        "participants", null=True, blank=True, help_text="Planned or treated, as the entry says."
    )
    note = MarkdownField(
        "note", blank=True, help_text="Result, or what is odd about it, in one or two sentences."
    )
    url = models.URLField(
        "registry address", max_length=500, help_text="The entry in the registry itself."
    )
    checked_on = models.DateField(
        "last checked on", help_text="When somebody here last opened the entry."
    )
    sources = models.ManyToManyField(
        Source,
        verbose_name="sources",
        blank=True,
        related_name="trials",
        help_text="Cited behind the note.",
    )
    topics = models.ManyToManyField(
        Topic,
        verbose_name="shown on",
        blank=True,
        related_name="trials",
        help_text="Pages that list this trial.",
    )
    position = models.PositiveSmallIntegerField(
        "order", default=100, help_text="A lower number stands first."
    )

    class Meta:
        verbose_name = "clinical trial"
        ordering = ["position", "number"]

    def __str__(self) -> str:
        return f"{self.number}: {self.title}"
