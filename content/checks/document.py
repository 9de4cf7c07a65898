"""Document → findings."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .. import markup
from ..documents import ContactChannels, PageDocument, QuestionList, markdown_texts
from ..models import KEPT_PREFIXES, PAGE_ANCHORS


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with a page, in words for the editor."""

    message: str
    blocks: bool = True


def check_document(
    document: PageDocument,
    *,
    anchors: Mapping[int, frozenset[str]],
    requires_reviewer: bool = False,
) -> tuple[Finding, ...]:
    """What is wrong with `document`. `anchors` are the section addresses of the pages it links to."""
    findings = [
        *_unfit_texts(document),
        *_unknown_references(document, anchors),
        *_repeated_figures(document),
        *_repeated_anchors(document),
        *_repeated_records(document),
        *_empty_sections(document),
    ]
    if requires_reviewer and not document.review.reviewed_on:
        findings.append(Finding("The site settings ask for a medical review before publishing."))
    return tuple(dict.fromkeys(findings))


def _unfit_texts(document: PageDocument) -> Iterator[Finding]:
    for text in markdown_texts(document):
        try:
            markup.refuse_unfit(text)
        except markup.UnfitMarkdown as unfit:
            yield Finding(f"“{text[:40]}…”: {unfit}")


def _unknown_references(
    document: PageDocument, anchors: Mapping[int, frozenset[str]]
) -> Iterator[Finding]:
    known = {source.key for source in document.sources}
    drawn = {claim.key for claim in document.claims}
    for text in markdown_texts(document):
        for key in markup.find_citations(text):
            if key not in known:
                yield Finding(f"No source has the key “{key}”. Add the source or correct [@{key}].")
        for key in markup.find_claims(text):
            yield Finding(
                f"No claim has the key “{key}”. Add the claim or correct {{claim:{key}}}."
            )
        for key in markup.find_figures(text):
            if key not in drawn:
                yield Finding(
                    f"No claim has the key “{key}”. Add the claim or correct {{figure:{key}}}."
                )
        for link in markup.find_topic_links(text):
            if link.slug not in document.links:
                yield Finding(f"No page has the address “{link.slug}”. Correct topic:{link.slug}.")
            elif link.anchor and link.anchor not in anchors.get(
                document.links[link.slug], frozenset()
            ):
                yield Finding(
                    f"The page “{link.slug}” has no section with the address “{link.anchor}”. "
                    f"Correct topic:{link.slug}#{link.anchor}."
                )


def _repeated_figures(document: PageDocument) -> Iterator[Finding]:
    drawn = Counter(key for text in markdown_texts(document) for key in markup.find_figures(text))
    for key, times in drawn.items():
        if times > 1:
            yield Finding(f"The figure {{figure:{key}}} stands {times} times here. Once is enough.")


def _repeated_anchors(document: PageDocument) -> Iterator[Finding]:
    used = [section.anchor for section in document.sections]
    for section in document.sections:
        if isinstance(section.component, QuestionList):
            used += [faq.key for group in section.component.groups for faq in group.questions]
    for anchor, times in Counter(used).items():
        if times > 1:
            yield Finding(
                f"The address “{anchor}” stands {times} times on this page. "
                "A question and a section, or two sections with questions, share it."
            )
        if anchor in PAGE_ANCHORS or anchor.startswith(KEPT_PREFIXES):
            yield Finding(f"The page itself uses the address “{anchor}”. Choose another one.")


def _repeated_records(document: PageDocument) -> Iterator[Finding]:
    """Records have addresses on the page, which must lead to one place."""
    shown = []
    for section in document.sections:
        component = section.component
        if component is None or isinstance(component, ContactChannels | QuestionList):
            continue  # channels have no address; questions are compared one by one
        if component in shown:
            yield Finding(
                f"The section “{section.heading}” shows the same records as a section before it. "
                "Show them once."
            )
        shown.append(component)


def _empty_sections(document: PageDocument) -> Iterator[Finding]:
    for section in document.sections:
        if not section.body and not section.cards and section.component is None:
            yield Finding(f"The section “{section.heading}” is empty. Write its text or delete it.")
