"""What texts refer to: claims, sources, pages, glossary terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from .. import documents, markup
from ..models import (
    FAQ,
    PAGE_ANCHORS,
    Claim,
    Edition,
    GlossaryTerm,
    Section,
    Source,
    Topic,
    lines_of,
)
from .components import CLAIMS, say_claim


def find_anchors(topic_ids: Iterable[int]) -> dict[int, frozenset[str]]:
    """The addresses inside each page that links may name. Two queries."""
    wanted = set(topic_ids)
    found: dict[int, set[str]] = {pk: set(PAGE_ANCHORS) for pk in wanted}
    for pk, anchor in Section.objects.filter(topic__in=wanted).values_list("topic", "anchor"):
        found[pk].add(anchor)
    for pk, key in FAQ.topics.through.objects.filter(topic__in=wanted).values_list(
        "topic", "faq__key"
    ):
        found[pk].add(key)
    return {pk: frozenset(anchors) for pk, anchors in found.items()}


@dataclass
class References:
    """What texts may refer to, as the tables hold it now."""

    claims: dict[str, Claim] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    topic_ids: dict[str, int] = field(default_factory=dict)
    terms: list[documents.Term] = field(default_factory=list)


def read_references(texts: Iterable[str]) -> References:
    """The claims, sources, topics and terms that the texts name: five queries."""
    texts = list(texts)
    claim_keys = {
        key for text in texts for key in (*markup.find_claims(text), *markup.find_figures(text))
    }
    claims = {claim.key: claim for claim in CLAIMS.filter(key__in=claim_keys)}
    texts += [say_claim(claim) for claim in claims.values()]
    source_keys = {key for text in texts for key in markup.find_citations(text)}
    slugs = {link.slug for text in texts for link in markup.find_topic_links(text)}
    slugs.add(documents.EXPLAINS_CERTAINTY)
    former = Edition.objects.filter(path__in=[f"/{slug}/" for slug in slugs])
    topic_ids = {path.strip("/"): pk for path, pk in former.values_list("path", "topic")}
    topic_ids |= dict(Topic.objects.filter(slug__in=slugs).values_list("slug", "pk"))
    sources = {source.key: source for source in Source.objects.filter(key__in=source_keys)}
    terms = [
        documents.Term(
            term=row.term,
            spellings=tuple(dict.fromkeys([row.term, *lines_of(row.spellings)])),
            definition=row.definition,
        )
        for row in GlossaryTerm.objects.all()
    ]
    return References(claims=claims, sources=sources, topic_ids=topic_ids, terms=terms)


def mentions(text: str) -> Callable[[str], bool]:
    """A test whether a spelling stands in `text` as a whole word; capitals count in abbreviations."""
    lower = text.lower()

    def found(spelling: str) -> bool:
        is_abbreviation = spelling.upper() == spelling
        words, place = (spelling, text) if is_abbreviation else (spelling.lower(), lower)
        # Most terms are not on a page at all; looking for the bare letters first is far quicker.
        return words in place and bool(re.search(rf"(?<![\w-]){re.escape(words)}(?![\w-])", place))

    return found
