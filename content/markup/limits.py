"""What Markdown may not be, because no reader needs it and it could stall the site."""

import re

from ..models.fields import MARKDOWN_LIMIT
from .syntax import FIGURE

LENGTH = MARKDOWN_LIMIT
QUOTE_DEPTH = 3
INDENT = 16
LIST_SIGNS = 4
OPEN_BRACKETS = 20
MARKS_IN_A_ROW = 40
TAGS = 200
LINES = 2_000
WORD = 1_000
MARKS = 1_500
GAP = 100
FIGURES = 20


class UnfitMarkdown(ValueError):
    """A text that is not rendered. The message says why and what to do."""


def refuse_unfit(text: str) -> None:
    """Raise `UnfitMarkdown` for text that is too long, too deeply nested or mostly mark-up."""
    if len(text) > LENGTH:
        raise UnfitMarkdown(
            f"This text has {len(text):,} characters; {LENGTH:,} is the most. "
            "Split it into several sections."
        )
    if text.count("\n") >= LINES:
        raise UnfitMarkdown(
            f"This text has more than {LINES:,} lines. Split it into several sections."
        )
    if re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text):
        raise UnfitMarkdown("There is an invisible control character. Type the text anew.")
    if re.search(rf"[!-~]{{{WORD + 1},}}|[\w.-]{{{WORD + 1},}}", text):
        raise UnfitMarkdown(f"There is a word of more than {WORD:,} signs. Put spaces into it.")
    if re.search(rf"\s{{{GAP + 1},}}", text):
        raise UnfitMarkdown("There is a long gap of spaces or empty lines. Remove it.")
    if len(FIGURE.findall(text)) > FIGURES:
        raise UnfitMarkdown(f"There are more than {FIGURES} figures in this text. Split it.")
    if len(re.findall(r"[\\`*_\[\]<>!|]", text)) > MARKS:
        raise UnfitMarkdown("There are more signs such as * or [ than a text needs. Remove some.")
    if any(_quote_depth(line) > QUOTE_DEPTH for line in text.splitlines()):
        raise UnfitMarkdown(
            f"Quotations are nested more than {QUOTE_DEPTH} deep. Use fewer > signs."
        )
    indented = rf"^[ ]{{{INDENT + 1},}}\S|^\t{{{INDENT // 4 + 1},}}\S"
    lists_in_lists = rf"^[>\s]*(?:(?:[-*+]|\d+\.)[ \t]+){{{LIST_SIGNS + 1},}}"
    if re.search(rf"{indented}|{lists_in_lists}", text, re.MULTILINE):
        raise UnfitMarkdown("A line is indented too far. Lists may be four levels deep.")
    if _open_brackets(text) > OPEN_BRACKETS:
        raise UnfitMarkdown("Too many brackets are opened and not closed. Check the links.")
    if re.search(rf"[*_`~!<>\[\]()]{{{MARKS_IN_A_ROW},}}", text):
        raise UnfitMarkdown("There is a long run of signs such as * or _. Remove it.")
    if len(re.findall(r"<[a-zA-Z/!]", text)) > TAGS:
        raise UnfitMarkdown("There is a lot of HTML in this text. Use Markdown instead.")


def _quote_depth(line: str) -> int:
    start = re.match(r"[>\s]*", line)
    return start[0].count(">") if start else 0


def _open_brackets(text: str) -> int:
    """The deepest nesting of square or of round brackets within one paragraph, as Markdown counts.

    Brackets in code, in HTML and behind a backslash do not close others. Each open one costs
    a search to the end of its paragraph.
    """
    deepest = 0
    for paragraph in re.split(r"\n\s*\n", re.sub(r"\\.|`[^`]*`|<[^<>]*>", "", text)):
        for opening, closing in ("[]", "()"):
            depth = 0
            for sign in re.findall(rf"[\{opening}\{closing}]", paragraph):
                depth = depth + 1 if sign == opening else max(0, depth - 1)
                deepest = max(deepest, depth)
    return deepest
