"""Live pages as the lists of the whole site read them, without a database."""

from datetime import date, datetime
from typing import Any

from content.documents import (
    Certainty,
    Claim,
    EvidenceRow,
    EvidenceTable,
    Group,
    KeyFigures,
    LivePage,
    PageDocument,
    Question,
    QuestionGroup,
    QuestionList,
    Review,
    Section,
    Site,
    Source,
    Term,
)
from tests.builders import NOON

CERTAINTY = Certainty(level="low", reason="Few trials.")
GROUP = Group(name="CIK", events=None, total=None, rate=None, value=None)


def live_page(
    slug: str = "liver-cancer", *components: Any, at: datetime = NOON, **values: Any
) -> LivePage:
    """A live page with these components, each in a section of its own."""
    name = slug.replace("-", " ").capitalize()
    defaults: dict[str, Any] = {
        "topic_id": sum(map(ord, slug)),
        "slug": slug,
        "path": f"/{slug}/",
        "kind": "practical",
        "hub": "cancer-types",
        "position": 10,
        "title": name,
        "short_title": name,
        "description": "About it.",
        "search_words": "",
        "is_in_explore": True,
        "lead": "One. Two " + "".join(f"[@{s.key}]" for s in values.get("sources", ())),
        "in_brief": (),
        "sections": tuple(make_section(f"part-{n}", part) for n, part in enumerate(components)),
        "questions_to_ask": (),
        "claims": (),
        "terms": (),
        "site": Site(organisation="", organisation_url="", disclaimer="Not medical advice."),
        "review": Review(
            reviewed_by="", reviewed_on=None, next_review_on=None, sources_checked_on=None
        ),
        "sources": (),
        "links": {},
        "related": (),
    }
    return LivePage(document=PageDocument(**(defaults | values)), published_at=at)


def make_section(anchor: str, component: Any = None, body: str = "") -> Section:
    return Section(
        heading=anchor,
        anchor=anchor,
        layout="prose",
        tone="note",
        is_from_organisation=False,
        body=body,
        cards=(),
        component=component,
    )


def source(key: str, **values: Any) -> Source:
    defaults: dict[str, Any] = {
        "key": key,
        "kind": "trial",
        "kind_label": "Clinical trial",
        "authors": "Lee JH, Lim YS",
        "title": f"Title of {key}",
        "journal": "A Journal",
        "year": 2015,
        "doi": f"10.1000/{key}",
        "pmid": "",
        "url": "",
        "is_copy": False,
        "design": "",
        "participants": "",
        "country": "",
        "main_result": "",
        "limitation": "",
        "checked_on": date(2026, 11, 1),
    }
    return Source(**(defaults | values))


def claim(key: str, **values: Any) -> Claim:
    defaults: dict[str, Any] = {
        "key": key,
        "headline": "",
        "sentence": f"It was 44 months [@{values.get('source_key', 'lee')}].",
        "cancer_key": "",
        "cancer": "",
        "outcome_kind": "other",
        "is_pooled": False,
        "population": "",
        "treatment": "",
        "comparator": "",
        "outcome": "",
        "time_span": "",
        "treated": GROUP,
        "control": GROUP,
        "value_unit": "",
        "measure": "",
        "effect": None,
        "interval_low": None,
        "interval_high": None,
        "direction": "not-applicable",
        "certainty": None,
        "source_key": "lee",
        "source_place": "abstract",
        "checked_on": date(2026, 11, 23),
    }
    return Claim(**(defaults | values))


def figures(*claims: Claim) -> KeyFigures:
    return KeyFigures(figures=claims)


def evidence(key: str, cancer: str, *cited: str, page: int | None = None) -> EvidenceTable:
    row = EvidenceRow(
        key=key,
        cancer=cancer,
        medical_name="",
        detail_topic_id=page,
        summary="Found " + "".join(f"[@{name}]" for name in cited),
        clinical_role="",
        certainty=CERTAINTY,
        trials="",
        participants=None,
        best_figure="",
        not_known="",
    )
    return EvidenceTable(rows=(row,))


def questions(**groups: list[str]) -> QuestionList:
    """Groups by name, each with the keys of its questions."""
    return QuestionList(
        groups=tuple(
            QuestionGroup(
                name=name,
                questions=tuple(
                    Question(key=key, question=f"What about {key}?", answer=f"This is {key}.")
                    for key in keys
                ),
            )
            for name, keys in groups.items()
        )
    )


def term(name: str, *spellings: str, definition: str = "What it means.") -> Term:
    return Term(term=name, spellings=(name, *spellings), definition=definition)
