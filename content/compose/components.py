"""Stored records → the components of a section."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from itertools import groupby

from django.db.models import Prefetch, QuerySet

from .. import documents, markup
from ..models import FAQ, Claim, Section, SiteSettings, Source, Topic

Component = Section.Component

CLAIMS = Claim.objects.select_related("source", "cancer")
PLOTTED = (Claim.Outcome.RECURRENCE, Claim.Outcome.DEATH, Claim.Outcome.RESPONSE)
"""The outcomes that have a plot, in this order."""

PREFETCHES: dict[str, tuple[str | Prefetch[str, QuerySet[Claim], str], ...]] = {
    Component.EVIDENCE: ("evidence_rows__sources",),
    Component.KEY_FIGURES: (Prefetch("key_figures", CLAIMS),),
    Component.FOREST: ("evidence_rows__sources", Prefetch("evidence_rows__claims", CLAIMS)),
    Component.SCHEDULE: ("schedules__sources", "schedules__steps"),
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


def list_lookups(shown: set[str]) -> Iterable[str | Prefetch[str, QuerySet[Claim], str]]:
    """What to read for the components named in `shown`."""
    return (lookup for name in PREFETCHES if name in shown for lookup in PREFETCHES[name])


def make_component(
    topic: Topic, name: str, settings: SiteSettings | None
) -> documents.AnyComponent | None:
    """The component that a section of `topic` shows, or None if it shows none."""
    if name == Component.CONTACT:
        return _contact(settings)
    make = COMPONENTS.get(name)
    return make(topic) if make else None


def make_claim(claim: Claim) -> documents.Claim:
    """A claim with its numbers; its sentence cites its source."""
    return documents.Claim(
        key=claim.key,
        headline=claim.headline,
        sentence=say_claim(claim),
        cancer_key=claim.cancer.key if claim.cancer else "",
        cancer=claim.cancer.cancer if claim.cancer else "",
        outcome_kind=claim.outcome_kind,
        is_pooled=claim.is_pooled,
        population=claim.population,
        treatment=claim.treatment,
        comparator=claim.comparator,
        outcome=claim.outcome,
        time_span=claim.time_span,
        treated=documents.Group(
            name=claim.treatment,
            events=claim.treated_events,
            total=claim.treated_total,
            rate=claim.treated_rate,
            value=claim.treated_value,
        ),
        control=documents.Group(
            name=claim.comparator,
            events=claim.control_events,
            total=claim.control_total,
            rate=claim.control_rate,
            value=claim.control_value,
        ),
        value_unit=claim.value_unit,
        measure=claim.get_measure_display() if claim.measure else "",
        effect=claim.effect,
        interval_low=claim.interval_low,
        interval_high=claim.interval_high,
        direction=claim.direction,
        certainty=documents.Certainty(
            level=claim.certainty,  # type: ignore[arg-type]  # the choices are the literal's words
            reason=claim.certainty_reason,
        )
        if claim.certainty
        else None,
        source_key=claim.source.key,
        source_place=claim.source_place,
        checked_on=claim.checked_on,
    )


def say_claim(claim: Claim) -> str:
    """The claim's sentence with its citation."""
    return markup.cite(claim.sentence, [claim.source.key])


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
    return documents.KeyFigures(figures=tuple(map(make_claim, topic.key_figures.all())))


def _forest(topic: Topic) -> documents.ForestPlots:
    """One plot for each cancer and kind of outcome: trials by year, then pooled estimates.

    Claims that compare nothing, as of a series without a second group, have no place there.
    """
    plots = []
    order: dict[str, int] = {kind: rank for rank, kind in enumerate(PLOTTED)}
    for row in topic.evidence_rows.all():
        claims = [
            claim
            for claim in row.claims.all()
            if claim.outcome_kind in order and claim.direction != Claim.Direction.NOT_APPLICABLE
        ]
        claims.sort(
            key=lambda claim: (
                order[claim.outcome_kind],
                claim.is_pooled,
                claim.source.year or 0,
                claim.source.key,
            )
        )
        for kind, members in groupby(claims, key=lambda claim: claim.outcome_kind):
            plots.append(
                documents.ForestPlot(
                    key=f"{row.key}-{kind}",
                    cancer=row.cancer,
                    outcome=Claim.Outcome(kind).label,
                    claims=tuple(map(make_claim, members)),
                )
            )
    return documents.ForestPlots(plots=tuple(plots))


def _schedules(topic: Topic) -> documents.ScheduleList:
    schedules = tuple(
        documents.Schedule(
            key=schedule.key,
            title=schedule.title,
            description=markup.cite(schedule.description, _keys(schedule.sources.all())),
            unit=schedule.unit,  # type: ignore[arg-type]  # the choices are the literal's words
            steps=tuple(
                documents.ScheduleStep(
                    label=step.label, first=step.first, last=step.last, note=step.note
                )
                for step in schedule.steps.all()
            ),
        )
        for schedule in topic.schedules.all()
    )
    return documents.ScheduleList(schedules=schedules)


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
    Component.FOREST: _forest,
    Component.SCHEDULE: _schedules,
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
