"""One page's HTML as the sweeps read it: parsed once, asked by tag, class and id."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from xml.etree.ElementTree import Element

import html5lib


class HtmlDocument:
    """A parsed page and the path from which it was fetched."""

    def __init__(self, html: str, *, path: str = "/") -> None:
        self.html = html
        self.path = path
        builder = html5lib.getTreeBuilder("etree")
        parser = html5lib.HTMLParser(tree=builder, namespaceHTMLElements=False)
        self.root: Element = parser.parse(html)
        self.syntax_errors = [f"line {place[0]}: {code}" for place, code, _ in parser.errors]

    def all(self, *tags: str) -> list[Element]:
        """Every element in reading order, or those with one of the tags."""
        return [element for element in _elements(self.root) if not tags or element.tag in tags]

    def by_class(self, name: str, within: Element | None = None) -> list[Element]:
        """Elements of a class in reading order."""
        where = self.root if within is None else within
        return [element for element in _elements(where) if name in classes(element)]

    def section(self, anchor: str) -> Element:
        """The section whose heading has this id."""
        heading = self.ids[anchor]
        return next(e for e in self.ancestors(heading) if e.tag in ("section", "nav"))

    def ancestors(self, element: Element) -> Iterator[Element]:
        """From the parent up to the root."""
        while (parent := self.parents.get(element)) is not None:
            yield parent
            element = parent

    @cached_property
    def ids(self) -> dict[str, Element]:
        """Elements by their id."""
        return {element.attrib["id"]: element for element in self.all() if "id" in element.attrib}

    @cached_property
    def parents(self) -> dict[Element, Element]:
        """The parent of each element but the root."""
        return {child: parent for parent in self.root.iter() for child in parent}

    @property
    def title(self) -> str:
        """What stands in the browser's tab."""
        return next((text(element) for element in self.all("title")), "")

    def meta(self, name: str) -> str:
        """What a `meta` says, by its name or property."""
        wanted = (element for element in self.all("meta") if name in _names(element))
        return next((element.get("content", "") for element in wanted), "")

    def links(self, rel: str) -> list[str]:
        """Addresses of `link` and `a` elements with this relation."""
        return [e.get("href", "") for e in self.all("link", "a") if e.get("rel") == rel]


def text(element: Element) -> str:
    """The words in an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def classes(element: Element) -> list[str]:
    """The classes of an element."""
    return element.get("class", "").split()


def _elements(root: Element) -> Iterator[Element]:
    return (element for element in root.iter() if isinstance(element.tag, str))  # no comments


def _names(element: Element) -> tuple[str | None, str | None]:
    return element.get("name"), element.get("property")
