"""The other structured parts of a section."""

from __future__ import annotations

from datetime import date
from typing import Literal

from .evidence import EvidenceTable, ForestPlots, KeyFigures
from .values import Component, InlineMarkdown, Markdown, Value


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
        if share < 0.0001:
            return f"{self.affected:,} out of {self.observed:,} {self.counted}".rstrip()
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

    @property
    def statuses(self) -> tuple[str, ...]:
        """The statuses that occur, those a reader can still join first."""
        order = ("Recruiting", "Not yet recruiting", "Active, not recruiting", "Completed")
        found = dict.fromkeys(trial.status for trial in self.trials)
        return (*(s for s in order if s in found), *(s for s in found if s not in order))

    @property
    def is_long(self) -> bool:
        """Whether a filter helps."""
        return len(self.trials) > 8


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
