"""Everything that a newcomer needs to see the site."""

import os
import socket
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from cikinfo.storage import is_collected


class Command(BaseCommand):
    """`manage.py serve`: database, first content, static files, production server."""

    help = "Prepares the database and the static files, then serves the site with granian."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        _refuse_taken_port(host, port)
        call_command("prepare", stdout=self.stdout)
        if not is_collected():
            self.stdout.write("Collecting static files.")
            call_command("collectstatic", interactive=False, verbosity=0)
        self.stdout.write(f"\nThe site is at {settings.SITE_URL}/ (listening on {host}:{port}).")
        self.stdout.write("For a staff account, run `make admin` in another terminal; then sign in")
        self.stdout.write(f"at {settings.SITE_URL}/admin/. Stop the server with Ctrl+C.\n")
        self.stdout.flush()
        arguments = ["--interface", "wsgi", "--host", host, "--port", str(port), "--no-ws"]
        arguments += ["--blocking-threads", "4", "--backpressure", "64"]
        arguments += ["--log-level", "warning", "cikinfo.wsgi:application"]
        # The server takes this process's place, so that Ctrl+C and signals reach it directly.
        os.execv(sys.executable, [sys.executable, "-m", "granian", *arguments])  # noqa: S606


def _refuse_taken_port(host: str, port: int) -> None:
    if not 1 <= port <= 65_535:
        raise CommandError(f"There is no port {port}. Choose one from 1 to 65535.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} on {host} cannot be used ({error.strerror}). Stop the program that "
                f"uses it, or choose another one, for example: make serve PORT={port + 1}"
            ) from error
