"""Publish what is unpublished."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from content.publishing import PublishingRefused, publish_all


class Command(BaseCommand):
    """`manage.py publish_all`: every page with unpublished changes, all or none."""

    help = "Publishes every page that has unpublished changes."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            editions = publish_all(by=None, at=timezone.now())
        except PublishingRefused as refused:
            raise CommandError(f"Nothing was published. {refused}") from refused
        self.stdout.write(f"Published {len(editions)} pages.")
