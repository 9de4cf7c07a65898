"""Topic → PageDocument: reads a topic and all that it shows, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

import msgspec
from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from . import documents, markup
from .models import FAQ, PAGE_ANCHORS, Claim, Edition, SiteSettings, Source, Topic, lines_of
from .models import Section as SectionRow

Component = SectionRow.Component

PREFETCHES: dict[str, tuple[str | Prefetch[str, QuerySet[Claim], str], ...]] = {
    Component.EVIDENCE: ("evidence_rows__sources",),
    Component.KEY_FIGURES: (Prefetch("key_figures", Claim.objects.select_related("source")),),
    Component.SIDE_EFFECTS_EXPECTED: ("side_effects__sources",),
    Component.SIDE_EFFECTS_RARE: ("side_effects__sources",),
    Component.SIDE_EFFECTS_NOT_SEEN: ("side_effects__sources",),
    Component.QUESTIONS: ("faqs__sources",),
    Component.COMPARISON: ("comparisons__rows__sources",),
    Component.TRIALS: ("trials__sources",),
    Component.CENTRES: ("centres__sources",),
    Component.COSTS: ("costs__sources",),
}
"""What has to be read for each component. Only what a page shows is read."""


def compose_page(topic: Topic) -> documents.PageDocument:
    """The page as readers would see it if `topic` were published now.

    Costs the same number of queries for any number of rows: 8, and one to three more for
    each kind of record that the page shows.
    """
    return compose_pages([topic])[0]


def compose_pages(topics: Iterable[Topic]) -> list[documents.PageDocument]:
    """The pages of several topics, for hardly more queries than one of them takes."""
    fresh = list(topics)
    prefetch_related_objects(fresh, "sections", "related")
    shown = {section.component for topic in fresh for section in topic.sections.all()}
    prefetch_related_objects(fresh, *dict.fromkeys(_lookups(shown)))
    settings = SiteSettings.objects.first()
    drafts = [_draft(topic, settings) for topic in fresh]
    references = _read_references(drafts)
    return [_complete(draft, references) for draft in drafts]


def find_anchors(topic_ids: Iterable[int]) -> dict[int, frozenset[str]]:
    """The addresses inside each page that links may name. Two queries."""
    wanted = set(topic_ids)
    found: dict[int, set[str]] = {pk: set(PAGE_ANCHORS) for pk in wanted}
    for pk, anchor in SectionRow.objects.filter(topic__in=wanted).values_list("topic", "anchor"):
        found[pk].add(anchor)
    for pk, key in FAQ.topics.through.objects.filter(topic__in=wanted).values_list(
        "topic", "faq__key"
    ):
        found[pk].add(key)
    return {pk: frozenset(anchors) for pk, anchors in found.items()}


@dataclass
class _References:
    """What texts may refer to, as the tables hold it now."""

    claims: dict[str, Claim] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    topic_ids: dict[str, int] = field(default_factory=dict)


def _lookups(shown: set[str]) -> Iterable[str | Prefetch[str, QuerySet[Claim], str]]:
    return (lookup for name in PREFETCHES if name in shown for lookup in PREFETCHES[name])


def _draft(topic: Topic, settings: SiteSettings | None) -> documents.PageDocument:
    """The document before its texts' references are looked up."""
    sections = [
        _section(topic, section, settings)
        for section in topic.sections.all()
        if not section.is_from_organisation or (settings and settings.shows_organisation)
    ]
    return documents.PageDocument(
        topic_id=topic.pk,
        slug=topic.slug,
        path=topic.path,
        kind=topic.kind,
        hub=topic.hub,
        position=topic.position,
        title=topic.title,
        short_title=topic.short_title,
        description=topic.description,
        search_words=topic.search_words,
        lead=topic.lead,
        in_brief=lines_of(topic.in_brief),
        sections=tuple(sections),
        questions_to_ask=lines_of(topic.questions_to_ask),
        site=documents.Site(
            organisation=settings.organisation if settings else "",
            organisation_url=settings.organisation_url if settings else "",
            disclaimer=settings.disclaimer if settings else "",
        ),
        review=documents.Review(
            reviewed_by=topic.reviewed_by,
            reviewed_on=topic.reviewed_on,
            next_review_on=topic.next_review_on,
            sources_checked_on=None,
        ),
        sources=(),
        links={},
        related=tuple(sorted(other.pk for other in topic.related.all())),
    )


def _section(topic: Topic, section: SectionRow, settings: SiteSettings | None) -> documents.Section:
    body, parts = section.body, tuple[markup.Part, ...]()
    if section.layout in (SectionRow.Layout.CARDS, SectionRow.Layout.STEPS):
        body, parts = markup.split_parts(section.body)
    return documents.Section(
        heading=section.heading,
        anchor=section.anchor,
        layout=section.layout,  # type: ignore[arg-type]  # the choices are the literal's words
        tone=section.tone,  # type: ignore[arg-type]  # as above
        is_from_organisation=section.is_from_organisation,
        body=body,
        cards=tuple(documents.Card(heading=part.heading, body=part.body) for part in parts),
        component=_component(topic, section.component, settings),
    )


def _component(
    topic: Topic, name: str, settings: SiteSettings | None
) -> documents.AnyComponent | None:
    if name == Component.CONTACT:
        return _contact(settings)
    make = COMPONENTS.get(name)
    return make(topic) if make else None


def _contact(settings: SiteSettings | None) -> documents.ContactChannels:
    return documents.ContactChannels(
        organisation=settings.organisation if settings else "",
        telephone=settings.telephone if settings else "",
        whatsapp=settings.whatsapp if settings else "",
        email=settings.email if settings else "",
        form_url=settings.form_url if settings else "",
    )


def _keys(sources: Iterable[Source]) -> list[str]:
    return sorted(source.key for source in sources)


def _evidence(topic: Topic) -> documents.EvidenceTable:
    rows = tuple(
        documents.EvidenceRow(
            key=row.key,
            cancer=row.cancer,
            medical_name=row.medical_name,
            detail_topic_id=row.detail_topic_id if row.detail_topic_id != topic.pk else None,
            summary=markup.cite(row.summary, _keys(row.sources.all())),
            clinical_role=row.clinical_role,
            certainty=documents.Certainty(
                level=row.certainty,  # type: ignore[arg-type]  # the choices are the literal's words
                reason=row.certainty_reason,
            ),
            trials=row.trials,
            participants=row.participants,
            best_figure=row.best_figure,
            not_known=row.not_known,
        )
        for row in topic.evidence_rows.all()
    )
    return documents.EvidenceTable(rows=rows)


def _key_figures(topic: Topic) -> documents.KeyFigures:
    figures = tuple(
        documents.KeyFigure(
            key=claim.key,
            headline=claim.headline,
            sentence=markup.cite(claim.sentence, [claim.source.key]),
            certainty=documents.Certainty(
                level=claim.certainty,  # type: ignore[arg-type]  # the choices are the literal's words
                reason=claim.certainty_reason,
            )
            if claim.certainty
            else None,
        )
        for claim in topic.key_figures.all()
    )
    return documents.KeyFigures(figures=figures)


def _side_effects(kind: str) -> Callable[[Topic], documents.SideEffectList]:
    def make(topic: Topic) -> documents.SideEffectList:
        effects = tuple(
            documents.SideEffect(
                key=effect.key,
                name=effect.name,
                description=effect.description,
                frequency=markup.cite(effect.frequency, _keys(effect.sources.all())),
                affected=effect.affected,
                observed=effect.observed,
                counted=effect.counted,
                starts=effect.starts,
                lasts=effect.lasts,
                what_helps=effect.what_helps,
                call_for_help=effect.call_for_help,
            )
            for effect in topic.side_effects.all()
            if effect.kind == kind
        )
        return documents.SideEffectList(kind=kind, effects=effects)  # type: ignore[arg-type]

    return make


def _questions(topic: Topic) -> documents.QuestionList:
    order = {value: rank for rank, value in enumerate(FAQ.Group.values)}
    faqs = sorted(topic.faqs.all(), key=lambda faq: (order[faq.group], faq.position, faq.key))
    return documents.QuestionList(
        groups=tuple(
            documents.QuestionGroup(
                name=FAQ.Group(group).label,
                questions=tuple(
                    documents.Question(
                        key=faq.key,
                        question=faq.question,
                        answer=markup.cite(faq.answer, _keys(faq.sources.all())),
                    )
                    for faq in members
                ),
            )
            for group, members in groupby(faqs, key=lambda faq: faq.group)
        )
    )


def _comparisons(topic: Topic) -> documents.ComparisonTables:
    tables = tuple(
        documents.Comparison(
            key=table.key,
            title=table.title,
            first_name=table.first_name,
            second_name=table.second_name,
            rows=tuple(
                documents.ComparisonRow(
                    question=row.question,
                    first=row.first,
                    second=markup.cite(row.second, _keys(row.sources.all())),
                )
                for row in table.rows.all()
            ),
        )
        for table in topic.comparisons.all()
    )
    return documents.ComparisonTables(tables=tables)


def _trials(topic: Topic) -> documents.TrialList:
    trials = tuple(
        documents.Trial(
            number=trial.number,
            title=trial.title,
            phase=trial.phase,
            status=trial.get_status_display(),
            cancer_types=trial.cancer_types,
            country=trial.country,
            participants=trial.participants,
            url=trial.url,
            checked_on=trial.checked_on,
            note=markup.cite(trial.note, _keys(trial.sources.all())) if trial.note else "",
        )
        for trial in topic.trials.all()
    )
    return documents.TrialList(trials=trials)


def _centres(topic: Topic) -> documents.CentreList:
    centres = tuple(
        documents.Centre(
            key=centre.key,
            name=centre.name,
            city=centre.city,
            country=centre.country,
            known_for=markup.cite(centre.known_for, _keys(centre.sources.all())),
            caution=centre.caution,
        )
        for centre in topic.centres.all()
    )
    return documents.CentreList(centres=centres)


def _costs(topic: Topic) -> documents.CostList:
    costs = tuple(
        documents.Cost(
            key=item.key,
            what=item.what,
            place=item.place,
            amount=markup.cite(
                _amount(item.low, item.high, item.currency), _keys(item.sources.all())
            ),
            figure_date=item.figure_date,
            note=item.note,
        )
        for item in topic.costs.all()
    )
    return documents.CostList(costs=costs)


def _amount(low: Decimal, high: Decimal | None, currency: str) -> str:
    """`CNY 200,000`, or `CNY 999,000 to 1,290,000` for a range."""
    return " to ".join([f"{currency} {low:,.0f}", *([f"{high:,.0f}"] if high is not None else [])])


COMPONENTS: dict[str, Callable[[Topic], documents.AnyComponent]] = {
    Component.EVIDENCE: _evidence,
    Component.KEY_FIGURES: _key_figures,
    Component.SIDE_EFFECTS_EXPECTED: _side_effects("expected"),
    Component.SIDE_EFFECTS_RARE: _side_effects("rare"),
    Component.SIDE_EFFECTS_NOT_SEEN: _side_effects("not-seen"),
    Component.QUESTIONS: _questions,
    Component.COMPARISON: _comparisons,
    Component.TRIALS: _trials,
    Component.CENTRES: _centres,
    Component.COSTS: _costs,
    Component.EXPLORE: lambda _topic: documents.PageIndex(),
}


def _read_references(drafts: Sequence[documents.PageDocument]) -> _References:
    """The claims, sources and topics that the drafts' texts name: four queries."""
    texts = [text for draft in drafts for text in documents.markdown_texts(draft)]
    claim_keys = {key for text in texts for key in markup.find_claims(text)}
    claims = {
        claim.key: claim
        for claim in Claim.objects.filter(key__in=claim_keys).select_related("source")
    }
    texts += [_claim_text(claim) for claim in claims.values()]
    source_keys = {key for text in texts for key in markup.find_citations(text)}
    slugs = {link.slug for text in texts for link in markup.find_topic_links(text)}
    former = Edition.objects.filter(path__in=[f"/{slug}/" for slug in slugs])
    topic_ids = {path.strip("/"): pk for path, pk in former.values_list("path", "topic")}
    topic_ids |= dict(Topic.objects.filter(slug__in=slugs).values_list("slug", "pk"))
    sources = {source.key: source for source in Source.objects.filter(key__in=source_keys)}
    return _References(claims=claims, sources=sources, topic_ids=topic_ids)


def _claim_text(claim: Claim) -> str:
    return markup.cite(claim.sentence, [claim.source.key])


def _complete(draft: documents.PageDocument, references: _References) -> documents.PageDocument:
    """The draft with its claims said, its sources listed in reading order, its links resolved."""

    def say_claims(text: str, form: documents.Form) -> str:
        return markup.CLAIM.sub(
            lambda match: (
                _claim_text(references.claims[match[1]])
                if match[1] in references.claims
                else match[0]
            ),
            text,
        )

    page = documents.map_markdown(draft, say_claims)
    texts = list(documents.markdown_texts(page))
    cited = dict.fromkeys(key for text in texts for key in markup.find_citations(text))
    sources = tuple(_source(references.sources[key]) for key in cited if key in references.sources)
    slugs = sorted({link.slug for text in texts for link in markup.find_topic_links(text)})
    return msgspec.structs.replace(
        page,
        sources=sources,
        links={slug: references.topic_ids[slug] for slug in slugs if slug in references.topic_ids},
        review=msgspec.structs.replace(
            page.review,
            sources_checked_on=min((source.checked_on for source in sources), default=None),
        ),
    )


def _source(source: Source) -> documents.Source:
    return documents.Source(
        key=source.key,
        kind=source.kind,
        kind_label=source.get_kind_display(),
        authors=source.authors,
        title=source.title,
        journal=source.journal,
        year=source.year,
        doi=source.doi,
        pmid=source.pmid,
        url=source.url,
        is_copy=source.is_copy,
        design=source.design,
        participants=source.participants,
        country=source.country,
        main_result=source.main_result,
        limitation=source.limitation,
        checked_on=source.checked_on,
    )
