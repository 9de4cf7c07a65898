"""Glossary."""

from django.db import models

from .fields import LinesField


class GlossaryTerm(models.Model):
    """A medical word or abbreviation with a definition in one plain sentence."""

    term = models.CharField(
        "term", max_length=80, unique=True, help_text="As it is usually written."
    )
    spellings = LinesField(
        "other spellings",
        blank=True,
        help_text="Abbreviations, plurals and other spellings, one a line. They also help searching.",
    )
    definition = models.CharField(
        "definition", max_length=300, help_text="One plain sentence without other medical words."
    )

    class Meta:
        verbose_name = "glossary term"
        ordering = ["term"]

    def __str__(self) -> str:
        return self.term
