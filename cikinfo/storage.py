"""Static files as browsers get them: one style sheet, hashed names, compressed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

STYLE_SHEET = "css/site.css"
_IMPORT = re.compile(r'@import url\("([^"]+)"\) layer\((\w+)\);\n?')


class SiteStaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # the library has no types
    """Flattens `site.css` into one file before hashing, so that a page links one sheet."""

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[tuple[str, str | None, bool]]:
        """Yields what was written, as Django's storage does."""
        if not dry_run and STYLE_SHEET in paths:
            self.delete(STYLE_SHEET)
            self._save(STYLE_SHEET, ContentFile(flatten_style_sheet().encode()))
            paths = {**paths, STYLE_SHEET: (self, STYLE_SHEET)}  # hash this one, not the source
        yield from super().post_process(paths, dry_run, **options)


def flatten_style_sheet() -> str:
    """`site.css` with each import replaced by the imported file, inside its layer."""
    main = _source(STYLE_SHEET)

    def inline(match: re.Match[str]) -> str:
        content = (main.parent / match[1]).read_text(encoding="utf-8")
        return f"@layer {match[2]} {{\n{content}}}\n"

    return _IMPORT.sub(inline, main.read_text(encoding="utf-8"))


def is_collected() -> bool:
    """Whether the collected files are newer than every file of the project they come from."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not manifest.exists():
        return False
    collected_at = manifest.stat().st_mtime
    sources = (settings.ROOT / "static", settings.ROOT / "requirements.txt")
    files = (file for source in sources for file in [source, *source.rglob("*")])
    return all(file.stat().st_mtime <= collected_at for file in files)


def _source(name: str) -> Path:
    found = finders.find(name)
    if not found:
        raise FileNotFoundError(f"static/{name} is missing.")
    return Path(found)
