"""Field types that several models share."""

from typing import Any

from django.core.validators import MaxLengthValidator, RegexValidator
from django.db import models

MARKDOWN_LIMIT = 20_000
"""Characters that one Markdown field may hold: about ten printed pages."""

KEY_FORMAT = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*\Z",
    "Use small letters, digits and single hyphens, for example lee-2015-hcc-phase3.",
)


class MarkdownField(models.TextField):  # type: ignore[type-arg]
    """Text that is written in Markdown with our additions.

    Whoever checks or composes content finds these fields by their type, so that a new
    one cannot be forgotten.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.validators = [
            *self.validators,
            MaxLengthValidator(
                MARKDOWN_LIMIT,
                "This text has %(show_value)s characters; %(limit_value)s is the most. "
                "Split it into several sections.",
            ),
        ]


class LinesField(models.TextField):  # type: ignore[type-arg]
    """A short list, one entry a line, each entry in Markdown without paragraphs."""


def lines_of(text: str) -> tuple[str, ...]:
    """The entries of a `LinesField`: its lines without blank ones and outer spaces."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
