"""Sections: the parts of a page, each with an address that stays."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.text import slugify

from .fields import MarkdownField
from .topics import Topic

PAGE_ANCHORS = frozenset(
    {
        "about-this-page",
        "contents",
        "disclaimer",
        "hubs",
        "in-brief",
        "main",
        "questions-to-ask",
        "related",
        "sources",
        "top",
    }
)
"""Ids that the page template uses itself."""

KEPT_PREFIXES = (
    "source-",
    "term-",
    "hub-",
    "evidence-row-",
    "claim-",
    "side-effect-",
    "hospital-",
    "cost-",
    "figure-",
    "forest-",
    "schedule-",
)
"""What the ids of records on a page begin with."""


class Section(models.Model):
    """A part of a topic with a heading and an address of its own."""

    class Layout(models.TextChoices):
        PROSE = "prose", "Text"
        CARDS = "cards", "Cards: each ### heading becomes a card"
        STEPS = "steps", "Steps: each ### heading becomes a numbered step"
        CALLOUT = "callout", "Box: a warning or a piece of advice"

    class Tone(models.TextChoices):
        NOTE = "note", "Advice"
        CAUTION = "caution", "Caution"
        URGENT = "urgent", "Urgent: call for help"

    class Component(models.TextChoices):
        NONE = "", "Nothing"
        EVIDENCE = "evidence", "Evidence rows of this page"
        KEY_FIGURES = "key-figures", "Key figures (claims) of this page"
        SIDE_EFFECTS_EXPECTED = "side-effects-expected", "Side effects: expected"
        SIDE_EFFECTS_RARE = "side-effects-rare", "Side effects: rare but serious"
        SIDE_EFFECTS_NOT_SEEN = (
            "side-effects-not-seen",
            "Side effects: not seen in published series",
        )
        QUESTIONS = "questions", "Common questions of this page"
        COMPARISON = "comparison", "Comparison tables of this page"
        TRIALS = "trials", "Clinical trials of this page"
        CENTRES = "centres", "Hospitals of this page"
        COSTS = "costs", "Costs of this page"
        FOREST = "forest", "Plot of all trials of this page's cancers"
        SCHEDULE = "schedule", "Schedules of this page"
        EXPLORE = "explore", "List of all pages by group"
        CONTACT = "contact", "Contact channels of the organisation"

    topic = models.ForeignKey(
        Topic,
        verbose_name="page",
        on_delete=models.CASCADE,
        related_name="sections",
        help_text="The page to which this section belongs.",
    )
    position = models.PositiveSmallIntegerField(
        "place on the page",
        default=100,
        help_text="Sections with a lower number stand first.",
    )
    heading = models.CharField(
        "heading",
        max_length=140,
        help_text="Say what the reader finds here, in plain words.",
    )
    anchor = models.SlugField(
        "section address",
        max_length=80,
        blank=True,
        help_text=(
            "The part of the web address after #. It is made from the first heading and then stays, "
            "so that links to this section keep working when the heading changes."
        ),
    )
    body = MarkdownField(
        "text",
        blank=True,
        help_text=(
            "Markdown. Cite a source with [@key], link to a page with [words](topic:address) or "
            "[words](topic:address#section), show a claim with {claim:key}. Begin a sub-heading, "
            "card or step with ###."
        ),
    )
    layout = models.CharField(
        "layout",
        max_length=10,
        choices=Layout.choices,
        default=Layout.PROSE,
        help_text="How the text is set.",
    )
    tone = models.CharField(
        "kind of box",
        max_length=10,
        choices=Tone.choices,
        default=Tone.NOTE,
        help_text="Only for boxes: how pressing the message is. Urgent is for calling for help.",
    )
    component = models.CharField(
        "records shown below the text",
        max_length=30,
        choices=Component.choices,
        default=Component.NONE,
        blank=True,
        help_text="Which stored records stand here. Each record names the pages that show it.",
    )
    is_from_organisation = models.BooleanField(
        "comes from the organisation",
        default=False,
        help_text=(
            "Tick for parts that speak of the organisation's own service. They are marked as such "
            "and can be switched off in the site settings."
        ),
    )

    class Meta:
        verbose_name = "section"
        verbose_name_plural = "sections"
        ordering = ["topic", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "anchor"],
                name="anchor_once_a_topic",
                violation_error_message="Another section of this page already has this section address.",
            )
        ]

    def __str__(self) -> str:
        return self.heading

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give a new section its lasting address, made from its first heading."""
        if not self.anchor:
            self.anchor = self._free_anchor()
        super().save(*args, **kwargs)

    def _free_anchor(self) -> str:
        base = slugify(self.heading)[:60].strip("-") or "section"
        if base in PAGE_ANCHORS or base.startswith(KEPT_PREFIXES):
            base = f"about-{base}"
        taken = set(
            Section.objects.filter(topic=self.topic_id)
            .exclude(pk=self.pk)
            .values_list("anchor", flat=True)
        )
        free = (f"{base}-{number}" for number in range(2, len(taken) + 3))
        return base if base not in taken else next(name for name in free if name not in taken)
