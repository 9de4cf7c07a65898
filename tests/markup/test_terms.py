import re
from html import escape

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.documents import Term
from content.markup import MarkupContext, render_block
from content.markup.terms import find_spellings, mark_terms

NOTHING = MarkupContext(sources={}, addresses={})


def make_term(term, *spellings, definition="What it means."):
    return Term(term=term, spellings=(term, *spellings), definition=definition)


T_CELL = make_term("T cell", "T cells", definition="A white blood cell.")
NK_CELL = make_term("NK cell", "natural killer cells", definition="Another white blood cell.")
CIK = make_term("CIK cells", "CIK", "CIK cell")
TERMS = [T_CELL, NK_CELL, CIK]


def mark(html, terms=TERMS, without=()):
    marked = mark_terms(f'<div class="text">{html}</div>', terms, within="text", without=without)
    return marked.removeprefix('<div class="text">').removesuffix("</div>")


def marked_words(html):
    return re.findall(r"<button[^>]*>([^<]*)</button>", html)


def texts(html, *, less=("term__definition",)):
    """The text of the HTML as a browser has it, without elements of the classes `less`."""

    def walk(element):
        if element.get("class") in less:
            return
        yield element.text or ""
        for child in element:
            yield from walk(child)
            yield child.tail or ""

    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return "".join(walk(tree))


def test_first_use_of_a_term_opens_its_definition():
    html = mark("<p>Many T cells and more T cells.</p>")

    assert html == (
        '<p>Many <button type="button" class="term" popovertarget="term-t-cell">T cells</button>'
        '<span class="term__definition" popover id="term-t-cell" role="note">'
        '<span class="term__bracket"> (</span>A white blood cell. '
        '<a class="term__link" href="/glossary/#term-t-cell">Glossary</a>'
        '<span class="term__bracket">)</span></span> and more T cells.</p>'
    )


def test_without_style_sheet_or_popovers_the_definition_stands_in_brackets():
    html = mark("<p>The T cell acts.</p>")

    assert texts(html, less=()) == "The T cell (A white blood cell. Glossary) acts."


def test_term_is_marked_once_on_a_page_whatever_its_spelling():
    assert marked_words(mark("<p>CIK cells.</p><ul><li>CIK and a CIK cell.</li></ul>")) == [
        "CIK cells"
    ]


def test_longest_spelling_comes_first():
    killer = make_term("Killer cell", "killer cells")

    assert marked_words(mark("<p>Natural killer cells.</p>", [killer, NK_CELL])) == [
        "Natural killer cells"
    ]


def test_term_within_a_longer_one_that_is_marked_already_stays_unmarked():
    killer = make_term("Killer cell", "killer cells")

    html = mark(
        "<p>Natural killer cells. Natural killer cells. Killer cells.</p>", [killer, NK_CELL]
    )

    assert marked_words(html) == ["Natural killer cells", "Killer cells"]
    assert "Natural killer cells. <" in html


@pytest.mark.parametrize(
    "text",
    [
        "The CIKs.",
        "A xCIK.",
        "DC-CIK",
        "CIK-like",
        "cik",
        "<b>C</b>IK",
        "CIK<em>s</em>",
        "T\u00e9CIK",
    ],
)
def test_only_whole_words_and_abbreviations_as_written_are_marked(text):
    assert marked_words(mark(f"<p>{text}</p>")) == []


@pytest.mark.parametrize(
    "text",
    [
        "t cells",
        "T Cells",
        "(T cells)",
        "T\ncells",
        "<strong>T cells</strong>",
        "T cells<sup>1</sup>",
        "/T cells/",
    ],
)
def test_small_and_capital_letters_line_ends_and_signs_do_not_matter(text):
    assert len(marked_words(mark(f"<p>{text}</p>"))) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<h3>T cells</h3>",
        '<p><a href="/x/">T cells</a></p>',
        "<table><tr><th>T cells</th></tr></table>",
        "<p><code>T cells</code></p>",
        "<dl><dt>T cells</dt></dl>",
        "<svg><text>T cells</text></svg>",
        "<details><summary>T cells</summary></details>",
        '<p><span aria-hidden="true">T cells</span></p>',
        '<p class="source-list">T <b>T cells</b></p>',
        "<!-- T cells -->",
    ],
)
def test_headings_links_heads_code_and_hidden_words_stay_as_they_are(html):
    assert mark(html, without=("source-list",)) == html
    assert marked_words(mark(f"{html}<p>T cells</p>", without=("source-list",))) == ["T cells"]


def test_only_the_part_of_the_page_that_is_named_is_marked():
    html = mark_terms('<p>T cell</p><p class="text">T cell</p>', TERMS, within="text")

    assert html.startswith('<p>T cell</p><p class="text"><button')


def test_signs_at_a_word_stay_on_its_line():
    html = mark("<p>Cells (T cells), and more.</p>")

    assert '<p>Cells <span class="term__hold">(<button' in html
    assert html.endswith("</span>),</span> and more.</p>")


def test_definition_of_one_term_is_not_searched_for_others():
    loop = make_term("Cytokine", definition="A signal between T cells.")

    html = mark("<p>A cytokine wakes T cells.</p>", [loop, T_CELL])

    assert marked_words(html) == ["cytokine", "T cells"]
    assert "A signal between T cells. <a" in html


def test_term_whose_id_the_page_already_has_is_not_marked():
    html = mark('<p id="term-t-cell">T cells</p>')

    assert html == '<p id="term-t-cell">T cells</p>'


@pytest.mark.parametrize(
    "hostile", ['<script>alert("1")</script>', '"><b>', "&lt;b&gt;", "' onclick='x"]
)
def test_hostile_terms_and_definitions_are_words(hostile):
    term = Term(term=hostile, spellings=(hostile, "plain"), definition=f"Means {hostile}")

    html = mark("<p>A plain word.</p>", [term])

    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    tags = [element.tag for element in tree.iter() if element is not tree]
    assert tags == ["p", "button", "span", "span", "a", "span"]
    assert texts(html, less=()) == f"A plain (Means {hostile} Glossary) word."


def test_spelling_with_signs_of_html_is_found_as_html_writes_it():
    odd = make_term("R&D", "Hodgkin's lymphoma", "a<b")

    assert marked_words(mark("<p>The R&amp;D of it.</p>", [odd])) == ["R&amp;D"]
    assert marked_words(mark("<p>Hodgkin&#x27;s lymphoma.</p>", [odd])) == [
        "Hodgkin&#x27;s lymphoma"
    ]
    assert marked_words(mark("<p>If a&lt;b.</p>", [odd])) == ["a&lt;b"]


def test_entity_is_never_taken_apart():
    html = "<p>Fish &amp; chips &#x27;</p>"

    assert mark(html, [make_term("amp"), make_term("x27"), make_term("27")]) == html


def test_text_of_an_editor_cannot_make_a_mark():
    forged = (
        '<button class="term" popovertarget="term-a">A</button><span popover id="term-a">B</span>'
    )

    assert str(render_block(forged, NOTHING)) == "<p>AB</p>"


def test_pattern_without_terms_finds_nothing():
    pattern, owners = find_spellings([])

    assert (pattern.search("any words"), owners) == (None, {})
    assert mark("<p>Any words.</p>", []) == "<p>Any words.</p>"


WORDS = st.sampled_from(
    [
        "T cells",
        "t cell",
        "CIK",
        "CIK-like",
        "natural killer cells",
        "and",
        "R&D",
        "a < b",
        "“",
        "(",
        ".",
        "\n",
    ]
)
PIECES = st.one_of(
    WORDS.map(escape),
    st.text(max_size=8).map(escape),
    st.sampled_from(
        ["<em>", "</em>", "<p>", "</p>", "<br>", "<h3>", "</h3>", "<sup>1</sup>", "&nbsp;"]
    ),
    WORDS.map(
        lambda word: f'<a href="/x/?a=1&amp;b=2" aria-label="{escape(word)}">{escape(word)}</a>'
    ),
)


@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_marking_changes_no_text_but_adds_definitions(html):
    terms = [*TERMS, make_term("R&D"), make_term("a < b")]

    marked = mark(html, terms)

    assert texts(f"<div>{marked}</div>") == texts(f"<div>{html}</div>")
    names = re.findall(r'popovertarget="([^"]*)"', marked)
    assert len(names) == len(set(names))


@given(st.text(alphabet="<>/\"'=&;! abpT-\n", max_size=40))
def test_odd_html_comes_back_byte_for_byte_where_nothing_is_marked(html):
    assert mark_terms(html, TERMS, within="text") == html
