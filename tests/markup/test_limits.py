import time

import pytest

from content.markup import CitedSource, MarkupContext, UnfitMarkdown, limits, refuse_unfit
from content.markup import render_block as block
from content.markup import render_inline as inline
from tests.markup.safety import find_unsafe

CONTEXT = MarkupContext(sources={"a": CitedSource(1, "A 2015")}, addresses={"a": "/a/"})


def fill(unit: str, before: str = "", after: str = "") -> str:
    """As long a text as may be stored, made of `unit`."""
    room = limits.LENGTH - len(before) - len(after)
    return before + unit * (room // len(unit)) + after


LARGE = {
    "enormous prose": "word " * 1_000_000,
    "enormous word": "a" * 5_000_000,
    "quotes 1,000 deep": "> " * 1_000 + "x",
    "quotes 1,000 deep without spaces": ">" * 1_000 + "x",
    "brackets 1,000 deep": "[" * 1_000 + "x" + "]" * 1_000,
    "round brackets 1,000 deep": "(" * 1_000 + "x" + ")" * 1_000,
    "links 1,000 deep": "[" * 1_000 + "x" + "](https://example.org)" * 1_000,
    "lists 1,000 deep": "\n".join("  " * depth + "- x" for depth in range(1_000)),
    "lists in one line": "- " * 1_000 + "x",
    "emphasis 1,000 deep": "*a **b " * 1_000 + "b** a*" * 1_000,
    "divs 1,000 deep": "<div>" * 1_000 + "x" + "</div>" * 1_000,
    **{f"10,000 {sign}": sign * 10_000 for sign in "*_`\\[]()<>&!~#|-="},
    **{f"10,000 {sign} apart": f"{sign} " * 10_000 for sign in "*_`\\[]()<>&!~#|-="},
    "table of 500 columns": "|a" * 500 + "|\n" + "|-" * 500 + "|\n" + ("|1" * 500 + "|\n") * 10,
    "table of 500 narrow columns": fill("|" * 500 + "\n", "|a" * 499 + "|\n" + "|-" * 499 + "|\n"),
}
"""Texts that no editor writes but a paste or an attack may bring."""

NEAR_THE_LIMITS = {
    repr((before, unit, after)): fill(unit, before, after)
    for before, unit, after in [
        ("", "a ", ""),
        ("", "a-" * 499 + " ", ""),
        ("", "中" * 999 + " ", ""),
        ("", "𝔸-" * 499 + " ", ""),
        ("", "https://example.org/a ", ""),
        ("", "a@example.org ", ""),
        ("", "www.example.org", ""),
        ("", "[@a] ", ""),
        ("", "[@a]" + " " * 90, ""),
        ("", "[@a]" * 700 + "a" * 100, ""),
        ("", "a" + " " * 95, ""),
        ("", "a)[\n", ""),
        ("", "[`]` ", ""),
        ("", "[\\] ", ""),
        ("", "[<b ]> ", ""),
        ("[" * 20, "a ", ""),
        ("[a](" * 20, "a ", ""),
        ("", "\\``a ", ""),
        ("", "*_a_* ", ""),
        ("", "*a **b ", ""),
        ("", "---\n", ""),
        ("", "a\n---\n", ""),
        ("", "|a|\n|-|\n", ""),
        ("", "- a\n" * 3 + "\n", ""),
        ("", "1. a\n    - b\n        - c\n", ""),
        ("", "- - - - a\n", ""),
        ("", "> > > a\n", ""),
        ("", ">||||||||||||||||||||||||||||||\n", ""),
        ("", "a\n{figure:a}\n", ""),
        ("", "[a]: https://example.org\n", ""),
        ("", "<p>a</p>\n\n", ""),
        ("", "&lt;", ""),
        ("", "a\x03-", ""),
        ("", "a\n\n", ""),
    ]
}


@pytest.mark.parametrize("render", [block, inline])
@pytest.mark.parametrize("name", [*LARGE, *NEAR_THE_LIMITS])
def test_hostile_text_is_rendered_safe_or_refused_within_a_second(name, render):
    text = (LARGE | NEAR_THE_LIMITS)[name]

    started = time.perf_counter()
    html = render(text, CONTEXT)
    seconds = time.perf_counter() - started

    assert seconds < 1
    if len(html) < 200_000:
        assert find_unsafe(html) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a b " * 6_000, "This text has 24,000 characters; 20,000 is the most."),
        ("a\n" * 2_001, "This text has more than 2,000 lines."),
        ("a" * 1_001, "There is a word of more than 1,000 signs."),
        ("中" * 1_001, "There is a word of more than 1,000 signs."),
        ("a" + " " * 101 + "b", "There is a long gap of spaces or empty lines."),
        ("a\n" + "{figure:a}\n" * 21, "There are more than 20 figures in this text."),
        ("*a* " * 800, "There are more signs such as * or [ than a text needs."),
        (">>>> a", "Quotations are nested more than 3 deep."),
        ("a\n" + " " * 17 + "- b", "A line is indented too far."),
        ("- - - - - a", "A line is indented too far."),
        ("[a " * 21, "Too many brackets are opened and not closed."),
        ("(a " * 21, "Too many brackets are opened and not closed."),
        ("[`]` " * 21, "Too many brackets are opened and not closed."),
        ("*" * 40, "There is a long run of signs such as * or _."),
        ("<b> " * 201, "There is a lot of HTML in this text."),
        ("a\x07", "There is an invisible control character."),
    ],
)
def test_unfit_text_is_refused_with_a_reason_and_what_to_do(text, reason):
    with pytest.raises(UnfitMarkdown) as refused:
        refuse_unfit(text)

    said = str(refused.value)
    assert said.startswith(reason)
    assert len(said) > len(reason) + 8, "the sentence that says what to do"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a b " * 5_000,
        "a\n" * 1_999,
        "a" * 1_000,
        ">>> a",
        "\n".join(f"{' ' * 4 * depth}- item" for depth in range(4)),
        "- - -",
        "[a] " * 100,
        "(a) " * 100,
        "a " + "[@a]" * 200,
        "> A quotation.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n" + "*" * 39,
        "Tabs\tand\r\nline ends",
    ],
)
def test_text_that_an_editor_may_write_is_fit(text):
    refuse_unfit(text)
