"""Where a source or a claim is used, and which pages show a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db.models import Model, Q, QuerySet
from django.db.models.fields.reverse_related import ForeignObjectRel
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from ..compose import PREFETCHES
from ..models import (
    Claim,
    ComparisonRow,
    Edition,
    GlossaryTerm,
    LinesField,
    MarkdownField,
    Redirect,
    Section,
    SiteSettings,
    Source,
    Topic,
)


@dataclass(frozen=True)
class Use:
    """A record that uses a source or a claim, and where in it."""

    record: Model
    how: str


def find_uses(target: Source | Claim) -> list[Use]:
    """Everything that names `target`: in a field made for it, or in a text.

    Costs one query for each kind of record and one for each relation.
    """
    found = [*_named_in_fields(target), *_named_in_texts([target])]
    found.sort(key=lambda use: _order(use.record))
    uses = groupby(found, key=lambda use: use.record)
    return [Use(record, ", ".join(use.how for use in same)) for record, same in uses]


def find_pages_showing(record: Model) -> QuerySet[Topic]:
    """The pages that say something of `record`, in a component, a text or a source list."""
    if isinstance(record, GlossaryTerm):
        return Topic.objects.all()  # a term is marked wherever one of its spellings stands
    records: set[Model] = {record}
    if isinstance(record, Source | Claim):
        records |= {use.record for use in find_uses(record)}
    claims = [shown for shown in records if isinstance(shown, Claim)]
    records |= {use.record for use in _named_in_texts(claims)}
    records |= {claim.cancer for claim in claims if claim.cancer}  # its pages plot the claim
    if any(isinstance(shown, SiteSettings) for shown in records):
        return Topic.objects.all()
    shown_in = [_pages_of(kind, rows) for kind, rows in _by_model(records)]
    return Topic.objects.filter(pk__in={topic.pk for topics in shown_in for topic in topics})


def find_sections_showing(topic: Topic, relation: ForeignObjectRel) -> list[str]:
    """The headings of the sections in which `topic` shows the records of `relation`."""
    components = _components_showing(relation.get_accessor_name() or "")
    sections = topic.sections.filter(component__in=components)
    return list(sections.values_list("heading", flat=True))


def list_record_relations() -> list[ForeignObjectRel]:
    """The relations through which records name the pages that show them."""
    relations = Topic._meta.related_objects
    return [one for one in relations if one.many_to_many and one.related_model is not Topic]


def link_to_uses(uses: Iterable[Use]) -> SafeString:
    """`uses` as a list of links to their forms."""
    lines = ((address_of(use.record), name_of(use.record), use.how) for use in uses)
    items = format_html_join("", '<li><a class="in-text" href="{}">{}</a> ({})</li>', lines)
    return format_html('<ol class="uses">{}</ol>', items)


def name_of(record: Model) -> str:
    """What `record` is and what it is called, for an editor."""
    if isinstance(record, Section):
        return f"Page “{record.topic}”, section “{record}”"
    if isinstance(record, ComparisonRow):
        return f"Comparison “{record.comparison}”, row “{record}”"
    return f"{capfirst(record._meta.verbose_name)} “{record}”"


def address_of(record: Model) -> str:
    """The address of the form in which `record` is edited."""
    if isinstance(record, Section):
        return address_of(record.topic)
    if isinstance(record, ComparisonRow):
        return address_of(record.comparison)
    return reverse(f"admin:content_{record._meta.model_name}_change", args=[record.pk])


def _order(record: Model) -> tuple[int, str, int]:
    """Pages first, then their sections, then records kind by kind."""
    rank = {Topic: 0, Section: 1}.get(type(record), 2)
    return rank, record._meta.label, record.pk


def _models() -> list[type[Model]]:
    """The working copy's models."""
    models = apps.get_app_config("content").get_models()
    return [model for model in models if model not in (Edition, Redirect)]


def _named_in_fields(target: Source | Claim) -> Iterator[Use]:
    if isinstance(target, Claim):
        for topic in target.topics.all():
            yield Use(topic, "as a key figure")
    for relation in target._meta.related_objects:
        rows = _with_owner(relation.related_model).filter(**{relation.field.name: target})
        for row in rows.distinct():
            yield Use(row, f"in “{relation.field.verbose_name}”")


def _named_in_texts(targets: Iterable[Source | Claim]) -> Iterator[Use]:
    marks = [mark for target in targets for mark in _marks(target)]
    if not marks:
        return
    for model in _models():
        fields = [one for one in model._meta.fields if isinstance(one, MarkdownField | LinesField)]
        named = Q()
        for field in fields:
            for mark in marks:
                named |= Q(**{f"{field.name}__contains": mark})
        for row in _with_owner(model).filter(named) if fields else []:
            for field in fields:
                if any(mark in getattr(row, field.name) for mark in marks):
                    yield Use(row, f"in “{field.verbose_name}”")


def _marks(target: Source | Claim) -> list[str]:
    """How texts name `target`."""
    if isinstance(target, Source):
        return [f"[@{target.key}]"]
    return [f"{{claim:{target.key}}}", f"{{figure:{target.key}}}"]


def _with_owner(model: Any) -> QuerySet[Any]:
    owner = {Section: "topic", ComparisonRow: "comparison"}.get(model)
    rows: QuerySet[Any] = model._default_manager.all()
    return rows.select_related(owner) if owner else rows


def _by_model(records: Iterable[Model]) -> Iterator[tuple[type[Model], list[Any]]]:
    ordered = sorted(records, key=lambda record: record._meta.label)
    for _, rows in groupby(ordered, key=lambda record: record._meta.label):
        same = list(rows)
        yield type(same[0]), same


def _pages_of(model: type[Model], rows: list[Any]) -> Iterable[Topic]:
    """The pages that show `rows`, which are all of one model, as their own. One query."""
    if model is Topic:
        return rows
    if model is Section:
        return [row.topic for row in rows]
    if model is ComparisonRow:
        return _pages_of(type(rows[0].comparison), [row.comparison for row in rows])
    relation = next((one for one in list_record_relations() if one.related_model is model), None)
    if relation is None:
        return []
    name = relation.get_accessor_name() or ""
    return Topic.objects.filter(
        **{f"{name}__in": rows}, sections__component__in=_components_showing(name)
    )


def _components_showing(accessor: str) -> list[str]:
    """The components that show the records which a topic holds as `accessor`."""
    return [
        component
        for component, lookups in PREFETCHES.items()
        if any(_first_step(lookup) == accessor for lookup in lookups)
    ]


def _first_step(lookup: Any) -> str:
    path: str = getattr(lookup, "prefetch_through", lookup)
    return path.split("__")[0]
