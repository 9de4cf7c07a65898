"""The last two gates before HTML reaches a reader.

bleach (allowlist and linkifier) and nh3 parse the HTML independently; what either of them
does not allow is gone. bleach gets no more security fixes, so it is never the only gate.
"""

import functools

import nh3
from bleach.linkifier import LinkifyFilter
from bleach.sanitizer import Cleaner

INLINE_TAGS = frozenset({"a", "abbr", "br", "code", "em", "strong", "sub", "sup"})
BLOCK_TAGS = frozenset({"blockquote", "h3", "hr", "li", "ol", "p", "ul"})
TABLE_TAGS = frozenset({"table", "tbody", "td", "th", "thead", "tr"})
TAGS = INLINE_TAGS | BLOCK_TAGS | TABLE_TAGS
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
CLASSES = {"a": {"citation"}, "sup": {"citations"}, "table": {"data-table"}}
SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def sanitise(html: str) -> str:
    """`html` with only the tags, attributes, classes and schemes that are allowed."""
    return _last_gate(_cleaner().clean(html), TAGS)


def keep_inline(html: str) -> str:
    """Sanitised `html` without its blocks: what may stand inside a paragraph or a table cell."""
    return _last_gate(html, INLINE_TAGS)


def _last_gate(html: str, tags: frozenset[str]) -> str:
    return nh3.clean(
        html,
        tags=set(tags),
        attributes={tag: names - {"class"} for tag, names in ATTRIBUTES.items() if tag in tags},
        allowed_classes={tag: names for tag, names in CLASSES.items() if tag in tags},
        url_schemes=set(SCHEMES),
        link_rel=None,
    )


@functools.cache
def _cleaner() -> Cleaner:
    return Cleaner(
        tags=TAGS,
        attributes={tag: list(names) for tag, names in ATTRIBUTES.items()},
        protocols=SCHEMES,
        strip=True,
        strip_comments=True,
        filters=[functools.partial(LinkifyFilter, callbacks=[], skip_tags={"code"})],
    )
