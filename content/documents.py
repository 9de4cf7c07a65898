"""What a page says, as typed values that never change.

Fields stand in the order in which a reader meets them, because citations are numbered
and sources listed in that order. Markdown is kept as written; outputs render it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from typing import Annotated, Any, Literal, TypeVar, get_args, get_type_hints

import msgspec
from django.utils.text import slugify


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


class Source(Value, frozen=True):
    """One entry of the source list. Cited in texts as `[@key]`."""

    key: str
    kind: str
    kind_label: str
    authors: str
    title: str
    journal: str
    year: int | None
    doi: str
    pmid: str
    url: str
    is_copy: bool
    design: str
    participants: str
    country: str
    main_result: str
    limitation: str
    checked_on: date

    @property
    def label(self) -> str:
        """Who and when, short: `Lee 2015`, or the first words of the title."""
        if self.authors:
            first = self.authors.split(",")[0].split(";")[0].strip()
            name = " ".join(part for part in first.split() if not part.isupper()) or first
        else:
            name = " ".join(self.title.split()[:4])
        return f"{name} {self.year}" if self.year else name

    @property
    def address(self) -> str:
        """The address to send a reader to: DOI before PubMed before the stored one."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        if self.pmid:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/"
        return self.url


class Certainty(Value, frozen=True):
    """How sure one can be, in GRADE's words."""

    level: Literal["high", "moderate", "low", "very-low"]
    reason: InlineMarkdown

    @property
    def word(self) -> str:
        """The word that readers see."""
        return self.level.replace("-", " ").capitalize()

    @property
    def steps(self) -> int:
        """Four for high down to one for very low."""
        return {"high": 4, "moderate": 3, "low": 2, "very-low": 1}[self.level]


class EvidenceRow(Value, frozen=True):
    """What is known for one cancer type."""

    key: str
    cancer: str
    medical_name: str
    detail_topic_id: int | None
    summary: Markdown
    clinical_role: Markdown
    certainty: Certainty
    trials: str
    participants: int | None
    best_figure: InlineMarkdown
    not_known: Markdown


class EvidenceTable(Component, frozen=True, tag="evidence"):
    """Evidence rows."""

    rows: tuple[EvidenceRow, ...]


class Group(Value, frozen=True):
    """What was counted in one group of a claim. None: the source does not say."""

    name: str
    events: int | None
    total: int | None
    rate: Decimal | None
    value: Decimal | None

    @property
    def out_of_100(self) -> int | None:
        """People with the outcome out of 100, to the nearest whole person."""
        if self.rate is not None:
            return int(self.rate.quantize(Decimal(1), ROUND_HALF_UP))
        if self.events is not None and self.total:
            share = Decimal(100 * self.events) / self.total
            return int(share.quantize(Decimal(1), ROUND_HALF_UP))
        return None


class Claim(Value, frozen=True):
    """One checked fact with its numbers and limits."""

    key: str
    headline: str
    sentence: InlineMarkdown
    cancer_key: str
    cancer: str
    outcome_kind: str
    is_pooled: bool
    population: str
    treatment: str
    comparator: str
    outcome: str
    time_span: str
    treated: Group
    control: Group
    value_unit: str
    measure: str
    effect: Decimal | None
    interval_low: Decimal | None
    interval_high: Decimal | None
    direction: str
    certainty: Certainty | None
    source_key: str
    source_place: str
    checked_on: date

    @property
    def has_people(self) -> bool:
        """Whether both groups can be drawn as people out of 100."""
        return self.treated.out_of_100 is not None and self.control.out_of_100 is not None

    @property
    def has_interval(self) -> bool:
        """Whether the effect can be drawn with its interval."""
        return None not in (self.effect, self.interval_low, self.interval_high)


class KeyFigures(Component, frozen=True, tag="key-figures"):
    """Claims with their numbers in large type."""

    figures: tuple[Claim, ...]


class ForestPlot(Value, frozen=True):
    """Results of one kind for one cancer: trials and pooled estimates, benefit or not."""

    key: str
    cancer: str
    outcome: str
    claims: tuple[Claim, ...]


class ForestPlots(Component, frozen=True, tag="forest"):
    """Forest plots."""

    plots: tuple[ForestPlot, ...]


class ScheduleStep(Value, frozen=True):
    """One step, from its first to its last day or week."""

    label: str
    first: int
    last: int
    note: str


class Schedule(Value, frozen=True):
    """Steps in time. `unit` is day or week."""

    key: str
    title: str
    description: InlineMarkdown
    unit: Literal["day", "week"]
    steps: tuple[ScheduleStep, ...]


class ScheduleList(Component, frozen=True, tag="schedule"):
    """Schedules."""

    schedules: tuple[Schedule, ...]


class SideEffect(Value, frozen=True):
    """One side effect."""

    key: str
    name: str
    description: InlineMarkdown
    frequency: InlineMarkdown
    affected: int | None
    observed: int | None
    counted: str
    starts: str
    lasts: str
    what_helps: InlineMarkdown
    call_for_help: InlineMarkdown

    @property
    def out_of(self) -> str:
        """How many of how many, in people out of 100 (or 1,000 or 10,000 where rarer)."""
        if self.affected is None or not self.observed:
            return ""
        if self.affected == 0:
            return f"0 out of {self.observed:,} {self.counted}".rstrip()
        share = self.affected / self.observed
        base = 100 if share >= 0.01 else 1_000 if share >= 0.001 else 10_000
        return f"about {share * base:.0f} out of {base:,} {self.counted}".rstrip()


class SideEffectList(Component, frozen=True, tag="side-effects"):
    """Side effects of one kind."""

    kind: Literal["expected", "rare", "not-seen"]
    effects: tuple[SideEffect, ...]


class Question(Value, frozen=True):
    """A common question with its answer."""

    key: str
    question: str
    answer: Markdown


class QuestionGroup(Value, frozen=True):
    """Common questions under one heading."""

    name: str
    questions: tuple[Question, ...]


class QuestionList(Component, frozen=True, tag="questions"):
    """Common questions in their groups."""

    groups: tuple[QuestionGroup, ...]


class ComparisonRow(Value, frozen=True):
    """One question asked of both treatments."""

    question: str
    first: InlineMarkdown
    second: InlineMarkdown


class Comparison(Value, frozen=True):
    """Two treatments side by side."""

    key: str
    title: str
    first_name: str
    second_name: str
    rows: tuple[ComparisonRow, ...]


class ComparisonTables(Component, frozen=True, tag="comparison"):
    """Comparison tables."""

    tables: tuple[Comparison, ...]


class Trial(Value, frozen=True):
    """One entry of a trial registry."""

    number: str
    title: str
    phase: str
    status: str
    cancer_types: str
    country: str
    participants: int | None
    url: str
    checked_on: date
    note: InlineMarkdown


class TrialList(Component, frozen=True, tag="trials"):
    """Registered trials."""

    trials: tuple[Trial, ...]


class Centre(Value, frozen=True):
    """A hospital in the literature."""

    key: str
    name: str
    city: str
    country: str
    known_for: InlineMarkdown
    caution: InlineMarkdown


class CentreList(Component, frozen=True, tag="centres"):
    """Hospitals in the literature."""

    centres: tuple[Centre, ...]


class Cost(Value, frozen=True):
    """One reported price."""

    key: str
    what: str
    place: str
    amount: InlineMarkdown
    figure_date: str
    note: InlineMarkdown


class CostList(Component, frozen=True, tag="costs"):
    """Reported prices."""

    costs: tuple[Cost, ...]


class PageIndex(Component, frozen=True, tag="explore"):
    """All live pages by hub. The list itself is made when the page is shown."""


class ContactChannels(Component, frozen=True, tag="contact"):
    """How to reach the organisation. All empty: none is set."""

    organisation: str
    telephone: str
    whatsapp: str
    email: str
    form_url: str

    @property
    def whatsapp_digits(self) -> str:
        """The number as WhatsApp's links want it: digits only."""
        return "".join(filter(str.isdigit, self.whatsapp))

    @property
    def has_any(self) -> bool:
        """Whether a reader can reach the organisation at all."""
        return any((self.telephone, self.whatsapp, self.email, self.form_url))


AnyComponent = (
    EvidenceTable
    | ForestPlots
    | ScheduleList
    | KeyFigures
    | SideEffectList
    | QuestionList
    | ComparisonTables
    | TrialList
    | CentreList
    | CostList
    | PageIndex
    | ContactChannels
)


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


class PageSummary(Value, frozen=True):
    """What other pages show of a live page."""

    topic_id: int
    path: str
    title: str
    short_title: str
    description: str
    hub: str
    position: int
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
