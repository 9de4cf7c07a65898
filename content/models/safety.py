"""Side effects."""

from django.db import models
from django.db.models import F, Q

from .fields import KEY_FORMAT, MarkdownField
from .sources import Source
from .topics import Topic


class SideEffect(models.Model):
    """One side effect: how often it was seen, when it starts, what helps, when to call for help."""

    class Kind(models.TextChoices):
        EXPECTED = "expected", "Expected"
        RARE = "rare", "Rare but serious"
        NOT_SEEN = "not-seen", "Not seen in published series"

    key = models.CharField(
        "key",
        max_length=60,
        unique=True,
        validators=[KEY_FORMAT],
        help_text="Short name, e.g. fever.",
    )
    name = models.CharField("name", max_length=120, help_text="Plain name, for example Fever.")
    kind = models.CharField(
        "kind",
        max_length=10,
        choices=Kind.choices,
        help_text="Expected, rare but serious, or not seen (which does not mean impossible).",
    )
    frequency = MarkdownField("how often", help_text="In words, with the figures.")
    affected = models.PositiveIntegerField(
        "number affected",
        null=True,
        blank=True,
        help_text="How many had it, in the largest series that counted. Empty if not reported.",
    )
    observed = models.PositiveIntegerField(
        "out of", null=True, blank=True, help_text="How many were watched in that series."
    )
    counted = models.CharField(
        "counted in",
        max_length=60,
        blank=True,
        help_text="What the two numbers count, for example infusions or people.",
    )
    description = MarkdownField("what it is", blank=True, help_text="One or two plain sentences.")
    starts = models.CharField("when it starts", max_length=200, blank=True, help_text="In words.")
    lasts = models.CharField("how long it lasts", max_length=200, blank=True, help_text="In words.")
    what_helps = MarkdownField(
        "what helps", blank=True, help_text="What the reader and the team can do."
    )
    call_for_help = MarkdownField(
        "when to call for help", blank=True, help_text="The signs that need a call at once."
    )
    sources = models.ManyToManyField(
        Source,
        verbose_name="sources",
        related_name="side_effects",
        help_text="They are cited behind “how often”.",
    )
    topics = models.ManyToManyField(
        Topic,
        verbose_name="shown on",
        blank=True,
        related_name="side_effects",
        help_text="Pages that show this side effect.",
    )
    position = models.PositiveSmallIntegerField(
        "order", default=100, help_text="A lower number stands first."
    )

    class Meta:
        verbose_name = "side effect"
        ordering = ["position", "key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(affected=None, observed=None)
                | Q(
                    affected__isnull=False,
                    observed__isnull=False,  # without it one number alone is "unknown", not false
                    observed__gt=0,
                    affected__lte=F("observed"),
                ),
                name="affected_within_observed",
                violation_error_message=(
                    "Give both numbers or neither, and no more affected than were watched."
                ),
            )
        ]

    def __str__(self) -> str:
        return self.name
