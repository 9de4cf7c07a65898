"""The list of pages: in reading order, each with its state, filtered by what is to be done."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ORDER_VAR, ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..models import Edition, Topic
from ..publishing import find_unpublished

LIVE = "Live"
WAITING = "Live, with changes that readers do not see yet"
NEVER = "Never published"


class StateFilter(admin.SimpleListFilter):
    """Which pages are live, wait, or were never published."""

    title = "state"
    parameter_name = "state"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, str]]:
        """The three states."""
        return [
            ("live", "Live as it stands"),
            ("waiting", "Waits to be published"),
            ("never", NEVER),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Topic]) -> QuerySet[Topic]:
        """The pages in the chosen state. The first two cost what one comparison of all pages costs."""
        if self.value() == "never":
            return queryset.exclude(editions__is_live=True)
        if self.value() not in ("live", "waiting"):
            return queryset
        live = queryset.filter(editions__is_live=True)
        waiting = find_unpublished(Topic.objects.filter(editions__is_live=True))
        if self.value() == "waiting":
            return live.filter(pk__in=waiting)
        return live.exclude(pk__in=waiting)


class ReviewFilter(admin.SimpleListFilter):
    """Which pages are due for review."""

    title = "review"
    parameter_name = "review"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, str]]:
        """Due, and nothing else."""
        return [("due", "Due now")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Topic]) -> QuerySet[Topic]:
        """The pages whose review is due today."""
        if self.value() != "due":
            return queryset
        due = Topic.objects.due_for_review(on=timezone.localdate())
        return queryset.filter(pk__in=due)


class TopicList(ChangeList):
    """The list of pages in reading order, each with its state."""

    def get_ordering(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[Any]:
        """Reading order, until the editor sorts by a column."""
        if ORDER_VAR in self.params:
            return super().get_ordering(request, queryset)
        return ["hub_rank", "position", "slug"]

    def get_results(self, request: HttpRequest) -> None:
        """Find the states of all pages shown at once, so that their number costs nothing."""
        super().get_results(request)
        topics = list(self.result_list)
        for topic, state in zip(topics, find_states(topics), strict=True):
            topic.found_state = state
        self.result_list = topics


def find_states(topics: list[Topic]) -> list[str]:
    """The state of each of `topics`, as stored. Costs the same for any number of them."""
    stored = Topic.objects.filter(pk__in=[topic.pk for topic in topics])
    unpublished = find_unpublished(stored)
    live = set(Edition.objects.live().values_list("topic", flat=True))
    return [
        NEVER if topic.pk not in live else WAITING if topic.pk in unpublished else LIVE
        for topic in topics
    ]


def show_state(state: str) -> SafeString:
    """The state in words, set apart if something is to be done."""
    return format_html('<span class="{}">{}</span>', _CLASSES[state], state)


_CLASSES = {LIVE: "state", WAITING: "state state--waiting", NEVER: "state state--never"}
