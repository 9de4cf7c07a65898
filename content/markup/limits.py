"""What Markdown may not be, because no reader needs it and it could stall the site."""

import re

LENGTH = 20_000
QUOTE_DEPTH = 3
INDENT = 16
OPEN_BRACKETS = 20
MARKS_IN_A_ROW = 40
TAGS = 200


class UnfitMarkdown(ValueError):
    """A text that is not rendered. The message says why and what to do."""


def refuse_unfit(text: str) -> None:
    """Raise `UnfitMarkdown` for text that is too long, too deeply nested or mostly mark-up."""
    if len(text) > LENGTH:
        raise UnfitMarkdown(
            f"This text has {len(text):,} characters; {LENGTH:,} is the most. "
            "Split it into several sections."
        )
    if any(_quote_depth(line) > QUOTE_DEPTH for line in text.splitlines()):
        raise UnfitMarkdown(
            f"Quotations are nested more than {QUOTE_DEPTH} deep. Use fewer > signs."
        )
    if re.search(rf"^[ ]{{{INDENT + 1},}}\S|^\t{{{INDENT // 4 + 1},}}\S", text, re.MULTILINE):
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
    """The deepest nesting of square or round brackets within one paragraph."""
    deepest = 0
    for paragraph in re.split(r"\n\s*\n", text):
        depth = 0
        for sign in paragraph:
            if sign in "[(":
                depth += 1
                deepest = max(deepest, depth)
            elif sign in "])":
                depth = max(0, depth - 1)
    return deepest
