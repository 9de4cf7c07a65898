"""Sources: publications and official pages that somebody here has opened."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from .fields import KEY_FORMAT


class SourceManager(models.Manager["Source"]):
    """Finds sources by key, as citations name them."""

    def get_by_natural_key(self, key: str) -> Source:
        """The source with this key."""
        return self.get(key=key)


class Source(models.Model):
    """One publication or official page that somebody here has opened."""

    class Kind(models.TextChoices):
        TRIAL = "trial", "Clinical trial or patient series"
        META_ANALYSIS = "meta-analysis", "Pooled analysis"
        REVIEW = "review", "Review"
        LABORATORY = "laboratory", "Laboratory study"
        GUIDELINE = "guideline", "Guideline"
        REGULATOR = "regulator", "Law or official page"
        REGISTRY = "registry", "Trial registry"
        OTHER = "other", "News or other page"

    key = models.CharField(
        "key",
        max_length=80,
        unique=True,
        validators=[KEY_FORMAT],
        error_messages={"unique": "Another source already has this key."},
        help_text="Short name for citing: first author, year, subject, for example lee-2015-hcc-phase3.",
    )
    kind = models.CharField(
        "kind", max_length=20, choices=Kind.choices, help_text="What sort of source this is."
    )
    authors = models.CharField(
        "authors",
        max_length=400,
        blank=True,
        help_text="Family names with initials, separated by commas. Leave empty if none is named.",
    )
    title = models.CharField(
        "title", max_length=400, help_text="The title as published, in English if there is one."
    )
    journal = models.CharField(
        "journal or publisher",
        max_length=300,
        blank=True,
        help_text="Where it appeared, with volume and pages if known.",
    )
    year = models.PositiveSmallIntegerField(
        "year", null=True, blank=True, help_text="Year of publication. Leave empty if not shown."
    )
    doi = models.CharField(
        "DOI", max_length=120, blank=True, help_text="For example 10.1053/j.gastro.2015.02.055."
    )
    pmid = models.CharField("PubMed number", max_length=12, blank=True, help_text="Digits only.")
    url = models.URLField(
        "web address",
        max_length=500,
        blank=True,
        help_text="Needed if there is neither a DOI nor a PubMed number. Use the official address.",
    )
    is_copy = models.BooleanField(
        "address leads to a copy",
        default=False,
        help_text="Tick if no official address could be found. Readers are told so.",
    )
    design = models.CharField(
        "design", max_length=300, blank=True, help_text="For example: open-label randomised trial."
    )
    participants = models.CharField(
        "participants", max_length=200, blank=True, help_text="How many people, in words or digits."
    )
    country = models.CharField(
        "country", max_length=120, blank=True, help_text="Where it was done."
    )
    main_result = models.TextField(
        "main result", blank=True, help_text="What it found, in our own words, with the figures."
    )
    limitation = models.TextField(
        "limitation", blank=True, help_text="Its main weakness, in our own words."
    )
    checked_on = models.DateField(
        "last opened on",
        help_text=(
            "The day on which somebody here last opened this source. If only the month is known, "
            "the first day of it."
        ),
    )

    objects = SourceManager()

    class Meta:
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(doi="", pmid="", url=""),
                name="source_has_an_address",
                violation_error_message="Give a DOI, a PubMed number or a web address.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.title}"

    def natural_key(self) -> tuple[str]:
        """The key, as citations and fixtures name a source."""
        return (self.key,)
