"""Fixtures that many files need."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.error import URLError

import psycopg2
import pytest
from django.conf import settings
from django.core.management import call_command
from playwright.sync_api import Browser, Page, sync_playwright

from cikinfo.storage import is_collected
from content import serving
from content.fixtures import load_fixtures

# Playwright's synchronous interface runs an event loop in this thread; Django would refuse to
# touch the database beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session", autouse=True)
def _collected_static_files() -> None:
    if not is_collected():
        call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture(autouse=True)
def _fresh_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """No page kept from the test before: rolled-back keys come again."""
    monkeypatch.setattr(serving, "_current", None)


@pytest.fixture
def first_content(db: None) -> None:
    """The whole first content as it is loaded into an empty database, not published."""
    load_fixtures(settings.FIXTURES)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium of the system."""
    executable = next(
        (
            path
            for name in ("chromium", "chromium-browser", "google-chrome")
            if (path := shutil.which(name))
        ),
        None,
    )
    if executable is None:
        pytest.fail("Chromium was not found. Install it, for example: apt-get install chromium")
    flags = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=executable, args=flags)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh tab of a desktop's size, with no cookies."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def served_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site as `manage.py serve` serves it from an empty database."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    var = tmp_path_factory.mktemp("served")
    environment = {
        **os.environ,
        "VAR_DIR": str(var),
        "SECRET_KEY": "k" * 60,
        "SITE_URL": address,
        "DATABASE_URL": _served_database(var),
    }
    command = [sys.executable, "manage.py", "serve", "--port", str(port)]
    with (var / "log").open("w") as log:
        server = subprocess.Popen(
            command, cwd=settings.ROOT, env=environment, stdout=log, stderr=log
        )
        try:
            _wait_until_ready(f"{address}/readyz", server, var / "log")
            yield address
        finally:
            server.terminate()
            server.wait(timeout=20)


def _served_database(var: Path) -> str:
    """A database of the same kind as the tests', empty."""
    default = settings.DATABASES["default"]
    if default["ENGINE"] == "django.db.backends.sqlite3":
        return f"sqlite:///{var / 'served.sqlite3'}"
    login = {
        "host": default["HOST"] or "127.0.0.1",
        "port": default["PORT"] or 5432,
        "user": default["USER"],
        "password": default["PASSWORD"],
    }
    with closing(psycopg2.connect(dbname="postgres", **login)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("DROP DATABASE IF EXISTS cikinfo_served WITH (FORCE)")
            cursor.execute("CREATE DATABASE cikinfo_served")
    password = f":{login['password']}" if login["password"] else ""
    return f"postgres://{login['user']}{password}@{login['host']}:{login['port']}/cikinfo_served"


def _wait_until_ready(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if server.poll() is not None:
            pytest.fail(f"The server stopped: {log.read_text()}")
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - our own server
                return
        except URLError:
            time.sleep(0.2)
    pytest.fail(f"The server was not ready in time: {log.read_text()}")
