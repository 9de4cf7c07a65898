"""Markdown with citations, claims and links inside the site."""

from .limits import UnfitMarkdown, refuse_unfit
from .rendering import CitedSource, MarkupContext, plain_words, render_block, render_inline
from .syntax import (
    CLAIM,
    Part,
    TopicLink,
    cite,
    find_citations,
    find_claims,
    find_figures,
    find_topic_links,
    split_parts,
)
from .terms import mark_terms

__all__ = [
    "CLAIM",
    "CitedSource",
    "MarkupContext",
    "Part",
    "TopicLink",
    "UnfitMarkdown",
    "cite",
    "find_citations",
    "find_claims",
    "find_figures",
    "find_topic_links",
    "mark_terms",
    "plain_words",
    "refuse_unfit",
    "render_block",
    "render_inline",
    "split_parts",
]
