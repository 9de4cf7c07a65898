"""What is known by cancer type, and the words for how sure one can be."""

from __future__ import annotations

from django.db import models

from .fields import KEY_FORMAT, MarkdownField
from .sources import Source
from .topics import Topic


class Certainty(models.TextChoices):
    """GRADE's four words for how sure one can be."""

    HIGH = "high", "High"
    MODERATE = "moderate", "Moderate"
    LOW = "low", "Low"
    VERY_LOW = "very-low", "Very low"


class EvidenceRowManager(models.Manager["EvidenceRow"]):
    """Finds evidence rows by key, as claims name them."""

    def get_by_natural_key(self, key: str) -> EvidenceRow:
        """The evidence row with this key."""
        return self.get(key=key)


class EvidenceRow(models.Model):
    """What is known about CIK for one cancer type."""

    key = models.CharField(
        "key",
        max_length=60,
        unique=True,
        validators=[KEY_FORMAT],
        help_text="Short name of this row, for example liver.",
    )
    cancer = models.CharField(
        "cancer", max_length=80, help_text="Plain name, for example Liver cancer."
    )
    medical_name = models.CharField(
        "medical name",
        max_length=120,
        blank=True,
        help_text="For example hepatocellular carcinoma, HCC.",
    )
    detail_topic = models.ForeignKey(
        Topic,
        verbose_name="page about this cancer",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="detailed_rows",
        help_text="The page to which this row links. Leave empty if there is none.",
    )
    summary = MarkdownField(
        "what studies found", help_text="Two to four sentences with the figures."
    )
    clinical_role = MarkdownField(
        "how it was used",
        help_text="When and with which treatments CIK was given in these studies.",
    )
    certainty = models.CharField(
        "certainty",
        max_length=10,
        choices=Certainty.choices,
        help_text="How sure one can be, in GRADE's four words.",
    )
    certainty_reason = MarkdownField(
        "why this certainty", help_text="One sentence: what lowers or raises the certainty."
    )
    trials = models.CharField(
        "studies",
        max_length=160,
        help_text="How many and of what design, for example: 8 randomised trials.",
    )
    participants = models.PositiveIntegerField(
        "people in them",
        null=True,
        blank=True,
        help_text="People in the largest pooled analysis seen. Leave empty if not stated.",
    )
    best_figure = MarkdownField(
        "best single figure", help_text="The most trustworthy number with its 95 % interval."
    )
    not_known = MarkdownField("what is not known", help_text="What no study has answered yet.")
    sources = models.ManyToManyField(
        Source,
        verbose_name="sources",
        related_name="evidence_rows",
        help_text="The sources on which the findings rest. They are cited behind the summary.",
    )
    topics = models.ManyToManyField(
        Topic,
        verbose_name="shown on",
        blank=True,
        related_name="evidence_rows",
        help_text="Pages that show this row.",
    )
    position = models.PositiveSmallIntegerField(
        "order", default=100, help_text="Rows with a lower number stand first."
    )

    objects = EvidenceRowManager()

    class Meta:
        verbose_name = "evidence row"
        ordering = ["position", "key"]

    def __str__(self) -> str:
        return self.cancer
