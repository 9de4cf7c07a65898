"""Topics and their sections: the working copy of a page."""

from __future__ import annotations

import re
from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from .fields import KEY_FORMAT, LinesField, MarkdownField

SITE_ADDRESSES = frozenset(
    {
        "admin",
        "claims",
        "desk",
        "faq",
        "favicon",
        "feed",
        "glossary",
        "healthz",
        "llms",
        "media",
        "overview",
        "p",
        "preview",
        "readyz",
        "references",
        "robots",
        "s",
        "search",
        "share",
        "sitemap",
        "static",
        "styleguide",
        "updates",
    }
)
"""First parts of addresses that belong to the site itself, now or by its design."""


class Hub(models.TextChoices):
    """The groups of pages, in the order in which readers see them: five, and one on the site itself."""

    BASICS = "basics", "Basics"
    CANCER_TYPES = "cancer-types", "By cancer type"
    COMBINATIONS = "combinations", "With other treatments"
    CHOOSING = "choosing", "Safety and choosing"
    ACCESS = "access", "Going to China and costs"
    ABOUT = "about", "About this site"


class TopicQuerySet(models.QuerySet["Topic"]):
    """Questions about topics."""

    def due_for_review(self, *, on: date) -> Self:
        """Topics whose next review falls on or before `on`. A topic without a date is due."""
        return self.filter(Q(next_review_on__lte=on) | Q(next_review_on=None))

    def in_reading_order(self) -> Self:
        """The overview first, then hub by hub as readers see them."""
        order = [models.When(hub=value, then=rank) for rank, value in enumerate(Hub.values, 1)]
        rank = models.Case(*order, default=0, output_field=models.IntegerField())
        return self.annotate(hub_rank=rank).order_by("hub_rank", "position", "slug")


class TopicManager(models.Manager["Topic"]):
    """Finds topics by address, as fixtures name them."""

    def get_by_natural_key(self, slug: str) -> Topic:
        """The topic with this slug."""
        return self.get(slug=slug)


class Topic(models.Model):
    """A page of the site, as editors store it. Readers see its live edition instead."""

    class Kind(models.TextChoices):
        OVERVIEW = "overview", "Overview (the home page)"
        BASICS = "basics", "Basics"
        CANCER = "cancer", "One cancer type"
        COMBINATION = "combination", "Combination with another treatment"
        COMPARISON = "comparison", "Comparison of two treatments"
        PRACTICAL = "practical", "Practical: cost, places, law"

    title = models.CharField(
        "title",
        max_length=120,
        help_text="The heading at the top of the page. It is also the title in search engines.",
    )
    short_title = models.CharField(
        "short title",
        max_length=40,
        help_text="Two or three words for menus and links, for example: Liver cancer.",
    )
    slug = models.SlugField(
        "address",
        max_length=60,
        unique=True,
        validators=[KEY_FORMAT],
        error_messages={
            "unique": "Another page already has this address. Choose a different one.",
            "blank": "A page needs an address. Write the last part of it, for example liver-cancer.",
        },
        help_text=(
            "The last part of the page's web address, for example liver-cancer. If you change it "
            "after publishing, the old address leads readers to the new one."
        ),
    )
    kind = models.CharField(
        "kind of page",
        max_length=20,
        choices=Kind.choices,
        help_text="What sort of page this is. It decides which parts the page is expected to have.",
    )
    hub = models.CharField(
        "group",
        max_length=20,
        choices=Hub.choices,
        blank=True,
        help_text="The group in the menu in which this page stands. The overview stands in none.",
    )
    position = models.PositiveSmallIntegerField(
        "place in the group",
        default=100,
        help_text="Pages with a lower number stand first in their group.",
    )
    is_in_explore = models.BooleanField(
        "listed under “Explore”",
        default=True,
        help_text=(
            "Tick for the main pages, which the overview lists group by group. Other pages stand in "
            "the menu only."
        ),
    )
    lead = MarkdownField(
        "lead",
        help_text="Two sentences under the title: what this page is about and the main answer.",
    )
    in_brief = LinesField(
        "in brief",
        blank=True,
        help_text="Three to five points, one a line, each of 20 words at most.",
    )
    questions_to_ask = LinesField(
        "questions to ask your doctor",
        blank=True,
        help_text="Five to eight questions, one a line, that a reader can take to an appointment.",
    )
    related = models.ManyToManyField(
        "self",
        verbose_name="related pages",
        symmetrical=False,
        blank=True,
        help_text="Two to four pages to read next.",
    )
    description = models.CharField(
        "description for sharing",
        max_length=160,
        help_text=(
            "One plain sentence that search engines and messengers show with the link. "
            "160 characters at most."
        ),
    )
    search_words = models.CharField(
        "search words",
        max_length=300,
        blank=True,
        help_text="Other words that readers may type to find this page, separated by commas.",
    )
    reviewed_by = models.CharField(
        "medically reviewed by",
        max_length=120,
        blank=True,
        help_text="Name and role of the medical reviewer. Leave empty until one has approved the page.",
    )
    reviewed_on = models.DateField(
        "reviewed on",
        null=True,
        blank=True,
        help_text="The day on which the reviewer approved the page. Empty if nobody has.",
    )
    next_review_on = models.DateField(
        "next review due",
        null=True,
        blank=True,
        help_text="When this page has to be checked again. A page without a date counts as due.",
    )

    objects = TopicManager.from_queryset(TopicQuerySet)()

    class Meta:
        verbose_name = "page"
        verbose_name_plural = "pages"
        ordering = ["hub", "position", "slug"]
        permissions = [("publish_topic", "Can publish pages")]
        constraints = [
            models.UniqueConstraint(
                fields=["kind"],
                condition=Q(kind="overview"),
                name="one_overview",
                violation_error_message="There is already an overview page, and there can be only one.",
            ),
            models.CheckConstraint(
                condition=Q(kind="overview", hub="") | (~Q(kind="overview") & ~Q(hub="")),
                name="hub_unless_overview",
                violation_error_message=(
                    "Choose the group in which this page stands. Only the overview has none."
                ),
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by="", reviewed_on=None)
                | (~Q(reviewed_by="") & Q(reviewed_on__isnull=False)),
                name="reviewer_with_date",
                violation_error_message=(
                    "Give both the reviewer and the date of the review, or neither of them."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def natural_key(self) -> tuple[str]:
        """The slug, as fixtures name a topic."""
        return (self.slug,)

    @property
    def path(self) -> str:
        """The address that this page will have once published: `/` for the overview."""
        return "/" if self.kind == self.Kind.OVERVIEW else f"/{self.slug}/"

    def clean(self) -> None:
        """Refuse an address that the site itself uses or that used to be another page's."""
        errors: dict[str, str] = {}
        if self.kind != self.Kind.OVERVIEW and self.slug in SITE_ADDRESSES:
            errors["slug"] = (
                f"“{self.slug}” is an address of the site itself. Choose a different one."
            )
        elif self.kind != self.Kind.OVERVIEW and re.fullmatch(r"[a-z]{2}", self.slug):
            errors["slug"] = (
                "Addresses of two letters are kept for languages. Choose a longer one, for example "
                "liver-cancer."
            )
        elif former := self.former_owner_of_path():
            errors["slug"] = (
                f"This address used to belong to “{former}” and still leads readers there. "
                "Choose a different one."
            )
        if errors:
            raise ValidationError(errors)

    def former_owner_of_path(self) -> Topic | None:
        """Another topic whose old or present public address is this topic's path, if any."""
        others = Topic.objects.exclude(pk=self.pk)
        return others.filter(Q(redirects__old_path=self.path) | Q(editions__path=self.path)).first()
