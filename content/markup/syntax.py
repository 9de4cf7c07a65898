"""Our additions to Markdown, as written: citations, claims, links inside the site, parts."""

import re
from typing import NamedTuple

CITATION = re.compile(r"\[@([A-Za-z0-9_-]+)\]")
CLAIM = re.compile(r"\{claim:([A-Za-z0-9_-]+)\}")
FIGURE = re.compile(r"^[ \t]*\{figure:([A-Za-z0-9_-]+)\}[ \t]*$", re.MULTILINE)
TOPIC_LINK = re.compile(r"\]\(topic:([A-Za-z0-9_-]*)(?:#([A-Za-z0-9_-]*))?\)")
_PART = re.compile(r"^###[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)


class TopicLink(NamedTuple):
    """A link to a page of the site, as written. `anchor` is empty for the page as a whole."""

    slug: str
    anchor: str


class Part(NamedTuple):
    """A `###` heading with the text up to the next one."""

    heading: str
    body: str


def find_citations(text: str) -> list[str]:
    """The keys that `text` cites, in order, repeats included."""
    return CITATION.findall(text)


def find_claims(text: str) -> list[str]:
    """The keys of the claims that `text` shows."""
    return CLAIM.findall(text)


def find_figures(text: str) -> list[str]:
    """The keys of the claims that `text` draws. A figure stands on a line of its own."""
    return FIGURE.findall(text)


def find_topic_links(text: str) -> list[TopicLink]:
    """The links inside the site in `text`."""
    return [TopicLink(match[1], match[2] or "") for match in TOPIC_LINK.finditer(text)]


def cite(text: str, keys: list[str]) -> str:
    """`text` with citations of `keys` behind it, less those it already has."""
    new = [key for key in keys if key not in find_citations(text)]
    return f"{text.rstrip()} {''.join(f'[@{key}]' for key in new)}" if new else text


def split_parts(text: str) -> tuple[str, tuple[Part, ...]]:
    """The text before the first `###` heading, and the parts that begin with one."""
    pieces = _PART.split(text)
    parts = zip(pieces[1::2], pieces[2::2], strict=True)
    return pieces[0].strip(), tuple(Part(heading, body.strip()) for heading, body in parts)
