"""Schedules: what happens on which day or week."""

from django.db import models
from django.db.models import F

from .fields import KEY_FORMAT
from .sources import Source
from .topics import Topic


class Schedule(models.Model):
    """A row of steps in time, drawn as a picture and written as a table."""

    class Unit(models.TextChoices):
        DAY = "day", "Days"
        WEEK = "week", "Weeks"

    key = models.CharField(
        "key",
        max_length=60,
        unique=True,
        validators=[KEY_FORMAT],
        help_text="Short name, e.g. making-cells.",
    )
    title = models.CharField("title", max_length=140, help_text="What the picture shows.")
    description = models.CharField(
        "in one sentence",
        max_length=300,
        help_text="What a reader who cannot see the picture has to know.",
    )
    unit = models.CharField(
        "unit", max_length=8, choices=Unit.choices, help_text="What the numbers of the steps count."
    )
    sources = models.ManyToManyField(
        Source,
        verbose_name="sources",
        related_name="schedules",
        help_text="Cited behind the sentence.",
    )
    topics = models.ManyToManyField(
        Topic,
        verbose_name="shown on",
        blank=True,
        related_name="schedules",
        help_text="Pages that show this schedule.",
    )

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.title


class ScheduleStep(models.Model):
    """One step of a schedule, from its first to its last day or week."""

    schedule = models.ForeignKey(
        Schedule,
        verbose_name="schedule",
        on_delete=models.CASCADE,
        related_name="steps",
        help_text="The schedule to which this step belongs.",
    )
    position = models.PositiveSmallIntegerField(
        "order", default=100, help_text="A lower number stands first."
    )
    label = models.CharField("step", max_length=80, help_text="What happens, in a few words.")
    first = models.PositiveSmallIntegerField("from", help_text="First day or week.")
    last = models.PositiveSmallIntegerField(
        "to", help_text="Last day or week; the same for one moment."
    )
    note = models.CharField("note", max_length=200, blank=True, help_text="One short sentence.")

    class Meta:
        verbose_name = "step"
        ordering = ["schedule", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(first__lte=F("last")),
                name="step_runs_forward",
                violation_error_message="A step cannot end before it begins.",
            )
        ]

    def __str__(self) -> str:
        return self.label
