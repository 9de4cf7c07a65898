"""Load the first content."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from content.fixtures import FixtureFault, has_content, load_fixtures


class Command(BaseCommand):
    """`manage.py load_content [FOLDER]`: into an empty database only."""

    help = "Loads the first content into an empty database. An editor's work is never overwritten."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=settings.FIXTURES)

    def handle(self, *args: Any, **options: Any) -> None:
        if has_content():
            self.stdout.write("The database already holds content, so nothing was loaded.")
            return
        try:
            counts = load_fixtures(options["folder"])
        except FixtureFault as fault:
            raise CommandError(f"{fault} Nothing was loaded.") from fault
        self.stdout.write(f"Loaded {sum(counts.values())} records from {len(counts)} files.")
