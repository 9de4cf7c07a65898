import os
import subprocess
import sys

import pytest
from django.conf import settings

KEY_OF_MANY_SIGNS = "vX3-9qLz_Rk7TtPwB2nYc8HdJfGs5MeAuQ1oZxWvN6rDbEiKyUjC4hSgFlO0"


def manage(tmp_path, *arguments, **environment):
    """Exit code and words of `manage.py`, in a process with this environment only."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.ROOT,
        env={**inherited, "VAR_DIR": str(tmp_path), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"SITE_URL": "http://localhost:9000"},
        {"SITE_URL": "https://www.example.org"},
        {"SITE_URL": "https://www.example.org", "BEHIND_TLS_PROXY": "yes"},
    ],
)
def test_deployment_check_is_clean(tmp_path, environment):
    arguments = ["check", "--deploy", "--fail-level", "WARNING"]

    code, said = manage(tmp_path, *arguments, SECRET_KEY=KEY_OF_MANY_SIGNS, **environment)

    assert code == 0
    assert said.startswith("System check identified no issues")


def test_deployment_check_warns_of_a_public_site_without_https(tmp_path):
    code, said = manage(
        tmp_path,
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
        SECRET_KEY=KEY_OF_MANY_SIGNS,
        SITE_URL="http://www.example.org",
    )

    assert code != 0
    assert "security.W008" in said


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("DEBUG", "maybe", "DEBUG is “maybe”. Allowed are yes and no."),
        ("DEBUG", "1", "DEBUG is “1”. Allowed are yes and no."),
        ("BEHIND_TLS_PROXY", "on", "BEHIND_TLS_PROXY is “on”. Allowed are yes and no."),
        ("SITE_URL", "www.example.org", "SITE_URL is “www.example.org”. It must look like"),
        ("SITE_URL", "https://", "SITE_URL is “https:”. It must look like"),
        ("SITE_URL", "https://a.example/cik", "SITE_URL is “https://a.example/cik”. It must"),
        ("SITE_URL", "ftp://a.example", "SITE_URL is “ftp://a.example”. It must look like"),
        ("SITE_URL", "https://a.example:port", "SITE_URL is “https://a.example:port”. It must"),
        ("SITE_URL", "https://a.example?x=1", "SITE_URL is “https://a.example?x=1”. It must"),
        ("SECRET_KEY", "short", "No secret key of 50 or more characters was found in SECRET_KEY"),
        ("DATABASE_URL", "nonsense", "DATABASE_URL begins with “nonsense”. Allowed are sqlite"),
        ("DATABASE_URL", "mysql://a/b", "DATABASE_URL begins with “mysql”. Allowed are"),
    ],
)
def test_wrong_setting_stops_the_start_with_its_name(tmp_path, name, value, message):
    code, said = manage(tmp_path, "check", **{"SECRET_KEY": KEY_OF_MANY_SIGNS, name: value})

    assert code != 0
    assert message in said.splitlines()[-1]


def test_site_without_a_secret_key_does_not_start_and_says_how_to_make_one(tmp_path):
    code, said = manage(tmp_path, "check")

    file = tmp_path / "secret-key"
    assert code != 0
    assert said.splitlines()[-1].endswith(
        f"No secret key of 50 or more characters was found in SECRET_KEY or in {file}. "
        f"Make one with: python -m cikinfo.secret_key {file}"
    )


def test_secret_key_is_read_from_its_file(tmp_path):
    (tmp_path / "secret-key").write_text(f"{KEY_OF_MANY_SIGNS}\n")

    code, said = manage(
        tmp_path, "shell", "-c", "from django.conf import settings; print(settings.SECRET_KEY)"
    )

    assert (code, said.splitlines()[-1]) == (0, KEY_OF_MANY_SIGNS)


def test_secret_key_stands_in_no_file_that_git_keeps():
    assert "var" in (settings.ROOT / ".gitignore").read_text().replace("/", "").split()
    assert "insecure" not in (settings.ROOT / "cikinfo" / "settings.py").read_text()


def test_site_is_not_in_debug_mode_unless_asked_for():
    assert settings.DEBUG is False


def test_site_speaks_https_where_its_address_does(tmp_path):
    _code, said = manage(
        tmp_path,
        "shell",
        "-c",
        "from django.conf import settings as s; print(s.SECURE_SSL_REDIRECT, s.ALLOWED_HOSTS)",
        SECRET_KEY=KEY_OF_MANY_SIGNS,
        SITE_URL="https://www.example.org/",
    )

    assert said.splitlines()[-1] == "True ['www.example.org', '127.0.0.1', 'localhost']"


def test_database_lies_in_its_folder_whatever_that_is_called(tmp_path):
    folder = tmp_path / "a#b c?d"
    folder.mkdir()

    manage(folder, "migrate", "sessions", "-v0", SECRET_KEY=KEY_OF_MANY_SIGNS)

    assert (folder / "cikinfo.sqlite3").exists()
