"""Document → passages: what a reader reads, piece by piece, as plain words."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from html.parser import HTMLParser

from .. import documents, markup
from ..markup.syntax import FIGURE

_NOTHING_KNOWN = markup.MarkupContext(sources={}, addresses={})
"""Citations and links need no numbers and addresses here: only words are read."""

_DRAWN = "[@drawn]"
_PIECES = frozenset({"p", "li", "td", "th", "h3"})
_SOURCED_TOGETHER = frozenset({"li", "tr"})


class Role(Enum):
    """What a passage is, which decides the rules that hold for it."""

    PARAGRAPH = "paragraph"
    POINT = "point"
    LABEL = "label"
    HEADING = "heading"


@dataclass(frozen=True)
class Passage:
    """A paragraph, a point of a list, a label or table cell, or a heading.

    A label is a short text beside a name (how often, when it starts), a cell of a table in
    Markdown, or the words in bold that open a paragraph: rules of wording hold for it, but it
    is not counted as running text.
    `is_sourced` says whether its paragraph, point, table row or record carries a citation; for a
    heading, whether anything below it does.
    """

    place: str
    text: str
    role: Role
    is_sourced: bool

    @property
    def is_running_text(self) -> bool:
        """Whether words, sentences and the reading grade count it."""
        return self.role in (Role.PARAGRAPH, Role.POINT)


@dataclass(frozen=True)
class Spot:
    """Where something stands on a page. `what` is the word or number that is meant."""

    place: str
    sentence: str
    what: str = ""


def list_passages(document: documents.PageDocument) -> tuple[Passage, ...]:
    """Everything that the page says between its title and its sources, in reading order."""
    drawn = {claim.key: claim for claim in document.claims}
    passages = [*_read("Lead", document.lead)]
    for number, point in enumerate(document.in_brief, 1):
        passages += _read(f"In brief, point {number}", point, Role.POINT)
    for section in document.sections:
        passages += _section(section, drawn, is_brief=document.is_overview)
    for number, question in enumerate(document.questions_to_ask, 1):
        passages += _read(f"Questions to ask, {number}", question, Role.POINT)
    return tuple(passages)


def _section(
    section: documents.Section, drawn: dict[str, documents.Claim], *, is_brief: bool
) -> Iterator[Passage]:
    place = f"Section “{section.heading}”"
    parts = [*_read(place, _say_figures(section.body, drawn))]
    for card in section.cards:
        card_place = f"{place}, “{card.heading}”"
        body = [*_read(card_place, _say_figures(card.body, drawn))]
        parts += _under_heading(card_place, card.heading, body)
    if section.component:
        parts += _component(section.component, is_brief=is_brief)
    yield from _under_heading(place, section.heading, parts)


def _under_heading(place: str, heading: str, passages: Sequence[Passage]) -> Iterator[Passage]:
    """A heading and what stands below it, where the sources of what it says stand too."""
    is_sourced = any(passage.is_sourced for passage in passages)
    yield Passage(place, heading, Role.HEADING, is_sourced)
    yield from passages


def _say_figures(text: str, drawn: dict[str, documents.Claim]) -> str:
    """`text` with the sentence of each claim that it draws; the figure is that claim's source."""
    pieces = FIGURE.split(text)
    said = [pieces[0]]
    for key, after in zip(pieces[1::2], pieces[2::2], strict=True):
        sentence = drawn[key].sentence if key in drawn else ""
        said += [_DRAWN, f"\n\n{sentence}\n\n", after]
    return "".join(said)


def _component(component: documents.AnyComponent, *, is_brief: bool) -> Iterator[Passage]:
    """The passages of the records that stand in a section, as the page shows them.

    On the overview evidence and side effects stand in their short form.
    """
    match component:
        case documents.EvidenceTable(rows=rows):
            for row in rows:
                yield from _evidence(row, is_brief=is_brief)
        case documents.KeyFigures(figures=figures):
            for claim in figures:
                yield from _key_figure(claim)
        case documents.SideEffectList(effects=effects):
            for effect in effects:
                yield from _side_effect(effect, is_brief=is_brief)
        case documents.QuestionList(groups=groups):
            for group in groups:
                for faq in group.questions:
                    place = f"Question “{faq.question}”"
                    answer = [*_record(_read(place, faq.answer))]
                    yield from _under_heading(place, faq.question, answer)
        case documents.ComparisonTables(tables=tables):
            for table in tables:
                for row_of_two in table.rows:
                    yield from _comparison_row(table, row_of_two)
        case documents.TrialList(trials=trials):
            for trial in trials:
                # The link to the registry is the source of the entry.
                yield from _record(_read(f"Trial {trial.number}", trial.note), is_sourced=True)
        case documents.CentreList(centres=centres):
            for centre in centres:
                place = f"Hospital “{centre.name}”"
                texts = [*_read(place, centre.known_for), *_read(place, centre.caution)]
                yield from _record(texts)
        case documents.CostList(costs=costs):
            for cost in costs:
                place = f"Cost “{cost.what}”"
                labels = (cost.what, cost.place, cost.figure_date, cost.amount)
                texts = [part for text in labels for part in _read(place, text, Role.LABEL)]
                yield from _record([*texts, *_read(place, cost.note)])
        case documents.ScheduleList(schedules=schedules):
            for schedule in schedules:
                place = f"Schedule “{schedule.title}”"
                texts = [*_read(place, schedule.description)]
                for step in schedule.steps:
                    texts += _read(place, step.label, Role.LABEL)
                    texts += _read(place, step.note, Role.LABEL)
                yield from _record(texts)
        case _:
            # A forest plot shows names and numbers of claims, each with its source; the list of
            # pages and the contact channels say nothing of their own.
            return


def _evidence(row: documents.EvidenceRow, *, is_brief: bool) -> Iterator[Passage]:
    place = f"Evidence row “{row.cancer}”"
    texts = [*_read(place, row.summary), *_read(place, row.clinical_role)]
    if not is_brief:
        texts = [
            *_read(place, row.certainty.reason),
            *texts,
            *_read(place, row.trials, Role.LABEL),
            *_read(place, row.best_figure, Role.LABEL),
            *_read(place, row.not_known),
        ]
    yield from _record(texts)


def _key_figure(claim: documents.Claim) -> Iterator[Passage]:
    place = f"Key figure “{claim.key}”"
    texts = [*_read(place, claim.headline, Role.LABEL), *_read(place, claim.sentence)]
    if claim.certainty:
        texts += _read(place, claim.certainty.reason)
    yield from _record(texts, is_sourced=True)


def _side_effect(effect: documents.SideEffect, *, is_brief: bool) -> Iterator[Passage]:
    place = f"Side effect “{effect.name}”"
    frequency = [*_read(place, effect.frequency)]
    call = [*_read(place, effect.call_for_help)]
    if is_brief:
        yield from _record([*frequency, *call])
        return
    yield from _record(
        [
            *_read(place, effect.description),
            *frequency,
            *_read(place, effect.starts, Role.LABEL),
            *_read(place, effect.lasts, Role.LABEL),
            *_read(place, effect.what_helps),
            *call,
        ]
    )


def _comparison_row(table: documents.Comparison, row: documents.ComparisonRow) -> Iterator[Passage]:
    place = f"Comparison “{table.title}”, row “{row.question}”"
    yield from _record([*_read(place, row.first), *_read(place, row.second)])


def _record(passages: Iterable[Passage], *, is_sourced: bool = False) -> Iterator[Passage]:
    """The passages of one record: a citation in one of them is a source for all."""
    whole = list(passages)
    is_sourced = is_sourced or any(passage.is_sourced for passage in whole)
    for passage in whole:
        yield replace(passage, is_sourced=is_sourced)


def _read(place: str, text: str, role: Role | None = None) -> Iterator[Passage]:
    """The passages of a Markdown text. `role` is what they are, where its mark-up doesn't say."""
    for found, words, is_sourced in _pieces(text):
        is_label = found is Role.LABEL
        yield Passage(place, words, found if is_label or role is None else role, is_sourced)


@functools.lru_cache(maxsize=4096)  # rendering is slow, and many records stand on several pages
def _pieces(text: str) -> tuple[tuple[Role, str, bool], ...]:
    reader = _Reader()
    reader.feed(markup.render_block(text, _NOTHING_KNOWN) if text else "")
    reader.close()
    return tuple(
        (piece.role, piece.words, piece.owner.is_sourced) for piece in reader.pieces if piece.words
    )


@dataclass
class _Owner:
    """What is sourced together: a paragraph, a point of a list, a table row."""

    is_sourced: bool = False


@dataclass
class _Piece:
    role: Role
    owner: _Owner
    parts: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The text on one line, without the gaps that citations leave before punctuation."""
        line = " ".join("".join(self.parts).split())
        for sign in ".,;:!?)":
            line = line.replace(f" {sign}", sign)
        return line


class _Reader(HTMLParser):
    """Collects the pieces of a rendered text, each with whether it is sourced."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[_Piece] = []
        self._open: list[tuple[str, _Piece | None, _Owner | None]] = []
        self._in_citation = False
        self._opens_bold = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "sup" and ("class", "citations") in attrs:
            self._in_citation = True
            owner = self._owner() or (self.pieces[-1].owner if self.pieces else None)
            if owner:
                owner.is_sourced = True
            return
        owner = _Owner() if tag in _SOURCED_TOGETHER else None
        if tag in _PIECES:
            piece = _Piece(self._role(tag), owner or self._owner() or _Owner())
            self.pieces.append(piece)
            self._open.append((tag, piece, piece.owner))
        elif owner:
            self._open.append((tag, None, owner))
        elif tag == "strong":
            self._opens_bold = bool(self._open) and not self._piece_words()
        elif tag == "br":
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "sup" and self._in_citation:
            self._in_citation = False
            self.handle_data(" ")
        elif tag == "strong" and self._opens_bold:
            self._end_run_in_heading()
        elif self._open and self._open[-1][0] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._in_citation:
            return
        piece = self._piece()
        if piece:
            piece.parts.append(data)

    def _end_run_in_heading(self) -> None:
        """A paragraph that opens with a sentence in bold: that is a heading run into the text."""
        self._opens_bold = False
        piece = self._piece()
        if piece and piece.words.endswith((".", "?", "!")):
            self.pieces[-1:] = [_Piece(Role.LABEL, piece.owner, list(piece.parts)), piece]
            piece.parts.clear()

    def _piece(self) -> _Piece | None:
        return next((piece for _, piece, _ in reversed(self._open) if piece), None)

    def _piece_words(self) -> str:
        piece = self._piece()
        return piece.words if piece else ""

    def _owner(self) -> _Owner | None:
        return next((owner for _, _, owner in reversed(self._open) if owner), None)

    def _role(self, tag: str) -> Role:
        if tag == "h3":
            return Role.HEADING
        if tag in ("td", "th"):
            return Role.LABEL
        is_in_list = tag == "li" or any(name == "li" for name, _, _ in self._open)
        return Role.POINT if is_in_list else Role.PARAGRAPH
