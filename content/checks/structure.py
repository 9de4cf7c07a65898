"""What a page of its kind has to have, by the content guide, and whether it is due for review."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date

from .. import documents
from ..documents import PageDocument
from ..models import Section, Topic
from .document import Finding
from .passages import list_passages
from .sentences import list_words, split_sentences

WORDS_A_POINT = 20

SHOWN: dict[str, tuple[str, ...]] = {
    "evidence_rows": (Section.Component.EVIDENCE, Section.Component.FOREST),
    "key_figures": (Section.Component.KEY_FIGURES,),
    "faqs": (Section.Component.QUESTIONS,),
    "comparisons": (Section.Component.COMPARISON,),
    "trials": (Section.Component.TRIALS,),
    "centres": (Section.Component.CENTRES,),
    "costs": (Section.Component.COSTS,),
    "schedules": (Section.Component.SCHEDULE,),
    "side_effects": (),  # each kind of side effect has a component of its own
}
"""Records that may name a page, and the components that would show them there."""


@dataclass(frozen=True)
class Part:
    """A part that pages must have. `says` is for the editor, `is_there` asks the page."""

    says: str
    is_there: Callable[[PageDocument], bool]


def list_missing(document: PageDocument) -> tuple[str, ...]:
    """The required parts of its kind that `document` lacks, in words."""
    return tuple(part.says for part in _required(document) if not part.is_there(document))


def check_structure(document: PageDocument) -> tuple[Finding, ...]:
    """Parts that are missing, and in-brief points that are too long. No queries."""
    missing = [
        Finding(
            f"The page lacks {says}. Add it; a section is recognised by the words of its heading."
        )
        for says in list_missing(document)
    ]
    return tuple(dict.fromkeys([*missing, *_long_points(document)]))


def check_review(document: PageDocument, *, on: date) -> tuple[Finding, ...]:
    """Whether the page's next review is due on `on`. A page without a date is due."""
    if not is_due(document, on=on):
        return ()
    due = document.review.next_review_on
    when = f"was due on {due.day} {due:%B %Y}" if due else "has no date"
    return (
        Finding(
            f"The next review {when}. Check the page again, then set “next review due”.",
            blocks=False,
        ),
    )


def is_due(document: PageDocument, *, on: date) -> bool:
    """Whether the next review falls on or before `on`, or has no date."""
    due = document.review.next_review_on
    return due is None or due <= on


def find_hidden_records(slugs: Collection[str]) -> dict[str, tuple[Finding, ...]]:
    """Records that name a page of `slugs` no section of which shows their kind, page by page.

    Costs one query, and one for each kind of record.
    """
    shown: defaultdict[str, set[str]] = defaultdict(set)
    sections = Section.objects.filter(topic__slug__in=slugs)
    for slug, component in sections.values_list("topic__slug", "component"):
        shown[slug].add(component)
    hidden: Counter[tuple[str, str]] = Counter()
    for relation, components in SHOWN.items():
        naming = Topic.objects.filter(slug__in=slugs).exclude(**{relation: None})
        if relation == "side_effects":
            for slug, kind in naming.values_list("slug", "side_effects__kind"):
                if f"side-effects-{kind}" not in shown[slug]:
                    hidden[slug, f"side effects ({kind})"] += 1
        else:
            for slug, _ in naming.values_list("slug", f"{relation}__pk"):
                if not shown[slug].intersection(components):
                    hidden[slug, relation.replace("_", " ")] += 1
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for (slug, records), times in hidden.items():
        found[slug].append(
            Finding(
                f"No section shows the {records} that name this page ({times} of them). "
                "Add a section that does, or take the page out of the records.",
                blocks=False,
            )
        )
    return {slug: tuple(findings) for slug, findings in found.items()}


def _long_points(document: PageDocument) -> Iterator[Finding]:
    for passage in list_passages(document):
        if not passage.place.startswith("In brief"):
            continue
        words = len(list_words(passage.text))
        if words > WORDS_A_POINT:
            yield Finding(
                f"{passage.place}: “{passage.text}” has {words} words; {WORDS_A_POINT} is the "
                "most. Shorten it."
            )


def _required(document: PageDocument) -> tuple[Part, ...]:
    kind = Topic.Kind
    by_kind: dict[str, tuple[Part, ...]] = {
        kind.OVERVIEW: OVERVIEW,
        kind.CANCER: CANCER,
        kind.COMBINATION: COMBINATION,
        kind.COMPARISON: COMPARISON,
    }
    parts = EVERY_PAGE + by_kind.get(document.kind, ())
    if document.kind == kind.PRACTICAL:
        paying = (documents.CostList, documents.CentreList, documents.ContactChannels)
        if any(_has(component)(document) for component in paying):
            parts += PAYING
        if _has(documents.CostList)(document):
            parts += PRICES
        if _has(documents.SideEffectList)(document):
            parts += SIDE_EFFECTS
    return parts


def _heading(pattern: str) -> Callable[[PageDocument], bool]:
    """Whether a heading or address of a section or card holds `pattern`, in any case."""
    wanted = re.compile(pattern, re.IGNORECASE)

    def is_there(document: PageDocument) -> bool:
        return any(
            wanted.search(words.replace("’", "'"))
            for section in document.sections
            for words in (
                section.heading,
                section.anchor.replace("-", " "),
                *(card.heading for card in section.cards),
            )
        )

    return is_there


def _has(kind: type[documents.Component], rows: int = 1) -> Callable[[PageDocument], bool]:
    """Whether a section shows this component, with at least `rows` rows in it."""

    def is_there(document: PageDocument) -> bool:
        return any(
            isinstance(section.component, kind) and _rows(section.component) >= rows
            for section in document.sections
        )

    return is_there


def _rows(component: documents.AnyComponent) -> int:
    match component:
        case documents.QuestionList(groups=groups):
            return sum(len(group.questions) for group in groups)
        case documents.ComparisonTables(tables=tables):
            return max((len(table.rows) for table in tables), default=0)
        case documents.PageIndex() | documents.ContactChannels():
            return 1
        case _:
            fields = (getattr(component, name) for name in component.__struct_fields__)
            return next(len(value) for value in fields if isinstance(value, tuple))


def _side_effects(kind: str) -> Callable[[PageDocument], bool]:
    def is_there(document: PageDocument) -> bool:
        return any(
            isinstance(section.component, documents.SideEffectList)
            and section.component.kind == kind
            and section.component.effects
            for section in document.sections
        )

    return is_there


def _says(pattern: str) -> Callable[[PageDocument], bool]:
    """Whether any text of the page, headings included, holds `pattern`, in any case."""
    wanted = re.compile(pattern, re.IGNORECASE)
    return lambda document: any(wanted.search(passage.text) for passage in list_passages(document))


def _both(*asked: Callable[[PageDocument], bool]) -> Callable[[PageDocument], bool]:
    return lambda document: all(is_there(document) for is_there in asked)


def _sentences_in_lead(document: PageDocument) -> int:
    texts = [passage.text for passage in list_passages(document) if passage.place == "Lead"]
    return sum(len(split_sentences(text)) for text in texts)


def _has_urgent_box(document: PageDocument) -> bool:
    return any(
        section.layout == "callout" and section.tone == "urgent" for section in document.sections
    )


EVERY_PAGE = (
    Part("a title", lambda page: bool(page.title.strip())),
    Part("a lead of two sentences", lambda page: _sentences_in_lead(page) == 2),
    Part("“in brief” with three to five points", lambda page: 3 <= len(page.in_brief) <= 5),
    Part("sections", lambda page: len(page.sections) >= 2),
    Part(
        "a section on what is not known",
        _heading(r"\b(?:don't|do not|not(?: yet)?|isn't|un) ?(?:know|known|sure|settled)\b"),
    ),
    Part("five to eight questions to ask", lambda page: 5 <= len(page.questions_to_ask) <= 8),
    Part("common questions", _has(documents.QuestionList)),
    Part("sources", lambda page: bool(page.sources)),
    Part("related pages", lambda page: bool(page.related)),
)

CANCER = (
    Part(
        "a section on what it is used for and when",
        _heading(r"\b(?:used|use|given|tried)\b.*\bwhen\b|\bwhen\b.*\bused\b|where it fits"),
    ),
    Part(
        "a section on what trials found, with the evidence rows",
        _both(
            _heading(r"(?:trials|studies|research) (?:\w+ )?(?:found|find|show)(?!\w* no\b)"),
            _has(documents.EvidenceTable),
        ),
    ),
    Part(
        "a section on trials that found no benefit",
        _heading(r"\bno (?:clear )?(?:benefit|gain|difference)|without benefit|did not help"),
    ),
    Part("a section on side effects", _heading(r"side effects?")),
    Part(
        "a section on what happens without it and the standard treatments",
        _both(_heading(r"\bwithout\b"), _heading(r"(?:standard|usual) treatments?")),
    ),
    Part(
        "a section on who it may not suit",
        _heading(r"not suit|not for|should not|who should wait"),
    ),
    Part(
        "a section on trials that are open, with the list of trials",
        _both(_heading(r"\bopen\b|recruiting|looking for"), _has(documents.TrialList)),
    ),
    Part(
        "a section on how it fits with other treatment",
        _heading(r"\bfits?\b|alongside|together with|beside your"),
    ),
)

COMBINATION = (
    Part(
        "a section on what trials found",
        _heading(
            r"(?:trials|studies|research) (?:\w+ )?(?:found|find|show)(?!\w* no\b)|figures on"
        ),
    ),
    CANCER[2],
    CANCER[3],
    CANCER[7],
)

COMPARISON = (
    Part("a comparison table", _has(documents.ComparisonTables)),
    Part("a section on where each belongs", _heading(r"where (?:each|they)|belongs?\b|which for")),
)

PAYING = (
    Part("what the law says", _says(r"\blaw(?:ful)?\b|\blegal|State Council|\bOrder \d+")),
    Part("what may be charged and what may not", _says(r"\bcharged?\b|free of charge")),
    Part("warning signs", _says(r"warning signs?|red flags?|check an offer|do not pay")),
    Part("who earns what", _says(r"\bearns?\b|who pays|commissions?|referral fee")),
    Part("what to have in writing", _says(r"in writing|\bwritten\b")),
)
"""For pages with prices, hospitals or the organisation's own service."""

PRICES = (
    Part(
        "a section on what a price includes and what not",
        _heading(r"(?:price|cost)s? (?:\w+ )?(?:leaves?|includes?|covers?)|what is in"),
    ),
)

SIDE_EFFECTS = (
    Part("expected side effects", _side_effects("expected")),
    Part("rare but serious side effects", _side_effects("rare")),
    Part("side effects not seen so far", _side_effects("not-seen")),
    Part("an urgent box: when to call for help", _has_urgent_box),
)

OVERVIEW = (
    Part("key figures", _has(documents.KeyFigures)),
    Part("evidence for ten cancer types", _has(documents.EvidenceTable, 10)),
    Part("the comparison with CAR-T in eleven rows", _has(documents.ComparisonTables, 11)),
    Part("eight common questions", _has(documents.QuestionList, 8)),
    Part("the list of pages", _has(documents.PageIndex)),
    Part(
        "the four steps of making the cells",
        lambda page: any(
            section.layout == "steps" and len(section.cards) == 4 for section in page.sections
        ),
    ),
    Part("a section on China", _heading(r"\bChina\b")),
    Part("a section on who it may suit", _heading(r"who it may suit|suitable for")),
    *SIDE_EFFECTS[:1],
    *SIDE_EFFECTS[2:],
)
