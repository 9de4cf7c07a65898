"""The working copy of the whole site → what is to be mended, page by page."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from datetime import date

from ..compose import compose_pages
from ..documents import PageDocument
from ..models import Claim, Source, Topic
from .claims import check_claims, check_numbers, find_unsourced, find_unused_sources
from .document import Finding
from .language import MEDIAN_GRADE, PageMeasures, check_language, measure_page
from .passages import list_passages
from .structure import check_review, check_structure, find_hidden_records, is_due, list_missing


@dataclass(frozen=True)
class PageAudit:
    """One page: how it reads and what is wrong with it."""

    slug: str
    measures: PageMeasures
    unsourced: int
    missing: tuple[str, ...]
    is_due: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Audit:
    """All pages that were asked for, and what is wrong with the whole."""

    pages: tuple[PageAudit, ...]
    median_grade: float
    findings: tuple[Finding, ...]

    @property
    def blocking(self) -> int:
        """How many findings have to be mended before readers may see the pages."""
        every = [*self.findings, *(finding for page in self.pages for finding in page.findings)]
        return sum(finding.blocks for finding in every)


def audit_site(*, on: date) -> Audit:
    """Every page and every stored claim as they stand in the working copy.

    Costs the same number of queries for any number of pages, claims and sources: those of
    `compose_pages` and `find_hidden_records`, and three more.
    """
    documents = compose_pages(Topic.objects.in_reading_order())
    pages = _audit_pages(documents, on=on)
    claims = list(Claim.objects.select_related("source"))
    keys = Source.objects.order_by("key").values_list("key", flat=True)
    median = statistics.median([page.measures.grade for page in pages]) if pages else 0.0
    return Audit(
        pages=pages,
        median_grade=median,
        findings=(
            *_median(median),
            *check_claims(claims),
            *find_unused_sources(documents, claims, keys),
        ),
    )


def audit_page(slug: str, *, on: date) -> Audit:
    """One page alone. Raises `Topic.DoesNotExist` if there is none with this slug."""
    pages = _audit_pages(compose_pages([Topic.objects.get(slug=slug)]), on=on)
    return Audit(pages=pages, median_grade=pages[0].measures.grade, findings=())


def _audit_pages(documents: list[PageDocument], *, on: date) -> tuple[PageAudit, ...]:
    hidden = find_hidden_records([document.slug for document in documents])
    return tuple(
        PageAudit(
            slug=document.slug,
            measures=measure_page(document),
            unsourced=sum(1 for _ in find_unsourced(list_passages(document))),
            missing=list_missing(document),
            is_due=is_due(document, on=on),
            findings=(
                *check_structure(document),
                *check_language(document),
                *check_numbers(document),
                *check_review(document, on=on),
                *hidden.get(document.slug, ()),
            ),
        )
        for document in documents
    )


def _median(median: float) -> tuple[Finding, ...]:
    if median <= MEDIAN_GRADE:
        return ()
    return (
        Finding(
            f"The median reading grade of all pages is {median:.1f}; {MEDIAN_GRADE:g} is the most. "
            "Simplify the pages with the highest grades."
        ),
    )
