"""Markdown with our additions, turned into HTML that is safe to show."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from itertools import chain, zip_longest
from xml.etree import ElementTree

import markdown
from django.utils.html import escape, strip_tags
from django.utils.safestring import SafeString, mark_safe
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from .limits import UnfitMarkdown, refuse_unfit
from .sanitising import keep_inline, sanitise
from .syntax import CITATION, FIGURE

_ONE = CITATION.pattern.replace("(", "(?:")
_MARKS_AFTER_STOP = re.compile(rf"(?<![ ])[ ]*+((?:{_ONE}[ ]*+)++)([.,;:])")
"""Citations before a full stop: their numbers are set behind it, as books do."""

_CITATIONS = re.compile(rf"(?<![ ])[ ]*+{_ONE}")


@dataclass(frozen=True)
class CitedSource:
    """What a citation shows of its source, and the page that lists it if it is another one."""

    number: int
    label: str
    page: str = ""


@dataclass(frozen=True)
class MarkupContext:
    """What texts refer to: sources by key, and addresses of live pages by slug as written."""

    sources: Mapping[str, CitedSource]
    addresses: Mapping[str, str]
    figures: Mapping[str, SafeString] = field(default_factory=dict)


def render_block(text: str, context: MarkupContext) -> SafeString:
    """HTML of a text with paragraphs and figures. An unfit text is shown as plain words."""
    if _is_unfit(text):
        return _as_words(text)
    pieces = FIGURE.split(text)
    prose = [_render_prose(piece, context) for piece in pieces[0::2]]
    figures = [context.figures.get(key, SafeString()) for key in pieces[1::2]]
    pairs = zip_longest(prose, figures, fillvalue=SafeString())
    return mark_safe("".join(chain.from_iterable(pairs)))  # noqa: S308 - each is safe


def render_inline(text: str, context: MarkupContext) -> SafeString:
    """HTML of a text that stands inside a line: no paragraphs around it."""
    line = " ".join(text.split())
    html = _as_words(line) if _is_unfit(line) else _render_prose(line, context)
    return mark_safe(keep_inline(html).strip())  # noqa: S308 - sanitised twice by now


def _is_unfit(text: str) -> bool:
    try:
        refuse_unfit(text)
    except UnfitMarkdown:
        return True
    return False


def _as_words(text: str) -> SafeString:
    """`text` without any mark-up. Even looking for links in an unfit text could take seconds."""
    return mark_safe(f"<p>{escape(text)}</p>")  # noqa: S308 - every sign is escaped


def _render_prose(text: str, context: MarkupContext) -> SafeString:
    try:
        html = _converter(context).convert(_MARKS_AFTER_STOP.sub(r"\2\1", text))
    except RecursionError:
        return _as_words(text)
    return mark_safe(sanitise(html))  # noqa: S308 - this is the one place that vouches for HTML


def plain_words(text: str) -> str:
    """The words of a text on one line, without mark-up and citations."""
    html = render_inline(_CITATIONS.sub("", text), MarkupContext(sources={}, addresses={}))
    return unescape(strip_tags(html + ""))  # an ordinary string again: templates must escape it


def _converter(context: MarkupContext) -> markdown.Markdown:
    return markdown.Markdown(
        extensions=["tables", "sane_lists", _Additions(context)], output_format="html"
    )


class _Additions(Extension):
    def __init__(self, context: MarkupContext) -> None:
        super().__init__()
        self.context = context

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        for name in ("code", "setextheader"):
            md.parser.blockprocessors.deregister(name)
        for name in ("image_link", "image_reference", "short_image_ref"):
            md.inlinePatterns.deregister(name)
        md.inlinePatterns.register(_Citations(self.context, md), "citations", 200)
        md.treeprocessors.register(_Links(self.context, md), "topic-links", 5)
        md.treeprocessors.register(_Shape(md), "shape", 4)


class _Citations(InlineProcessor):
    """One or more `[@key]` in a row become numbers that lead to the source list."""

    def __init__(self, context: MarkupContext, md: markdown.Markdown) -> None:
        super().__init__(rf"[ ]*{CITATION.pattern}(?:[ ]*{CITATION.pattern})*", md)
        self.context = context

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name
        self, match: re.Match[str], data: str
    ) -> tuple[ElementTree.Element, int, int]:
        group = ElementTree.Element("sup", {"class": "citations"})
        for place, key in enumerate(CITATION.findall(match[0])):
            source = self.context.sources.get(key)
            if source:
                mark = ElementTree.SubElement(
                    group,
                    "a",
                    {
                        "href": f"{source.page}#source-{key}",
                        "class": "citation",
                        "aria-label": f"Source {source.number}: {source.label}",
                    },
                )
                mark.text = str(source.number)
            else:
                mark = ElementTree.SubElement(group, "strong")
                mark.text = f"[no source “{key}”]"
            if place:
                group[place - 1].tail = ", "
        return group, match.start(0), match.end(0)


class _Links(Treeprocessor):
    """`topic:` links get the page's live address; links to pages that are not live become words."""

    def __init__(self, context: MarkupContext, md: markdown.Markdown) -> None:
        super().__init__(md)
        self.context = context

    def run(self, root: ElementTree.Element) -> None:
        for link in root.iter("a"):
            href = link.get("href", "")
            if not href.startswith("topic:"):
                continue
            slug, _, anchor = href.removeprefix("topic:").partition("#")
            address = self.context.addresses.get(slug)
            if address is None:
                link.tag = "span"  # the sanitiser drops the tag and keeps the words
                link.attrib.clear()
            else:
                link.set("href", f"{address}#{anchor}" if anchor else address)


class _Shape(Treeprocessor):
    """Headings take the one rank that a section's text may have; tables can become cards."""

    def run(self, root: ElementTree.Element) -> None:
        for element in root.iter():
            if re.fullmatch(r"h[1-6]", str(element.tag)):
                element.tag = "h3"
        for table in root.iter("table"):
            _label(table)


_ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row"}


def _label(table: ElementTree.Element) -> None:
    """Scopes, and on each cell its column's heading, which narrow screens show above it.

    Cells that are not laid out as a table lose their meaning in some screen readers; the roles
    keep it.
    """
    table.set("class", "data-table")
    for element in table.iter():
        if element.tag in _ROLES:
            element.set("role", _ROLES[element.tag])
        element.attrib.pop("style", None)
    headings = ["".join(cell.itertext()).strip() for cell in table.iter("th")]
    for cell in table.iter("th"):
        cell.attrib.update(scope="col", role="columnheader")
    for row in table.iterfind("tbody/tr"):
        for place, cell in enumerate(row):
            if place == 0:
                cell.tag = "th"
                cell.attrib.update(scope="row", role="rowheader")
            else:
                cell.set("role", "cell")
                cell.set("data-label", headings[place])
