import os
import socket
import subprocess
import sys
from contextlib import closing

import pytest
from django.conf import settings


def run(tmp_path, *arguments, **environment):
    """What `manage.py serve` says and its exit code, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "manage.py", "serve", *arguments],
        cwd=settings.ROOT,
        env={
            **os.environ,
            "VAR_DIR": str(tmp_path),
            "SECRET_KEY": "k" * 60,
            "DATABASE_URL": f"sqlite:///{tmp_path / 'site.sqlite3'}",
            **environment,
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def taken_port():
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.fixture
def free_port():
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_port_in_use_is_said_in_one_sentence_with_another_port(tmp_path, taken_port):
    code, said = run(tmp_path, "--port", str(taken_port))

    assert code == 1
    assert said == (
        f"CommandError: Port {taken_port} on 127.0.0.1 cannot be used (Address already in use). "
        "Stop the program that uses it, or choose another one, for example: "
        f"make serve PORT={taken_port + 1}\n"
    )
    assert not (tmp_path / "site.sqlite3").exists()


@pytest.mark.parametrize("port", ["0", "70000", "-1"])
def test_port_that_cannot_be_is_refused_without_a_traceback(tmp_path, port):
    code, said = run(tmp_path, f"--port={port}")

    assert (code, said) == (
        1,
        f"CommandError: There is no port {port}. Choose one from 1 to 65535.\n",
    )


def test_database_that_does_not_answer_is_said_in_a_sentence(tmp_path, free_port, taken_port):
    nobody = f"postgres://nobody:secret-word@127.0.0.1:{free_port}/nothing"

    code, said = run(tmp_path, "--port", str(free_port), DATABASE_URL=nobody)

    assert code == 1
    assert said.startswith("CommandError: The database does not answer: ")
    assert said.endswith("Check DATABASE_URL, or leave it unset to use SQLite.\n")
    assert "Traceback" not in said
    assert "secret-word" not in said


def test_folder_that_cannot_hold_the_database_is_said_in_a_sentence(tmp_path, free_port):
    nowhere = f"sqlite:///{tmp_path / 'missing' / 'site.sqlite3'}"

    code, said = run(tmp_path, "--port", str(free_port), DATABASE_URL=nowhere)

    assert code == 1
    assert said.startswith("CommandError: The database does not answer: unable to open database")
