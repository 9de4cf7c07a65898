"""Comparisons of CIK with another treatment."""

from __future__ import annotations

from django.db import models

from .fields import KEY_FORMAT, MarkdownField
from .sources import Source
from .topics import Topic


class Comparison(models.Model):
    """A table that sets two treatments side by side."""

    key = models.CharField(
        "key",
        max_length=60,
        unique=True,
        validators=[KEY_FORMAT],
        help_text="Short name, e.g. car-t.",
    )
    title = models.CharField("title", max_length=140, help_text="The caption of the table.")
    first_name = models.CharField(
        "first treatment", max_length=60, default="CIK", help_text="Heading of the first column."
    )
    second_name = models.CharField(
        "second treatment", max_length=60, help_text="Heading of the second column."
    )
    topics = models.ManyToManyField(
        Topic,
        verbose_name="shown on",
        blank=True,
        related_name="comparisons",
        help_text="Pages that show this comparison.",
    )

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.title


class ComparisonRow(models.Model):
    """One question that a patient asks of both treatments."""

    comparison = models.ForeignKey(
        Comparison,
        verbose_name="comparison",
        on_delete=models.CASCADE,
        related_name="rows",
        help_text="The table to which this row belongs.",
    )
    position = models.PositiveSmallIntegerField(
        "order", default=100, help_text="A lower number stands first."
    )
    question = models.CharField("question", max_length=160, help_text="What the row compares.")
    first = MarkdownField("first treatment", help_text="The answer for the first treatment.")
    second = MarkdownField("second treatment", help_text="The answer for the second treatment.")
    sources = models.ManyToManyField(
        Source,
        verbose_name="sources",
        blank=True,
        related_name="comparison_rows",
        help_text="Sources for the whole row; cited behind the second answer.",
    )

    class Meta:
        verbose_name = "row"
        ordering = ["comparison", "position", "pk"]

    def __str__(self) -> str:
        return self.question
