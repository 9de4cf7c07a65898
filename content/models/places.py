"""Hospitals and costs."""

from django.core.exceptions import ValidationError
from django.db import models

from .fields import KEY_FORMAT, MarkdownField
from .sources import Source
from .topics import Topic


class Centre(models.Model):
    """A hospital that appears in the literature on CIK. Being listed is no recommendation."""

    key = models.CharField(
        "key", max_length=60, unique=True, validators=[KEY_FORMAT], help_text="Short name."
    )
    name = models.CharField("hospital", max_length=160, help_text="Its usual English name.")
    city = models.CharField("city", max_length=80, help_text="Where it stands.")
    country = models.CharField(
        "country", max_length=80, default="China", help_text="Country or region."
    )
    known_for = MarkdownField("what it published", help_text="What the literature links it to.")
    caution = MarkdownField(
        "what this does not show", blank=True, help_text="What may not be concluded."
    )
    sources = models.ManyToManyField(
        Source,
        verbose_name="sources",
        related_name="centres",
        help_text="Cited behind what it published.",
    )
    topics = models.ManyToManyField(
        Topic,
        verbose_name="shown on",
        blank=True,
        related_name="centres",
        help_text="Pages that show it.",
    )
    position = models.PositiveSmallIntegerField(
        "order", default=100, help_text="A lower number stands first."
    )

    class Meta:
        verbose_name = "hospital"
        ordering = ["position", "key"]

    def __str__(self) -> str:
        return f"{self.name}, {self.city}"


class CostItem(models.Model):
    """A price that a source reports, with the date of the figure."""

    key = models.CharField(
        "key", max_length=60, unique=True, validators=[KEY_FORMAT], help_text="Short name."
    )
    what = models.CharField("what was paid for", max_length=200, help_text="In plain words.")
    place = models.CharField("where", max_length=120, help_text="Country or region.")
    low = models.DecimalField(
        "amount, or lowest",
        max_digits=12,
        decimal_places=2,
        help_text="The amount in the currency of the source.",
    )
    high = models.DecimalField(
        "highest",
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Only for a range.",
    )
    currency = models.CharField("currency", max_length=3, help_text="Three letters: CNY, KRW, USD.")
    figure_date = models.CharField(
        "date of the figure",
        max_length=40,
        help_text="When this price was asked, for example 2014 to 2015.",
    )
    note = MarkdownField(
        "note", blank=True, help_text="What was in the price, what was not, who paid."
    )
    sources = models.ManyToManyField(
        Source, verbose_name="sources", related_name="costs", help_text="Cited behind the amount."
    )
    topics = models.ManyToManyField(
        Topic,
        verbose_name="shown on",
        blank=True,
        related_name="costs",
        help_text="Pages that show it.",
    )
    position = models.PositiveSmallIntegerField(
        "order", default=100, help_text="A lower number stands first."
    )

    class Meta:
        verbose_name = "cost"
        ordering = ["position", "key"]

    def __str__(self) -> str:
        return self.what

    def clean(self) -> None:
        """A range runs upwards; a currency is three capital letters."""
        errors: dict[str, str] = {}
        if self.high is not None and self.low is not None and self.high <= self.low:
            errors["high"] = "The highest amount must be above the lowest."
        if not (len(self.currency) == 3 and self.currency.isalpha() and self.currency.isupper()):
            errors["currency"] = "Use the three capital letters of the currency, for example CNY."
        if errors:
            raise ValidationError(errors)
