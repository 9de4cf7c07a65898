"""A page as a whole, its edition's stamp, and the list of live pages."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec
from django.utils.text import slugify

from .components import AnyComponent
from .evidence import Claim, Source
from .values import InlineMarkdown, Markdown, Value


class Card(Value, frozen=True):
    """A card or a step: one `###` part of a section's text."""

    heading: str
    body: Markdown


class Section(Value, frozen=True):
    """A part of a page with a heading and an address."""

    heading: str
    anchor: str
    layout: Literal["prose", "cards", "steps", "callout"]
    tone: Literal["note", "caution", "urgent"]
    is_from_organisation: bool
    body: Markdown
    cards: tuple[Card, ...]
    component: AnyComponent | None


class Review(Value, frozen=True):
    """Who checked the page, and when. Nobody: `reviewed_on` is None."""

    reviewed_by: str
    reviewed_on: date | None
    next_review_on: date | None
    sources_checked_on: date | None


class Site(Value, frozen=True):
    """What every page says of the whole site."""

    organisation: str
    organisation_url: str
    disclaimer: Markdown


class Term(Value, frozen=True):
    """A glossary term that the page uses, with all its spellings."""

    term: str
    spellings: tuple[str, ...]
    definition: str

    @property
    def anchor(self) -> str:
        """Its address on the glossary page and in the list of terms."""
        return f"term-{slugify(self.term)}"


class PageDocument(Value, frozen=True):
    """Everything that one page says."""

    topic_id: int
    slug: str
    path: str
    kind: str
    hub: str
    position: int
    is_in_explore: bool
    title: str
    short_title: str
    description: str
    search_words: str
    lead: InlineMarkdown
    in_brief: tuple[InlineMarkdown, ...]
    sections: tuple[Section, ...]
    questions_to_ask: tuple[InlineMarkdown, ...]
    claims: tuple[Claim, ...]
    terms: tuple[Term, ...]
    site: Site
    review: Review
    sources: tuple[Source, ...]
    links: dict[str, int]
    related: tuple[int, ...]

    @property
    def is_overview(self) -> bool:
        """Whether this is the home page."""
        return self.kind == "overview"


class EditionStamp(Value, frozen=True):
    """Which edition a reader sees."""

    number: int
    published_at: datetime
    change_note: str


class LivePage(Value, frozen=True):
    """A page that readers see now, and since when."""

    document: PageDocument
    published_at: datetime


class PageSummary(Value, frozen=True):
    """What other pages show of a live page."""

    topic_id: int
    path: str
    title: str
    short_title: str
    description: str
    hub: str
    position: int
    is_in_explore: bool
    published_at: datetime


class SiteMap(Value, frozen=True):
    """All live pages in reading order: hub by hub."""

    pages: tuple[PageSummary, ...]

    def find(self, topic_id: int) -> PageSummary | None:
        """The live page of a topic, or None if it is not live."""
        return next((page for page in self.pages if page.topic_id == topic_id), None)

    def in_hub(self, hub: str) -> tuple[PageSummary, ...]:
        """The live pages of one hub, in their order."""
        return tuple(page for page in self.pages if page.hub == hub)


def encode(document: PageDocument) -> str:
    """The document as JSON, the same text for the same document."""
    return msgspec.json.encode(document, order="deterministic").decode()


def decode(text: str) -> PageDocument:
    """The document that `encode` wrote. Raises `msgspec.ValidationError` for anything else."""
    return msgspec.json.decode(text, type=PageDocument)
