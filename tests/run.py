"""Runs every test on SQLite, and on PostgreSQL where one is named or answers. Says which it ran."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import psycopg2

ROOT = Path(__file__).resolve().parent.parent
USUAL_POSTGRESQL = "postgres://postgres@127.0.0.1:5432/postgres"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main() -> int:
    """The exit code: 0 if everything that could be run passed."""
    if not ensure_browser():
        return 1
    named = os.environ.get("DATABASE_URL", "")
    sqlite = run_tests("SQLite", "sqlite://:memory:")
    if not (named or answers(USUAL_POSTGRESQL)):
        print(f"PostgreSQL does not answer at {USUAL_POSTGRESQL}: tested on SQLite only.")
        return sqlite or int(os.environ.get("CI") == "true")
    postgresql = run_tests("PostgreSQL", named or USUAL_POSTGRESQL)
    print(f"SQLite: {verdict(sqlite)}. PostgreSQL: {verdict(postgresql)}.")
    return sqlite or postgresql


def run_tests(name: str, database_url: str) -> int:
    """pytest's exit code on one database."""
    print(f"\nTesting on {name}.", flush=True)
    environment = {**os.environ, "DATABASE_URL": database_url}
    environment.pop("SITE_URL", None)
    command = [sys.executable, "-m", "pytest", *sys.argv[1:]]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def answers(database_url: str) -> bool:
    """Whether a PostgreSQL server takes connections there."""
    try:
        psycopg2.connect(database_url, connect_timeout=3).close()
    except psycopg2.OperationalError:
        return False
    return True


def ensure_browser() -> bool:
    """Whether Chromium is there, after trying to install it where that is allowed."""
    if any(map(shutil.which, BROWSERS)):
        return True
    apt_get = shutil.which("apt-get")
    if apt_get and os.geteuid() == 0:
        print("Installing Chromium for the browser tests.", flush=True)
        for arguments in (["update", "-qq"], ["install", "-y", "-qq", "chromium"]):
            quiet = subprocess.DEVNULL
            subprocess.run([apt_get, *arguments], check=False, stdout=quiet, stderr=quiet)
    if any(map(shutil.which, BROWSERS)):
        return True
    print("The browser tests need Chromium. Install it, for example: sudo apt-get install chromium")
    return False


def verdict(code: int) -> str:
    """An exit code in words."""
    return "all passed" if code == 0 else "not passed"


if __name__ == "__main__":
    sys.exit(main())
