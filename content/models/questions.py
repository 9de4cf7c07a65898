"""Common questions."""

from django.db import models

from .fields import KEY_FORMAT, MarkdownField
from .sources import Source
from .topics import Topic


class FAQ(models.Model):
    """A question that people really ask, answered in its first sentence."""

    class Group(models.TextChoices):
        BASICS = "basics", "Basics"
        RESULTS = "results", "Does it work?"
        TREATMENT = "treatment", "Having the treatment"
        ACCESS = "access", "Access, law and cost"

    key = models.SlugField(
        "address",
        max_length=80,
        unique=True,
        validators=[KEY_FORMAT],
        help_text="The part of the web address after #. It should not change after publishing.",
    )
    question = models.CharField(
        "question", max_length=200, help_text="As a patient would ask it, with a question mark."
    )
    answer = MarkdownField("answer", help_text="The first sentence answers the question.")
    group = models.CharField(
        "group",
        max_length=20,
        choices=Group.choices,
        help_text="The heading under which it stands.",
    )
    sources = models.ManyToManyField(
        Source,
        verbose_name="sources",
        blank=True,
        related_name="questions",
        help_text="They are cited behind the answer.",
    )
    topics = models.ManyToManyField(
        Topic,
        verbose_name="shown on",
        blank=True,
        related_name="faqs",
        help_text="Pages that show this question.",
    )
    position = models.PositiveSmallIntegerField(
        "order", default=100, help_text="A lower number stands first."
    )

    class Meta:
        verbose_name = "common question"
        ordering = ["position", "key"]

    def __str__(self) -> str:
        return self.question
