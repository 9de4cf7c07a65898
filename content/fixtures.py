"""The first content as YAML files: one file a model, rows named by natural keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist, ValidationError
from django.db import models, transaction

from .checks import find_faults
from .models import (
    FAQ,
    Centre,
    Claim,
    ClinicalTrial,
    Comparison,
    ComparisonRow,
    CostItem,
    EvidenceRow,
    GlossaryTerm,
    LinesField,
    MarkdownField,
    Schedule,
    ScheduleStep,
    Section,
    SideEffect,
    SiteSettings,
    Source,
    Topic,
)


@dataclass(frozen=True)
class FixtureFile:
    """A file, its model, the field that names a row in messages, and its parts, if it has any."""

    name: str
    model: type[models.Model]
    label: str
    parts: tuple[str, type[models.Model], str] | None = None


FILES = (
    FixtureFile("site_settings.yaml", SiteSettings, "organisation"),
    FixtureFile("sources.yaml", Source, "key"),
    FixtureFile("topics.yaml", Topic, "slug", ("sections", Section, "topic")),
    FixtureFile("evidence_rows.yaml", EvidenceRow, "key"),
    FixtureFile("claims.yaml", Claim, "key"),
    FixtureFile("schedules.yaml", Schedule, "key", ("steps", ScheduleStep, "schedule")),
    FixtureFile("side_effects.yaml", SideEffect, "key"),
    FixtureFile("faqs.yaml", FAQ, "key"),
    FixtureFile("comparisons.yaml", Comparison, "key", ("rows", ComparisonRow, "comparison")),
    FixtureFile("clinical_trials.yaml", ClinicalTrial, "number"),
    FixtureFile("centres.yaml", Centre, "key"),
    FixtureFile("cost_items.yaml", CostItem, "key"),
    FixtureFile("glossary_terms.yaml", GlossaryTerm, "term"),
)
"""In the order in which they are loaded: a row may name only rows of earlier files or its own."""


class FixtureFault(Exception):
    """Something is wrong with a fixture. The message names file, record and field."""


@dataclass
class _Loaded:
    """A stored row with what is to be set once all rows exist."""

    where: str
    row: models.Model
    links: dict[str, list[str]] = field(default_factory=dict)


def has_content() -> bool:
    """Whether any page, source or setting is stored: then nothing is loaded over it."""
    return any(file.model._default_manager.exists() for file in FILES)


def load_fixtures(folder: Path) -> dict[str, int]:
    """Store every row of every file in `folder`, or nothing at all. Returns rows by file.

    Raises `FixtureFault` for the first mistake. Rows pass the same validation and the same
    checks of citations and links as in the admin.
    """
    with transaction.atomic():
        counts: dict[str, int] = {}
        loaded: list[_Loaded] = []
        for file in FILES:
            rows = list(_load_file(file, folder / file.name))
            counts[file.name] = len(rows)
            loaded += rows
        for item in loaded:
            _set_links(item)
        for item in loaded:
            _check_texts(item)
        return counts


class _OnceLoader(yaml.SafeLoader):
    """YAML in which a field that stands twice is a mistake. Plain YAML drops the first one."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """The fields of a record."""
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the field “{key.value}” stands twice", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def _load_file(file: FixtureFile, path: Path) -> Iterator[_Loaded]:
    for number, record in enumerate(_read(path), 1):
        if not isinstance(record, dict):
            raise FixtureFault(f"{file.name}, record {number}: expected fields, found “{record}”.")
        where = f"{file.name}, record {number} ({record.get(file.label, 'unnamed')})"
        parts = _pop_parts(file, record, where)
        item = _store(file.model, record, where)
        yield item
        for place, part in enumerate(parts, 1):
            assert file.parts is not None  # noqa: S101 - only such files have parts
            name, model, owner = file.parts
            part_where = f"{where}, {name} {place}"
            if not isinstance(part, dict):
                raise FixtureFault(f"{part_where}: expected fields, found “{part}”.")
            yield _store(model, {"position": place * 10, **part}, part_where, {owner: item.row})


def _read(path: Path) -> list[Any]:
    if not path.exists():
        raise FixtureFault(f"{path.name} is missing in {path.parent}.")
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), _OnceLoader)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise FixtureFault(f"{path.name} is not valid YAML: {error}") from error
    if content is None:
        return []
    if not isinstance(content, list):
        raise FixtureFault(f"{path.name}: expected a list of records.")
    return content


def _pop_parts(file: FixtureFile, record: dict[str, Any], where: str) -> list[Any]:
    parts = record.pop(file.parts[0], []) if file.parts else []
    if not isinstance(parts, list):
        raise FixtureFault(f"{where}, {file.parts and file.parts[0]}: expected a list.")
    return parts


def _store(
    model: type[models.Model],
    record: Mapping[str, Any],
    where: str,
    owner: Mapping[str, models.Model] | None = None,
) -> _Loaded:
    values: dict[str, Any] = dict(owner or {})
    links: dict[str, list[str]] = {}
    for name, value in record.items():
        found = _field(model, name, where)
        if isinstance(found, models.ManyToManyField):
            links[name] = _keys(value, f"{where}, {name}")
        elif isinstance(found, models.ForeignKey):
            values[name] = _find(found.related_model, value, f"{where}, {name}") if value else None
        else:
            # YAML reads 0.63 as a binary fraction; the decimal that was written is meant.
            values[name] = Decimal(str(value)) if isinstance(value, float) else value
    row = model(**values)
    try:
        row.full_clean()
    except ValidationError as error:
        raise FixtureFault(_describe(error, where)) from error
    row.save()
    return _Loaded(where, row, links)


def _field(model: type[models.Model], name: str, where: str) -> models.Field[Any, Any]:
    try:
        found = model._meta.get_field(name)
    except FieldDoesNotExist:
        found = None
    if not isinstance(found, models.Field) or found.primary_key:
        raise FixtureFault(f"{where}: there is no field “{name}”.")
    return found


def _keys(value: Any, where: str) -> list[str]:
    if not isinstance(value, list):
        raise FixtureFault(f"{where}: expected a list of keys, found “{value}”.")
    return [str(key) for key in value]


def _find(model: Any, key: str, where: str) -> models.Model:
    try:
        row: models.Model = model._default_manager.get_by_natural_key(key)
    except ObjectDoesNotExist:
        raise FixtureFault(f"{where}: there is no {model._meta.verbose_name} “{key}”.") from None
    return row


def _set_links(item: _Loaded) -> None:
    for name, keys in item.links.items():
        found = item.row._meta.get_field(name)
        targets = [_find(found.related_model, key, f"{item.where}, {name}") for key in keys]
        getattr(item.row, name).set(targets)


def _check_texts(item: _Loaded) -> None:
    texts = {
        found.name: getattr(item.row, found.name)
        for found in item.row._meta.get_fields()
        if isinstance(found, MarkdownField | LinesField)
    }
    for name, faults in find_faults(texts).items():
        raise FixtureFault(f"{item.where}, {name}: {faults[0]}")


def _describe(error: ValidationError, where: str) -> str:
    fields = error.message_dict.items()
    name, messages = next(iter(fields))
    place = where if name == "__all__" else f"{where}, {name}"
    return f"{place}: {' '.join(messages)}"
