"""PageDocument → the HTML page, and what it needs around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.safestring import SafeString

from ..documents import (
    EXPLAINS_CERTAINTY,
    Claim,
    EditionStamp,
    Form,
    PageDocument,
    PageSummary,
    SiteMap,
    V,
    map_markdown,
    markdown_texts,
)
from ..markup import (
    CitedSource,
    MarkupContext,
    find_figures,
    mark_terms,
    render_block,
    render_inline,
)
from ..models import Hub
from .pictures import draw_figure

TERMS_NOT_MARKED_IN = ("about-page", "questions-to-ask", "source-list", "terms-used")
"""Classes of those parts of a page's body that are lists of their own, not running text."""


@dataclass(frozen=True)
class HubPages:
    """A hub with its live pages, for menus."""

    key: str
    name: str
    pages: tuple[PageSummary, ...]

    @property
    def main_pages(self) -> tuple[PageSummary, ...]:
        """Those that the overview lists under “Explore”."""
        return tuple(page for page in self.pages if page.is_in_explore)


@dataclass(frozen=True)
class ContentsEntry:
    """One line of “On this page”."""

    anchor: str
    heading: str


@dataclass(frozen=True)
class Surroundings:
    """What stands around a document: menus and neighbours, made from the live pages.

    `explained_at` is where the certainty words are explained: empty if that is nowhere else.
    """

    hubs: tuple[HubPages, ...]
    hub: HubPages | None
    previous: PageSummary | None
    next: PageSummary | None
    related: tuple[PageSummary, ...]
    pages: tuple[PageSummary, ...]
    contents: tuple[ContentsEntry, ...]
    sources: Mapping[str, CitedSource]
    explained_at: str
    is_overview: bool
    canonical: str
    share_image: str


def render_page(document: PageDocument, *, stamp: EditionStamp | None, site_map: SiteMap) -> str:
    """The whole page. Without a stamp it is a preview of something unpublished."""
    page = render_texts(document, site_map)
    around = surround(document, site_map)
    html = render_to_string(
        "pages/overview.html" if document.is_overview else "pages/topic.html",
        {"page": page, "stamp": stamp, "around": around, "hubs": around.hubs},
    )
    return mark_terms(html, document.terms, within="page__body", without=TERMS_NOT_MARKED_IN)


def render_texts(document: PageDocument, site_map: SiteMap) -> PageDocument:
    """The document with its Markdown turned into HTML, citations numbered in reading order."""
    context = MarkupContext(
        sources=number_sources(document),
        addresses={
            slug: page.path
            for slug, topic_id in document.links.items()
            if (page := site_map.find(topic_id))
        },
    )
    explained_at = find_explanation(document, site_map)
    drawn = {key for text in markdown_texts(document) for key in find_figures(text)}
    figures = {
        claim.key: render_figure(claim, context, explained_at=explained_at)
        for claim in document.claims
        if claim.key in drawn
    }
    return render_value(document, replace(context, figures=figures))


def render_figure(claim: Claim, context: MarkupContext, *, explained_at: str) -> SafeString:
    """What stands where a text says `{figure:key}`."""
    figure = draw_figure(render_value(claim, context))
    return render_to_string(
        "components/figure.html", {"figure": figure, "explained_at": explained_at}
    )


def number_sources(document: PageDocument) -> dict[str, CitedSource]:
    """The document's sources by key, numbered as they are cited."""
    return {
        source.key: CitedSource(number=number, label=source.label)
        for number, source in enumerate(document.sources, 1)
    }


def find_explanation(document: PageDocument, site_map: SiteMap) -> str:
    """Where the certainty words are explained, or nothing if not live or on this very page."""
    topic_id = document.links.get(EXPLAINS_CERTAINTY)
    page = site_map.find(topic_id) if topic_id not in (None, document.topic_id) else None
    return f"{page.path}#certainty-words" if page else ""


def surround(document: PageDocument, site_map: SiteMap) -> Surroundings:
    """Menus, neighbours and contents list of a page."""
    hubs = list_hubs(site_map)
    hub = next((hub for hub in hubs if hub.key == document.hub), None)
    siblings = hub.pages if hub else ()
    here = next((i for i, page in enumerate(siblings) if page.topic_id == document.topic_id), None)
    return Surroundings(
        hubs=hubs,
        hub=hub,
        previous=siblings[here - 1] if here else None,
        next=siblings[here + 1] if here is not None and here + 1 < len(siblings) else None,
        related=tuple(page for page in site_map.pages if page.topic_id in document.related),
        pages=site_map.pages,
        contents=_contents(document),
        sources=number_sources(document),
        explained_at=find_explanation(document, site_map),
        is_overview=document.is_overview,
        canonical=f"{settings.SITE_URL}{document.path}",
        share_image=f"{settings.SITE_URL}{static('images/share.png')}",
    )


def list_hubs(site_map: SiteMap) -> tuple[HubPages, ...]:
    """The hubs with their live pages, in order; a hub without pages is left out."""
    hubs = (HubPages(key=key, name=name, pages=site_map.in_hub(key)) for key, name in Hub.choices)
    return tuple(hub for hub in hubs if hub.pages)


def render_value(value: V, context: MarkupContext) -> V:
    """A part of a document with its Markdown turned into HTML."""

    def render(text: str, form: Form) -> str:
        return (render_block if form is Form.BLOCK else render_inline)(text, context)

    return map_markdown(value, render)


def _contents(document: PageDocument) -> tuple[ContentsEntry, ...]:
    entries = [ContentsEntry(section.anchor, section.heading) for section in document.sections]
    if document.questions_to_ask:
        entries.append(ContentsEntry("questions-to-ask", "Questions to ask your doctor"))
    if document.sources:
        entries.append(ContentsEntry("sources", "Sources"))
    entries.append(ContentsEntry("about-this-page", "About this page"))
    return tuple(entries)
