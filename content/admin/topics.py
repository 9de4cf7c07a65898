"""Pages: write, preview, publish."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .. import publishing
from ..models import Edition, Section, Topic
from .editing import EditingAdmin, EditingForm, EditingInline, link_to_topics
from .topic_list import (
    NEVER,
    WAITING,
    ReviewFilter,
    StateFilter,
    TopicList,
    find_states,
    show_state,
)
from .uses import find_sections_showing, list_record_relations


class TopicForm(EditingForm[Topic]):
    """The form of a page."""

    class Meta:
        labels = {"state": "state", "records": "records"}
        help_texts = {
            "state": "What readers see now, compared with what is saved here.",
            "records": (
                "Evidence, questions and other records that name this page. Each is edited in a form "
                "of its own, and stands in the section that says so under “Layout and records”."
            ),
        }
        error_messages = {
            "slug": {
                "required": Topic._meta.get_field("slug").error_messages["blank"],
                "invalid": "Use small letters, digits and single hyphens, for example liver-cancer.",
            }
        }


class PublishingTopicForm(TopicForm):
    """The form of a page for those who may publish it."""

    change_note = forms.CharField(
        label="What changed, for readers",
        required=False,
        max_length=Edition._meta.get_field("change_note").max_length,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=(
            "One sentence, 300 characters at most. It is kept with the published edition. "
            "You may leave it empty."
        ),
    )


class SectionInline(EditingInline[Section, Topic]):
    """The sections of a page, in the order in which readers see them."""

    model = Section
    ordering = ("position", "pk")
    readonly_fields = ("anchor",)
    fieldsets = (
        (None, {"fields": ("position", "heading", "anchor", "body")}),
        (
            "Layout and records",
            {
                "classes": ("collapse",),
                "description": "How the text is set, and which records stand below it.",
                "fields": ("layout", "tone", "component", "is_from_organisation"),
            },
        ),
    )


@admin.register(Topic)
class TopicAdmin(EditingAdmin[Topic]):
    """Pages with their sections. Saving keeps the working copy; publishing shows it to readers."""

    form = TopicForm
    inlines = (SectionInline,)
    list_display = ("title", "kind", "group", "state", "review_due")
    list_filter = (StateFilter, ReviewFilter, "hub", "kind")
    search_fields = ("title", "short_title", "slug", "search_words", "sections__heading")
    search_help_text = "Searches titles, addresses, search words and headings of sections."
    autocomplete_fields = ("related",)
    prepopulated_fields = {"slug": ("short_title",)}
    readonly_fields = ("state", "records")
    actions = ("publish_selected",)
    fieldsets = (
        (
            "Where it stands",
            {"description": "Whether readers see this page as it is saved.", "fields": ("state",)},
        ),
        (
            "What the page is",
            {
                "description": "Its name, its address, and where readers find it in the menu.",
                "fields": (
                    "title",
                    "short_title",
                    "slug",
                    "kind",
                    "hub",
                    "position",
                    "is_in_explore",
                ),
            },
        ),
        (
            "What it says first",
            {
                "description": (
                    "The start of the page. Many readers read nothing else. The text itself is in the "
                    "sections further down."
                ),
                "fields": ("lead", "in_brief"),
            },
        ),
        (
            "What it says last",
            {
                "description": "These stand after the last section.",
                "fields": ("questions_to_ask", "related"),
            },
        ),
        (
            "How it is found",
            {
                "description": "What search engines, messengers and the site's own search use.",
                "fields": ("description", "search_words"),
            },
        ),
        (
            "Medical review",
            {
                "description": "Who approved the page, and when it has to be checked again.",
                "fields": ("reviewed_by", "reviewed_on", "next_review_on"),
            },
        ),
        (
            "Records shown on this page",
            {
                "description": "What the page shows below its own text.",
                "fields": ("records",),
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        """All pages in reading order."""
        return Topic.objects.in_reading_order()

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """The list that finds the states."""
        return TopicList

    def get_form(
        self, request: HttpRequest, obj: Topic | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """The form with a change note for those who may publish."""
        if self.has_publish_permission(request):
            kwargs.setdefault("form", PublishingTopicForm)
        return super().get_form(request, obj, change=change, **kwargs)

    def get_actions(self, request: HttpRequest) -> Any:
        """Without deleting many pages at once: it is too easily done."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Whether this person may show pages to readers."""
        return request.user.has_perm("content.publish_topic")

    def view_on_site(self, obj: Topic) -> str:
        """The live page, or the preview while there is none."""
        live = obj.editions.live().first()
        return live.path if live else reverse("preview", args=[obj.slug])

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The form with what the buttons need to know."""
        topic: Topic | None = context.get("original")
        stored = Topic.objects.filter(pk=topic.pk).first() if topic else None
        context |= {
            "show_save_and_add_another": False,
            "preview_url": reverse("preview", args=[stored.slug]) if stored else "",
            "may_publish": self.has_publish_permission(request),
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def response_add(
        self, request: HttpRequest, obj: Topic, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Publish if asked to; otherwise say that readers do not see the page yet."""
        if "_publish" in request.POST:
            return self._publish_and_stay(request, obj)
        response = super().response_add(request, obj, post_url_continue)
        _say_state(request, obj)
        return response

    def response_change(self, request: HttpRequest, obj: Topic) -> HttpResponse:
        """Publish if asked to; otherwise say what readers see now."""
        if "_publish" in request.POST:
            return self._publish_and_stay(request, obj)
        response = super().response_change(request, obj)
        _say_state(request, obj)
        return response

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save sections and related pages. What readers see now is said with the answer."""
        admin.ModelAdmin.save_related(self, request, form, formsets, change)

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[str], dict[str, int], set[str], list[str]]:
        """A page with editions is protected by them, and nothing else need be said of it."""
        deleted, counts, lacking, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, set() if protected else lacking, protected

    @admin.display(description="group", ordering="hub_rank")
    def group(self, topic: Topic) -> str:
        """The group in the menu."""
        return topic.get_hub_display() or "Home page"

    @admin.display(description="state")
    def state(self, topic: Topic) -> SafeString | str:
        """What readers see of the page."""
        if topic.pk is None:
            return "New. It is not stored yet."
        found = getattr(topic, "found_state", None) or find_states([topic])[0]
        return show_state(found)

    @admin.display(description="review due", ordering="next_review_on")
    def review_due(self, topic: Topic) -> str:
        """When the next review is due."""
        if topic.next_review_on is None:
            return "Due: no date set"
        day = date_format(topic.next_review_on, "j M Y")
        return f"Due since {day}" if topic.next_review_on <= timezone.localdate() else day

    @admin.display(description="records")
    def records(self, topic: Topic) -> SafeString | str:
        """How many records of each kind name this page, where they stand, and the way to them."""
        if topic.pk is None:
            return "Save the page first. Then records can name it."
        items = format_html_join("", "<li>{}</li>", _records(topic))
        return format_html('<ol class="records">{}</ol>', items)

    @admin.action(description="Publish selected pages", permissions=["publish"])
    def publish_selected(self, request: HttpRequest, queryset: QuerySet[Topic]) -> None:
        """Publish one page after another, and report on each."""
        for topic in queryset:
            _publish(request, topic)

    def _publish_and_stay(self, request: HttpRequest, topic: Topic) -> HttpResponse:
        """Publish what was just saved, and lead back to the form."""
        if self.has_publish_permission(request):
            _publish(request, topic, change_note=request.POST.get("change_note", "").strip())
        else:
            text = "“{}” was saved. Your account may not publish, so readers do not see the change."
            messages.error(request, text.format(topic))
        return HttpResponseRedirect(reverse("admin:content_topic_change", args=[topic.pk]))


def _records(topic: Topic) -> list[tuple[SafeString]]:
    lines = []
    for relation in list_record_relations():
        options = relation.related_model._meta
        count = getattr(topic, relation.get_accessor_name() or "").count()
        headings = find_sections_showing(topic, relation)
        name = options.verbose_name if count == 1 else options.verbose_name_plural
        line = format_html(
            '<a class="in-text" href="{}?{}__id__exact={}">{} {}</a>{}. <a class="in-text" href="{}?{}={}">Add one</a>',
            reverse(f"admin:content_{options.model_name}_changelist"),
            relation.field.name,
            topic.pk,
            count,
            name,
            _where(headings) if count else "",
            reverse(f"admin:content_{options.model_name}_add"),
            relation.field.name,
            topic.pk,
        )
        lines.append((line,))
    return lines


def _where(headings: list[str]) -> str:
    if not headings:
        return ", but no section shows them"
    return " in " + ", ".join(f"“{heading}”" for heading in headings)


def _say_state(request: HttpRequest, topic: Topic) -> None:
    found = find_states([topic])[0]
    if found == NEVER:
        messages.warning(request, f"Readers do not see “{topic}” before it is published.")
    elif found == WAITING:
        text = "Readers do not see the change to “{}” before it is published. The live page is as it was."
        messages.warning(request, text.format(topic))


def _publish(request: HttpRequest, topic: Topic, *, change_note: str = "") -> None:
    """Publish `topic` and tell the editor what came of it. What is stored stays stored."""
    try:
        edition = publishing.publish(
            topic,
            by=request.user,  # type: ignore[arg-type]  # the admin has signed-in users only
            at=timezone.now(),
            change_note=change_note,
        )
    except publishing.NothingToPublish:
        messages.info(request, f"“{topic}” is live as it stands: there was nothing to publish.")
    except publishing.PublishingRefused as refused:
        messages.error(request, _explain(topic, refused))
    else:
        text = 'Published: “{}”, edition {}. <a class="in-text" href="{}">See the live page</a>'
        messages.success(request, format_html(text, topic, edition.number, edition.path))


def _explain(topic: Topic, refused: publishing.PublishingRefused) -> SafeString:
    is_live = topic.editions.live().exists()
    findings = format_html_join("", "<li>{}</li>", ((one.message,) for one in refused.findings))
    return format_html(
        "{} was saved but not published. {} Correct this first: <ul>{}</ul>",
        link_to_topics([topic]),
        "The live page stays as it is." if is_live else "Readers do not see the page yet.",
        findings,
    )
