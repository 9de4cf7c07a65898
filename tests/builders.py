"""Small builders of stored rows, without surprises."""

from datetime import date
from typing import Any

from content.models import FAQ, EvidenceRow, Section, Source, Topic

CHECKED_ON = date(2026, 11, 1)


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
