"""An up-to-date database with content in it."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection, transaction

from content.fixtures import has_content


class Command(BaseCommand):
    """`manage.py prepare`: migrates, and loads and publishes the first content if there is none."""

    help = "Brings the database up to date and fills an empty one. It can be run any time."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            connection.ensure_connection()
        except DatabaseError as error:
            raise CommandError(
                f"The database does not answer: {str(error).strip()} "
                "Check DATABASE_URL, or leave it unset to use SQLite."
            ) from error
        call_command("migrate", interactive=False, verbosity=0)
        if not has_content():
            with transaction.atomic():  # content without a page would count as an editor's
                call_command("load_content", stdout=self.stdout)
                call_command("publish_all", stdout=self.stdout)
