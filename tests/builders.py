"""Small builders of stored rows, without surprises."""

from datetime import UTC, date, datetime
from typing import Any

from django.contrib.auth.models import Permission, User

from content.models import (
    FAQ,
    Centre,
    Claim,
    ClinicalTrial,
    Comparison,
    ComparisonRow,
    CostItem,
    EvidenceRow,
    Schedule,
    ScheduleStep,
    Section,
    SideEffect,
    SiteSettings,
    Source,
    Topic,
)

CHECKED_ON = date(2026, 11, 1)
NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)


def make_source(key: str = "lee-2015", **values: Any) -> Source:
    defaults = {
        "kind": Source.Kind.TRIAL,
        "authors": "Lee JH, Lim YS",
        "title": "Adjuvant cells",
        "journal": "A Journal",
        "year": 2015,
        "doi": f"10.1000/{key}",
        "checked_on": CHECKED_ON,
    }
    return Source.objects.create(key=key, **{**defaults, **values})


def make_topic(slug: str = "liver-cancer", **values: Any) -> Topic:
    """A support page with one section, unless `sections` gives their texts (heading: body)."""
    sections = values.pop("sections", {"What trials found": "Some text."})
    is_overview = values.get("kind") == Topic.Kind.OVERVIEW
    defaults = {
        "title": slug.replace("-", " ").capitalize(),
        "short_title": slug.replace("-", " ").capitalize(),
        "kind": Topic.Kind.CANCER,
        "hub": "" if is_overview else "cancer-types",
        "position": 10,
        "description": "A page about something.",
        "lead": "The first sentence. The second sentence.",
        "in_brief": "First point.\nSecond point.",
    }
    topic = Topic.objects.create(slug=slug, **{**defaults, **values})
    for place, (heading, body) in enumerate(sections.items(), 1):
        Section.objects.create(topic=topic, position=place * 10, heading=heading, body=body)
    return topic


def make_overview(**values: Any) -> Topic:
    return make_topic("overview", kind=Topic.Kind.OVERVIEW, **values)


def make_settings(**values: Any) -> SiteSettings:
    defaults = {"organisation": "CancerFax", "disclaimer": "This is not medical advice."}
    return SiteSettings.objects.create(pk=1, **{**defaults, **values})


def make_staff(name: str = "erika", *permissions: str) -> User:
    """A member of staff with these permissions of `content`, for example `view_topic`."""
    user = User.objects.create_user(name, is_staff=True)
    user.user_permissions.set(
        Permission.objects.filter(content_type__app_label="content", codename__in=permissions)
    )
    return user


def make_evidence_row(key: str, topic: Topic, *sources: Source, **values: Any) -> EvidenceRow:
    defaults = {
        "cancer": key.capitalize(),
        "summary": "What was found.",
        "clinical_role": "After surgery.",
        "certainty": "low",
        "certainty_reason": "Few trials.",
        "trials": "2 randomised trials",
        "best_figure": "44 against 30 months.",
        "not_known": "Survival.",
    }
    row = EvidenceRow.objects.create(key=key, **{**defaults, **values})
    row.topics.add(topic)
    row.sources.add(*sources)
    return row


def make_claim(key: str, source: Source, *topics: Topic, **values: Any) -> Claim:
    defaults = {
        "sentence": "The median was 44 months.",
        "source_place": "abstract",
        "checked_on": CHECKED_ON,
    }
    claim = Claim.objects.create(key=key, source=source, **{**defaults, **values})
    claim.topics.add(*topics)
    return claim


def make_side_effect(key: str, topic: Topic, *sources: Source, **values: Any) -> SideEffect:
    defaults = {"name": key.capitalize(), "kind": "expected", "frequency": "Often."}
    effect = SideEffect.objects.create(key=key, **{**defaults, **values})
    effect.topics.add(topic)
    effect.sources.add(*sources)
    return effect


def make_faq(key: str, topic: Topic, *sources: Source, **values: Any) -> FAQ:
    defaults = {
        "question": f"What about {key}?",
        "answer": "This is the answer.",
        "group": "basics",
    }
    faq = FAQ.objects.create(key=key, **{**defaults, **values})
    faq.topics.add(topic)
    faq.sources.add(*sources)
    return faq


def make_comparison(key: str, topic: Topic, *sources: Source, rows: int = 1) -> Comparison:
    table = Comparison.objects.create(key=key, title=f"CIK and {key}", second_name="CAR-T")
    table.topics.add(topic)
    for number in range(rows):
        row = ComparisonRow.objects.create(
            comparison=table, question=f"Question {number}?", first="One.", second="Two."
        )
        row.sources.add(*sources)
    return table


def make_trial(number: str, topic: Topic, *sources: Source, **values: Any) -> ClinicalTrial:
    defaults = {
        "title": "A trial",
        "status": "unknown",
        "cancer_types": "Liver cancer",
        "url": f"https://example.org/{number}",
        "checked_on": CHECKED_ON,
        "note": "An odd entry.",
    }
    trial = ClinicalTrial.objects.create(number=number, **{**defaults, **values})
    trial.topics.add(topic)
    trial.sources.add(*sources)
    return trial


def make_centre(key: str, topic: Topic, *sources: Source, **values: Any) -> Centre:
    defaults = {"name": "First Hospital", "city": "Tianjin", "known_for": "A trial."}
    centre = Centre.objects.create(key=key, **{**defaults, **values})
    centre.topics.add(topic)
    centre.sources.add(*sources)
    return centre


def make_cost(key: str, topic: Topic, *sources: Source, **values: Any) -> CostItem:
    defaults = {
        "what": "One course",
        "place": "China",
        "low": 200_000,
        "currency": "CNY",
        "figure_date": "2015",
    }
    cost = CostItem.objects.create(key=key, **{**defaults, **values})
    cost.topics.add(topic)
    cost.sources.add(*sources)
    return cost


def make_schedule(key: str, topic: Topic, *sources: Source, steps: int = 1) -> Schedule:
    schedule = Schedule.objects.create(
        key=key, title="Making the cells", description="It takes 2 weeks.", unit="day"
    )
    schedule.topics.add(topic)
    schedule.sources.add(*sources)
    for n in range(steps):
        ScheduleStep.objects.create(schedule=schedule, label=f"Step {n}", first=n, last=n + 1)
    return schedule


def add_section(topic: Topic, heading: str, body: str = "", **values: Any) -> Section:
    """One more section at the end of the page."""
    values.setdefault("position", 10 * (topic.sections.count() + 1))
    return Section.objects.create(topic=topic, heading=heading, body=body, **values)


def make_topic_with_every_component(rows: int = 1, slug: str = "everything") -> Topic:
    """A page with each component of the site, `rows` records in each, each record with a source."""
    topic = make_topic(slug)
    for component in Section.Component.values:
        add_section(topic, f"Part {component or 'of text'}", "Words.", component=component)
    for n in range(rows):
        source = make_source(f"{slug}-{n}")
        row = make_evidence_row(f"{slug}-row-{n}", topic, source)
        make_claim(
            f"{slug}-figure-{n}",
            source,
            topic,
            certainty="low",
            headline="44 months",
            cancer=row,
            outcome_kind=Claim.Outcome.DEATH,
            direction=Claim.Direction.BENEFIT,
        )
        make_schedule(f"{slug}-schedule-{n}", topic, source, steps=rows)
        for kind in SideEffect.Kind.values:
            make_side_effect(f"{slug}-{kind}-{n}", topic, source, kind=kind)
        make_faq(f"{slug}-faq-{n}", topic, source, group=FAQ.Group.values[n % 4])
        make_comparison(f"{slug}-table-{n}", topic, source, rows=rows)
        make_trial(f"{slug}-NCT{n}", topic, source)
        make_centre(f"{slug}-centre-{n}", topic, source)
        make_cost(f"{slug}-cost-{n}", topic, source)
    return topic
