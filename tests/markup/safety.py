"""What an independent parser finds in HTML that may be shown to readers."""

import re

import html5lib

TAGS = {
    "a", "abbr", "blockquote", "br", "code", "em", "h3", "hr", "li", "ol", "p", "strong", "sub",
    "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "class", "aria-label"},
    "abbr": {"title"},
    "sup": {"class"},
    "table": {"class", "role"},
    "thead": {"role"},
    "tbody": {"role"},
    "tr": {"role"},
    "th": {"scope", "role"},
    "td": {"role", "data-label"},
    "ol": {"start"},
}
CLASSES = {"citation", "citations", "data-table"}
SCHEMES = {"http:", "https:", "mailto:", "tel:"}


def find_unsafe(html: str, *, tags: set[str] = TAGS) -> list[str]:
    """Every tag, attribute and address that may not be there; empty if the HTML is safe."""
    tree = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    found = []
    for element in tree.iter():
        if element is tree:
            continue
        tag = element.tag
        if not isinstance(tag, str):
            found.append("a comment")
            continue
        if tag not in tags:
            found.append(f"<{tag}>")
        for name, value in element.attrib.items():
            if name not in ATTRIBUTES.get(tag, set()):
                found.append(f"{tag}[{name}]")
            if name == "href" and not is_allowed_address(value):
                found.append(f"{tag}[href={value}]")
            if name == "class" and not set(value.split()) <= CLASSES:
                found.append(f"{tag}[class={value}]")
    return found


def is_allowed_address(value: str) -> bool:
    """Whether a browser would take `value` for one of our schemes or for a relative address."""
    seen = "".join(sign for sign in value if sign > " ").lower()
    scheme = re.match(r"[a-z][a-z0-9+.-]*:", seen)
    return scheme is None or scheme[0] in SCHEMES
