"""What all parts of a document share: frozen values, and Markdown that is kept as written."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from enum import Enum
from typing import Annotated, Any, TypeVar, get_args, get_type_hints

import msgspec


class Form(Enum):
    """How a Markdown text stands on the page."""

    BLOCK = "block"
    INLINE = "inline"


Markdown = Annotated[str, Form.BLOCK]
"""Markdown with paragraphs, lists and tables."""

InlineMarkdown = Annotated[str, Form.INLINE]
"""Markdown of one line: emphasis, links and citations only."""


class Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all parts of a document."""


class Component(Value, frozen=True, kw_only=True, tag_field="component"):
    """A structured part of a section. `component` names its kind in JSON."""

    @property
    def template(self) -> str:
        """The template that shows it, named after its kind."""
        return f"components/{str(self.__struct_config__.tag).replace('-', '_')}.html"


V = TypeVar("V", bound=Value)


def map_markdown(value: V, render: Callable[[str, Form], str]) -> V:
    """A copy of `value` in which `render` has replaced each Markdown text, in reading order."""
    changes: dict[str, Any] = {}
    for name, form in _fields(type(value)):
        old = getattr(value, name)
        changes[name] = _map_field(old, form, render)
    return msgspec.structs.replace(value, **changes)


def markdown_texts(value: Value) -> Iterator[str]:
    """Every Markdown text in `value`, in reading order."""
    texts: list[str] = []

    def collect(text: str, form: Form) -> str:
        texts.append(text)
        return text

    map_markdown(value, collect)
    yield from texts


def _map_field(old: Any, form: Form | None, render: Callable[[str, Form], str]) -> Any:
    if isinstance(old, tuple):
        return tuple(_map_field(item, form, render) for item in old)
    if isinstance(old, Value):
        return map_markdown(old, render)
    if isinstance(old, str) and form:
        return render(old, form)
    return old


@functools.cache
def _fields(kind: type[Value]) -> tuple[tuple[str, Form | None], ...]:
    """Field names of a struct in order, each with the form of its Markdown, if it holds any."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple((name, _form(hints[name])) for name in kind.__struct_fields__)


def _form(hint: Any) -> Form | None:
    found = (item for item in get_args(hint) if isinstance(item, Form))
    nested = (form for item in get_args(hint) if (form := _form(item)))
    return next(found, None) or next(nested, None)
