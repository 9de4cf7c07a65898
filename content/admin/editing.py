"""What every form of the admin does: checks its Markdown, fits its fields, says what waits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminIntegerFieldWidget, AdminTextareaWidget
from django.db import models
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ..checks import find_faults
from ..models import LinesField, MarkdownField, Topic
from ..models.fields import KEY_FORMAT
from ..publishing import find_unpublished
from .typed import InlineFormSet, M, ModelAdmin, ModelForm, P, StackedInline
from .uses import find_pages_showing

WIDGETS: dict[type[models.Field[Any, Any]], dict[str, Any]] = {
    MarkdownField: {"widget": AdminTextareaWidget(attrs={"rows": 12})},
    LinesField: {"widget": AdminTextareaWidget(attrs={"rows": 6})},
    models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 4})},
    models.DecimalField: {"widget": AdminIntegerFieldWidget},
    models.URLField: {"assume_scheme": "https"},
    models.SlugField: {"error_messages": {"invalid": str(KEY_FORMAT.message)}},
}
"""Fields that fit what is written: prose tall, lists lower, numbers narrow, addresses safe."""


class EditingForm(ModelForm[M]):
    """A form whose Markdown is checked; each fault stands beside its field."""

    def clean(self) -> dict[str, Any] | None:
        """Add what `checks` finds to the fields. Four queries."""
        cleaned = super().clean()
        own_slug = self.cleaned_data.get("slug", "")
        for name, faults in find_faults(_texts(self), own_slug=own_slug).items():
            self.add_error(name, faults)
        return cleaned


class EditingFormSet(InlineFormSet[M, P, "forms.ModelForm[M]"]):
    """Forms inside a form, their Markdown checked in one go. New ones stand last."""

    def clean(self) -> None:
        """Add what `checks` finds to the fields of each form. Four queries for all of them."""
        super().clean()
        kept = [
            form
            for form in self.forms
            if hasattr(form, "cleaned_data") and not form.cleaned_data.get(DELETION_FIELD_NAME)
        ]
        places = {
            f"{form.prefix}-{name}": (form, name, text)
            for form in kept
            for name, text in _texts(form).items()
        }
        texts = {place: text for place, (_, _, text) in places.items()}
        own_slug = self.instance.slug if isinstance(self.instance, Topic) else ""
        for place, faults in find_faults(texts, own_slug=own_slug).items():
            form, name, _ = places[place]
            form.add_error(name, faults)

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Offer a new form the place behind the last stored one."""
        kwargs: dict[str, Any] = super().get_form_kwargs(index)
        if index is None or index >= self.initial_form_count():
            last = max((row.position for row in self.get_queryset()), default=0)  # type: ignore[attr-defined]  # all our inlines have a position
            kwargs["initial"] = {"position": last + 10}
        return kwargs


class EditingAdmin(ModelAdmin[M]):
    """Base of the admin of everything that pages show."""

    form = EditingForm  # type: ignore[assignment]  # one class for every M
    formfield_overrides = WIDGETS
    list_per_page = 100

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Iterable[Any], change: bool
    ) -> None:
        """Save, then say which live pages show the record and wait to be published."""
        shown_before: list[Topic] = form.initial.get("topics", [])
        super().save_related(request, form, formsets, change)
        if form.has_changed() or any(formset.has_changed() for formset in formsets):
            say_what_waits(request, [*shown_before, *find_pages_showing(form.instance)])

    def delete_model(self, request: HttpRequest, obj: M) -> None:
        """Delete, then say which live pages showed the record and wait to be published."""
        shown_before = list(find_pages_showing(obj))
        super().delete_model(request, obj)
        say_what_waits(request, shown_before)


class EditingInline(StackedInline[M, P]):
    """Base of forms inside a form."""

    formset = EditingFormSet  # type: ignore[assignment]  # one class for every M and P
    formfield_overrides = WIDGETS
    extra = 0


def say_what_waits(request: HttpRequest, pages: Iterable[Topic]) -> None:
    """Tell the editor which of `pages` are live with changes that readers do not see yet."""
    live = Topic.objects.filter(pk__in={page.pk for page in pages}, editions__is_live=True)
    topics = list(live.in_reading_order())
    unpublished = find_unpublished(topics)
    waiting = [topic for topic in topics if topic.pk in unpublished]
    if waiting:
        text = "Readers do not see this change yet. It waits until these pages are published: {}."
        messages.warning(request, format_html(text, link_to_topics(waiting)))


def link_to_topics(topics: Iterable[Topic]) -> SafeString:
    """The titles of `topics`, each leading to its form."""
    links = (
        (reverse("admin:content_topic_change", args=[topic.pk]), topic.title) for topic in topics
    )
    return format_html_join(", ", '<a class="in-text" href="{}">{}</a>', links)


def _texts(form: forms.ModelForm[Any]) -> dict[str, str]:
    """The Markdown that was typed into `form`, by field."""
    return {
        field.name: form.cleaned_data[field.name]
        for field in form._meta.model._meta.fields
        if isinstance(field, MarkdownField | LinesField) and field.name in form.cleaned_data
    }
