"""A topic and all that it shows, read in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from django.db.models import prefetch_related_objects

from .. import documents, markup
from ..models import Section as SectionRow
from ..models import SiteSettings, Source, Topic, lines_of
from .components import list_lookups, make_claim, make_component, say_claim
from .references import References, mentions, read_references


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
    prefetch_related_objects(fresh, *dict.fromkeys(list_lookups(shown)))
    settings = SiteSettings.objects.first()
    drafts = [_draft(topic, settings) for topic in fresh]
    references = read_references(
        text for draft in drafts for text in documents.markdown_texts(draft)
    )
    return [_complete(draft, references) for draft in drafts]


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
        is_in_explore=topic.is_in_explore,
        title=topic.title,
        short_title=topic.short_title,
        description=topic.description,
        search_words=topic.search_words,
        lead=topic.lead,
        in_brief=lines_of(topic.in_brief),
        sections=tuple(sections),
        questions_to_ask=lines_of(topic.questions_to_ask),
        claims=(),
        terms=(),
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
        component=make_component(topic, section.component, settings),
    )


def _complete(draft: documents.PageDocument, references: References) -> documents.PageDocument:
    """The draft with its claims said, its sources listed in reading order, its links resolved."""

    def say_claims(text: str, form: documents.Form) -> str:
        return markup.CLAIM.sub(
            lambda match: (
                say_claim(references.claims[match[1]])
                if match[1] in references.claims
                else match[0]
            ),
            text,
        )

    said = documents.map_markdown(draft, say_claims)
    shown = dict.fromkeys(
        key
        for text in documents.markdown_texts(draft)
        for key in (*markup.find_claims(text), *markup.find_figures(text))
    )
    page = msgspec.structs.replace(
        said,
        claims=tuple(
            make_claim(references.claims[key]) for key in shown if key in references.claims
        ),
    )
    texts = list(documents.markdown_texts(page))
    cited = dict.fromkeys(key for text in texts for key in markup.find_citations(text))
    sources = tuple(_source(references.sources[key]) for key in cited if key in references.sources)
    slugs = {link.slug for text in texts for link in markup.find_topic_links(text)}
    whole = "\n".join(texts)
    return msgspec.structs.replace(
        page,
        sources=sources,
        terms=tuple(term for term in references.terms if any(map(mentions(whole), term.spellings))),
        links={
            slug: references.topic_ids[slug]
            for slug in sorted(slugs | {documents.EXPLAINS_CERTAINTY})
            if slug in references.topic_ids
        },
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
