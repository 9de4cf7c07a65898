"""Documents for tests: any that the types allow, and small ones with no surprises."""

from datetime import UTC, date, datetime
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from content import documents
from content.documents import (
    PageDocument,
    Section,
    Source,
)

SIMPLE = {
    str: st.text(max_size=20),
    int: st.integers(-(2**53), 2**53),
    bool: st.booleans(),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    Decimal: st.decimals(-10_000, 10_000, places=3),
    type(None): st.none(),
}


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    """Any value that a field with this type may hold."""
    origin, inner = get_origin(hint), get_args(hint)
    if hint in SIMPLE:
        return SIMPLE[hint]
    if origin is Annotated:
        return values_of(inner[0])
    if origin is Literal:
        return st.sampled_from(inner)
    if origin in (Union, UnionType):
        return st.one_of(*map(values_of, inner))
    if origin is tuple:
        return st.lists(values_of(inner[0]), max_size=2).map(tuple)
    if origin is dict:
        return st.dictionaries(*map(values_of, inner), max_size=3)
    fields = get_type_hints(hint, include_extras=True)
    return st.builds(hint, **{name: values_of(fields[name]) for name in hint.__struct_fields__})


DOCUMENTS = values_of(PageDocument)
COMPONENTS = get_args(documents.AnyComponent)


def make_section(**values: Any) -> Section:
    defaults = {
        "heading": "A heading",
        "anchor": "a-heading",
        "layout": "prose",
        "tone": "note",
        "is_from_organisation": False,
        "body": "body",
        "cards": (),
        "component": None,
    }
    return Section(**{**defaults, **values})


def make_document(**values: Any) -> PageDocument:
    defaults = {
        "topic_id": 1,
        "slug": "liver-cancer",
        "path": "/liver-cancer/",
        "kind": "cancer",
        "hub": "cancer-types",
        "position": 10,
        "is_in_explore": True,
        "title": "Liver cancer",
        "short_title": "Liver",
        "description": "A page.",
        "search_words": "",
        "lead": "lead",
        "in_brief": ("first", "second"),
        "sections": (),
        "questions_to_ask": ("question",),
        "claims": (),
        "terms": (),
        "site": documents.Site(
            organisation="CancerFax", organisation_url="", disclaimer="disclaimer"
        ),
        "review": documents.Review(
            reviewed_by="", reviewed_on=None, next_review_on=None, sources_checked_on=None
        ),
        "sources": (),
        "links": {},
        "related": (),
    }
    return PageDocument(**{**defaults, **values})


def make_source(**values: Any) -> Source:
    texts = (
        "key kind kind_label authors title journal doi pmid url design participants country "
        "main_result limitation"
    )
    defaults = dict.fromkeys(texts.split(), "") | {"year": None, "is_copy": False}
    return Source(**{**defaults, "checked_on": date(2026, 11, 1), **values})
