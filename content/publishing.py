"""Working copy → edition: publish, and say what is unpublished."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from .checks import Finding, check_document
from .compose import compose_page, compose_pages, find_anchors
from .documents import LivePage, PageDocument, PageSummary, SiteMap, decode, encode
from .models import Edition, Hub, Redirect, SiteSettings, Topic


class PublishingRefused(Exception):
    """The page has faults that readers must not see. `findings` says which."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(" ".join(finding.message for finding in findings))
        self.findings = findings


class NothingToPublish(Exception):
    """The live edition already says the same."""


def publish(topic: Topic, *, by: User | None, at: datetime, change_note: str = "") -> Edition:
    """Store the topic as it stands now as a new edition and make it live, in one transaction.

    Raises `PublishingRefused` if the page has a fault that blocks, and `NothingToPublish` if
    the live edition is the same; the live page stays as it is in both cases.
    """
    with transaction.atomic():
        locked = Topic.objects.select_for_update().get(pk=topic.pk)
        document = compose_page(locked)
        blocking = tuple(finding for finding in find_findings(document) if finding.blocks)
        if blocking:
            raise PublishingRefused(blocking)
        previous = locked.editions.live().first()
        text = encode(document)
        if previous and previous.document == text:
            raise NothingToPublish(f"“{locked}” is already live as it stands.")
        if previous:
            previous.is_live = False
            previous.save(update_fields=["is_live"])
        _redirect(locked, previous)
        latest = locked.editions.order_by("-number").first()
        return Edition.objects.create(
            topic=locked,
            number=latest.number + 1 if latest else 1,
            path=document.path,
            document=text,
            is_live=True,
            published_at=at,
            published_by=by,
            reviewed_by=document.review.reviewed_by,
            reviewed_on=document.review.reviewed_on,
            change_note=change_note,
        )


def publish_all(*, by: User | None, at: datetime) -> list[Edition]:
    """Publish every page that has unpublished changes, all of them or none.

    Raises `PublishingRefused` with the findings of the first page that has a blocking fault.
    """
    with transaction.atomic():
        topics = list(Topic.objects.in_reading_order())
        unpublished = find_unpublished(topics)
        return [publish(topic, by=by, at=at) for topic in topics if topic.pk in unpublished]


def find_findings(document: PageDocument) -> tuple[Finding, ...]:
    """What the publish gate says of a document."""
    settings = SiteSettings.objects.first()
    return check_document(
        document,
        anchors=find_anchors(document.links.values()),
        requires_reviewer=bool(settings and settings.requires_reviewer),
    )


def find_unpublished(topics: Iterable[Topic]) -> set[int]:
    """The keys of those topics whose working copy differs from the live edition, or has none.

    Costs the same number of queries for any number of topics.
    """
    pages = compose_pages(topics)
    live = dict(
        Edition.objects.live()
        .filter(topic__in=[page.topic_id for page in pages])
        .values_list("topic", "document")
    )
    return {page.topic_id for page in pages if live.get(page.topic_id) != encode(page)}


def read_live_pages() -> tuple[LivePage, ...]:
    """All live pages with everything that they say. One query."""
    return tuple(
        LivePage(document=decode(document), published_at=published_at)
        for document, published_at in Edition.objects.live().values_list("document", "published_at")
    )


def make_site_map(pages: Iterable[LivePage]) -> SiteMap:
    """The pages hub by hub, as their live editions name themselves."""
    return _in_order(summarise(page.document, published_at=page.published_at) for page in pages)


def read_site_map() -> SiteMap:
    """The site map of all live pages. One query."""
    return make_site_map(read_live_pages())


def preview_site_map(document: PageDocument, *, at: datetime) -> SiteMap:
    """The live pages as they would be with `document` among them. One query."""
    others = [page for page in read_site_map().pages if page.topic_id != document.topic_id]
    return _in_order([*others, summarise(document, published_at=at)])


def summarise(document: PageDocument, *, published_at: datetime) -> PageSummary:
    """What other pages show of this one."""
    return PageSummary(
        topic_id=document.topic_id,
        path=document.path,
        title=document.title,
        short_title=document.short_title,
        description=document.description,
        hub=document.hub,
        position=document.position,
        is_in_explore=document.is_in_explore,
        published_at=published_at,
    )


def _in_order(pages: Iterable[PageSummary]) -> SiteMap:
    order = {hub: rank for rank, hub in enumerate(["", *Hub.values])}
    return SiteMap(
        pages=tuple(sorted(pages, key=lambda page: (order[page.hub], page.position, page.path)))
    )


def _redirect(topic: Topic, previous: Edition | None) -> None:
    """Keep the old address alive, and free the new one from any redirect of this topic."""
    topic.redirects.filter(old_path=topic.path).delete()
    if previous and previous.path != topic.path:
        Redirect.objects.update_or_create(old_path=previous.path, defaults={"topic": topic})
