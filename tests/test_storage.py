import gzip
import os
import re
import subprocess
import sys
from pathlib import Path

import brotli
import pytest
import tinycss2
from django.conf import settings

from cikinfo.storage import flatten_style_sheet, is_collected

STYLES = settings.ROOT / "static" / "css"


def rules_of(css):
    """Every rule of a sheet, those inside @media and @layer included, as text without spaces."""
    found = []
    for node in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if node.type == "qualified-rule":
            found.append(re.sub(r"\s+", "", tinycss2.serialize([node])))
        elif node.type == "at-rule" and node.content is not None:
            if node.lower_at_keyword in {"media", "layer", "supports"}:
                found += rules_of(node.content)
            else:
                found.append(re.sub(r"\s+", "", tinycss2.serialize([node])))
    return found


def test_flattened_sheet_imports_nothing():
    assert "@import" not in flatten_style_sheet()


def test_flattened_sheet_holds_every_rule_of_every_file_in_order():
    imports = re.findall(r'@import url\("([^"]+)"\)', (STYLES / "site.css").read_text())
    expected = [rule for name in imports for rule in rules_of((STYLES / name).read_text())]

    assert rules_of(flatten_style_sheet()) == expected
    assert len(expected) > 100


def test_flattened_sheet_keeps_each_file_in_its_layer():
    layers = re.findall(r'@import url\("[^"]+"\) layer\((\w+)\)', (STYLES / "site.css").read_text())

    nodes = tinycss2.parse_stylesheet(
        flatten_style_sheet(), skip_comments=True, skip_whitespace=True
    )
    blocks = [node for node in nodes if node.type == "at-rule" and node.content is not None]

    assert [tinycss2.serialize(block.prelude).strip() for block in blocks] == layers
    assert {node.type for node in nodes} == {"at-rule"}


def test_collected_sheet_is_the_flattened_one_hashed_and_compressed(tmp_path):
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity=0"],
        cwd=settings.ROOT,
        env={**os.environ, "VAR_DIR": str(tmp_path), "SECRET_KEY": "k" * 60},
        check=True,
        timeout=60,
    )

    folder = tmp_path / "static" / "css"
    (hashed,) = folder.glob("site.*.css")
    assert rules_of(hashed.read_text()) == rules_of(flatten_style_sheet())
    assert gzip.decompress(Path(f"{hashed}.gz").read_bytes()) == hashed.read_bytes()
    assert brotli.decompress(Path(f"{hashed}.br").read_bytes()) == hashed.read_bytes()


@pytest.fixture
def project(tmp_path, settings):
    """A project with one static file and collected files that are newer."""
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "a.css").write_text("")
    (tmp_path / "requirements.txt").write_text("")
    settings.ROOT, settings.STATIC_ROOT = tmp_path, tmp_path / "collected"
    (tmp_path / "collected").mkdir()
    (tmp_path / "collected" / "staticfiles.json").write_text("{}")
    for path in tmp_path.rglob("*"):
        os.utime(path, (1_000, 1_000))
    os.utime(tmp_path / "collected" / "staticfiles.json", (2_000, 2_000))
    return tmp_path


def test_files_are_collected_while_nothing_is_newer(project):
    assert is_collected()


def test_files_are_not_collected_before_the_first_time(project):
    (project / "collected" / "staticfiles.json").unlink()

    assert not is_collected()


@pytest.mark.parametrize("changed", ["static/a.css", "static", "requirements.txt"])
def test_files_are_not_collected_once_a_source_is_newer(project, changed):
    os.utime(project / changed, (3_000, 3_000))

    assert not is_collected()
