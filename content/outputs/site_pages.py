"""The pages that are made of all live pages together: questions, glossary, sources, claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.text import Truncator

from ..documents import EXPLAINS_CERTAINTY, LivePage, Site, SiteMap, Source, Value, markdown_texts
from ..markup import (
    CitedSource,
    MarkupContext,
    find_citations,
    mark_terms,
    plain_words,
)
from .claims import ListedClaim, list_claims
from .glossary import ListedTerm, group_by_letter, list_terms
from .page_html import ContentsEntry, list_hubs, render_value
from .page_links import PageLink, find_newest, newest_last
from .questions import ListedGroup, list_questions
from .references import (
    SourceChoice,
    SourceRegister,
    choose,
    filter_sources,
    group_by_kind,
    list_sources,
)

TITLE_LENGTH = 90
DESCRIPTION_LENGTH = 160


@dataclass(frozen=True)
class SitePage:
    """One of these pages: how it is named, and when the newest edition behind it was published."""

    path: str
    title: str
    short_title: str
    description: str
    published_at: datetime | None


@dataclass(frozen=True)
class LiveRegister:
    """What all live pages say together."""

    site_map: SiteMap
    site: Site | None
    slugs: dict[str, int]
    claims: tuple[ListedClaim, ...]
    sources: SourceRegister
    questions: tuple[ListedGroup, ...]
    terms: tuple[ListedTerm, ...]

    @property
    def addresses(self) -> dict[str, str]:
        """Where links inside the site lead, by the slug as written."""
        found = ((slug, self.site_map.find(topic_id)) for slug, topic_id in self.slugs.items())
        return {slug: page.path for slug, page in found if page}

    def find_claim(self, key: str) -> ListedClaim | None:
        """The claim with this key, or None if no live page shows it now."""
        return next((item for item in self.claims if item.claim.key == key), None)


def make_register(pages: Iterable[LivePage], site_map: SiteMap) -> LiveRegister:
    """Everything that the live pages say together, in the order of the site map."""
    places = {page.topic_id: place for place, page in enumerate(site_map.pages)}
    ordered = sorted(pages, key=lambda page: places[page.document.topic_id])
    by_age = newest_last(ordered)
    claims = list_claims(ordered)
    return LiveRegister(
        site_map=site_map,
        site=by_age[-1].document.site if by_age else None,
        slugs={slug: pk for page in by_age for slug, pk in page.document.links.items()},
        claims=claims,
        sources=list_sources(ordered, claims),
        questions=list_questions(ordered),
        terms=list_terms(ordered),
    )


def list_site_pages(register: LiveRegister) -> tuple[SitePage, ...]:
    """The pages that have something to say, for the site map."""
    pages = [
        questions_page(register),
        glossary_page(register),
        references_page(register),
        claims_page(register),
        *(claim_page(item) for item in register.claims),
    ]
    return tuple(page for page in pages if page.published_at)


def questions_page(register: LiveRegister) -> SitePage:
    """How `/faq/` names itself."""
    asked = [item for group in register.questions for item in group.questions]
    return SitePage(
        path="/faq/",
        title="Common Questions About CIK Therapy",
        short_title="Questions",
        description=(
            "Every common question on this site with its answer and sources: "
            "what CIK therapy is, whether it works, what it costs and what the law says."
        ),
        published_at=find_newest(_links(asked)),
    )


def glossary_page(register: LiveRegister) -> SitePage:
    """How `/glossary/` names itself."""
    return SitePage(
        path="/glossary/",
        title="Glossary: Medical Words in Plain English",
        short_title="Glossary",
        description=(
            "The medical words and abbreviations that this site uses, "
            "each explained in one plain sentence."
        ),
        published_at=find_newest(_links(register.terms)),
    )


def references_page(register: LiveRegister) -> SitePage:
    """How `/references/` names itself."""
    return SitePage(
        path="/references/",
        title="Sources: What This Site Rests On",
        short_title="Sources",
        description=(
            "Every study, guideline, law and register entry that this site cites: "
            "what it found, its limits, and what rests on it."
        ),
        published_at=find_newest(_links(register.sources.sources)),
    )


def claims_page(register: LiveRegister) -> SitePage:
    """How `/claims/` names itself."""
    return SitePage(
        path="/claims/",
        title="Claims: Figures With Their Limits",
        short_title="Claims",
        description=(
            "The figures of this site one by one, each with its source, its certainty and "
            "whom it is about, to be checked and quoted."
        ),
        published_at=find_newest(_links(register.claims)),
    )


def claim_page(item: ListedClaim) -> SitePage:
    """How the page of one claim names itself. Its key tells it from claims that begin alike."""
    begin = Truncator(item.words).chars(TITLE_LENGTH)
    return SitePage(
        path=item.address,
        title=f"{begin} (claim {item.claim.key})",
        short_title="This claim",
        description=Truncator(f"{item.claim.key}: {item.words}").chars(DESCRIPTION_LENGTH),
        published_at=item.published_at,
    )


def render_questions(register: LiveRegister) -> str:
    """The page with all common questions."""
    asked = [item.question for group in register.questions for item in group.questions]
    context = _context(register, [*asked, *([register.site] if register.site else [])])
    groups = [
        {
            "group": group,
            "questions": [
                {"question": render_value(item.question, context), "pages": item.pages}
                for item in group.questions
            ],
        }
        for group in register.questions
    ]
    known = {item.source.key: item.source for item in register.sources.sources}
    html = _render_page(
        "pages/faq.html",
        register,
        questions_page(register),
        context,
        contents=[ContentsEntry(group.anchor, group.name) for group in register.questions]
        + ([ContentsEntry("sources", "Sources")] if context.sources else []),
        groups=groups,
        count=len(asked),
        sources=[known[key] for key in context.sources],
    )
    terms = [item.term for item in register.terms]
    return mark_terms(html, terms, within="questions__answer")


def render_glossary(register: LiveRegister) -> str:
    """The page with all medical words."""
    return _render_page(
        "pages/glossary.html",
        register,
        glossary_page(register),
        letters=group_by_letter(register.terms),
        count=len(register.terms),
    )


def render_references(register: LiveRegister, choice: SourceChoice) -> str:
    """The page with all sources, or with those that a reader chose."""
    groups = group_by_kind(filter_sources(register.sources, choice))
    return _render_page(
        "pages/references.html",
        register,
        references_page(register),
        contents=[ContentsEntry(f"kind-{group.key}", group.name) for group in groups],
        groups=groups,
        kinds=register.sources.kinds,
        cancers=register.sources.cancers,
        choice=choice,
        count=sum(len(group.sources) for group in groups),
        total=len(register.sources.sources),
    )


def render_claims(register: LiveRegister) -> str:
    """The page that lists all claims, by cancer type."""
    groups: dict[str, list[ListedClaim]] = {}
    for item in register.claims:
        groups.setdefault(item.claim.cancer, []).append(item)
    listed = [
        {
            "anchor": f"cancer-{items[0].claim.cancer_key or 'none'}",
            "name": cancer or "About no one cancer type",
            "claims": items,
        }
        for cancer, items in groups.items()
    ]
    return _render_page(
        "pages/claims.html",
        register,
        claims_page(register),
        contents=[ContentsEntry(str(group["anchor"]), str(group["name"])) for group in listed],
        groups=listed,
        count=len(register.claims),
    )


def render_claim(register: LiveRegister, item: ListedClaim) -> str:
    """The page of one claim: its numbers, its limits, and how to quote it."""
    explaining = register.addresses.get(EXPLAINS_CERTAINTY, "")
    return _render_page(
        "pages/claim.html",
        register,
        claim_page(item),
        item=item,
        reason=plain_words(item.claim.certainty.reason) if item.claim.certainty else "",
        quote=item.quote(settings.SITE_URL),
        explained_at=explaining and f"{explaining}#certainty-words",
    )


def choose_sources(register: LiveRegister, *, kind: str, cancer: str) -> SourceChoice:
    """Which sources an address asks for."""
    return choose(register.sources, kind=kind, cancer=cancer)


def _render_page(
    template: str,
    register: LiveRegister,
    page: SitePage,
    context: MarkupContext | None = None,
    **values: Any,
) -> str:
    """The page in the frame of the site: menu, disclaimer, what search engines read.

    Without a context of its own the page lists no sources: its disclaimer cites `/references/`.
    """
    site = register.site
    if site:
        site = render_value(site, context or _context(register, [site], listed_on="/references/"))
    return render_to_string(
        template,
        {
            "page": page,
            "hubs": list_hubs(register.site_map),
            "site": site,
            "canonical": f"{settings.SITE_URL}{page.path}",
            "share_image": f"{settings.SITE_URL}{static('images/share.png')}",
            **values,
        },
    )


def _context(
    register: LiveRegister, values: Iterable[Value], *, listed_on: str = ""
) -> MarkupContext:
    """What the values' texts refer to: their sources are numbered in the order in which they cite."""
    known: dict[str, Source] = {item.source.key: item.source for item in register.sources.sources}
    cited = dict.fromkeys(
        key for value in values for text in markdown_texts(value) for key in find_citations(text)
    )
    return MarkupContext(
        sources={
            key: CitedSource(number=number, label=known[key].label, page=listed_on)
            for number, key in enumerate((key for key in cited if key in known), 1)
        },
        addresses=register.addresses,
    )


def _links(items: Iterable[Any]) -> Iterable[PageLink]:
    """The links of everything that is listed."""
    return (link for item in items for link in item.pages)
