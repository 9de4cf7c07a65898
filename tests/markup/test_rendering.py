import pytest
from django.utils.safestring import SafeString, mark_safe
from hypothesis import example, given, settings
from hypothesis import strategies as st

from content.markup import CitedSource, MarkupContext, plain_words, render_block, render_inline
from content.markup.sanitising import INLINE_TAGS
from tests.markup.safety import find_unsafe

CONTEXT = MarkupContext(
    sources={
        "lee-2015": CitedSource(number=1, label="Lee 2015"),
        "kim-2019": CitedSource(number=2, label="Kim 2019"),
        'odd"key': CitedSource(number=3, label='<b>"Odd"</b>'),
    },
    addresses={"liver-cancer": "/liver-cancer/", "overview": "/", "old-name": "/new-name/"},
)
ONE = '<a aria-label="Source 1: Lee 2015" class="citation" href="#source-lee-2015">1</a>'
TWO = '<a aria-label="Source 2: Kim 2019" class="citation" href="#source-kim-2019">2</a>'
MARKS = (
    "* _ ` ``` ~~~ # ### > - 1. | |- [ ] ( ) ! < & \\ ' [@lee-2015] [@x] {claim:x} {figure:x} topic: "
    "](topic:liver-cancer) [x]( <a> </a> <script> <b javascript: https://example.org <!-- --> <style> "
    "<![CDATA[ &#106; a@example.org \u202e <svg> </p> <table>"
)
PIECES = [*MARKS.split(), " ", "\n", "\n\n", "\t", "\u2028", '"']
MARKUP = st.lists(
    st.one_of(
        st.text(max_size=8),
        st.sampled_from(PIECES),
    ),
    max_size=40,
).map("".join)


def test_citation_is_a_number_that_leads_to_its_source():
    assert render_inline("It works [@lee-2015]", CONTEXT) == (
        f'It works<sup class="citations">{ONE}</sup>'
    )


@pytest.mark.parametrize("between", ["", " ", "  "])
def test_citations_in_a_row_stand_in_one_mark(between):
    text = f"It works [@kim-2019]{between}[@lee-2015]"

    assert render_inline(text, CONTEXT) == (f'It works<sup class="citations">{TWO}, {ONE}</sup>')


@pytest.mark.parametrize("stop", [".", ",", ";", ":"])
def test_citation_before_a_stop_is_set_behind_it(stop):
    text = f"It works [@lee-2015][@kim-2019]{stop} Or not."

    assert render_inline(text, CONTEXT).startswith(
        f'It works{stop}<sup class="citations">{ONE}, {TWO}</sup>'
    )


def test_citation_behind_a_stop_stays_there():
    assert render_inline("It works. [@lee-2015] Or not.", CONTEXT) == (
        f'It works.<sup class="citations">{ONE}</sup> Or not.'
    )


def test_unknown_citation_is_visible_among_known_ones():
    html = render_inline("So [@lee-2015][@nobody]", CONTEXT)

    assert html == (f'So<sup class="citations">{ONE}, <strong>[no source “nobody”]</strong></sup>')


def test_label_of_a_source_cannot_bring_html_along():
    context = MarkupContext(
        sources={"x": CitedSource(number=1, label='"><script>alert(1)</script>')}, addresses={}
    )

    html = render_inline("So [@x]", context)

    assert find_unsafe(html) == []
    assert "<script" not in html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[liver](topic:liver-cancer)", '<a href="/liver-cancer/">liver</a>'),
        ("[liver](topic:liver-cancer#costs)", '<a href="/liver-cancer/#costs">liver</a>'),
        ("[home](topic:overview)", '<a href="/">home</a>'),
        ("[home](topic:overview#costs)", '<a href="/#costs">home</a>'),
        ("[moved](topic:old-name)", '<a href="/new-name/">moved</a>'),
        ("[not *live*](topic:draft)", "not <em>live</em>"),
        ("[not live](topic:draft#costs)", "not live"),
        ("[nothing](topic:)", "nothing"),
        ("[broken](topic:liver-cancer", "[broken](topic:liver-cancer"),
        ("[out](https://example.org/a)", '<a href="https://example.org/a">out</a>'),
        ("[mail](mailto:a@example.org)", '<a href="mailto:a@example.org">mail</a>'),
    ],
)
def test_link_leads_to_a_live_page_or_is_only_words(text, html):
    assert render_inline(text, CONTEXT) == html


def test_unknown_claim_is_visible_as_written():
    assert render_inline("So {claim:nothing}.", CONTEXT) == "So {claim:nothing}."


def test_headings_of_a_text_have_the_one_rank_that_is_free():
    html = render_block("# One\n\n## Two\n\n###### Six\n\nSetext\n---", CONTEXT)

    assert [html.count(f"<h{rank}>") for rank in (1, 2, 3, 4, 5, 6)] == [0, 0, 3, 0, 0, 0]


def test_head_cells_of_a_table_say_what_they_head():
    html = render_block("| A | B |\n|:--|--:|\n| 1 | 2 |", CONTEXT)

    assert html.count('<th role="columnheader" scope="col">') == 2
    assert html.count('<th role="rowheader" scope="row">1</th>') == 1
    assert "style" not in html
    assert find_unsafe(html) == []


def test_cell_of_a_table_says_its_column_where_it_stands_alone():
    html = render_block("| Trial | People |\n|--|--|\n| Lee | 230 |", CONTEXT)

    assert '<td data-label="People" role="cell">230</td>' in html


def test_pictures_are_not_shown():
    assert "<img" not in render_block("![x](https://example.org/x.png)", CONTEXT)


def test_inline_text_of_several_lines_becomes_one_line():
    assert render_inline("One\n\ntwo  \n three", CONTEXT) == "One two three"


def test_figure_stands_between_the_paragraphs():
    context = MarkupContext(
        sources={}, addresses={}, figures={"survival": mark_safe("<svg>drawn</svg>")}
    )

    html = render_block("Before.\n\n{figure:survival}\n\nAfter.", context)

    assert isinstance(html, SafeString)
    assert html.replace("\n", "") == "<p>Before.</p><svg>drawn</svg><p>After.</p>"


def test_unfit_text_is_shown_as_plain_words():
    html = render_block("[" * 1_000 + "<script>", CONTEXT)

    assert html == f"<p>{'[' * 1_000}&lt;script&gt;</p>"


@settings(max_examples=300, deadline=None)
@given(st.one_of(MARKUP, st.text()))
@example("\x00\x01\x02\x03")
@example("\ud7ff\U0010ffff")
def test_any_text_renders_to_allowed_html(text):
    assert find_unsafe(render_block(text, CONTEXT)) == []
    assert find_unsafe(render_inline(text, CONTEXT), tags=set(INLINE_TAGS)) == []


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="abc ,", min_size=1, max_size=100).filter(str.strip))
def test_plain_words_are_shown_as_they_are(words):
    shown = " ".join(words.split())

    assert render_inline(words, CONTEXT) == shown


def test_citation_leads_to_the_page_that_lists_its_source():
    source = CitedSource(number=1, label="Lee 2015", page="/references/")
    context = MarkupContext(sources={"lee-2015": source}, addresses={})

    assert 'href="/references/#source-lee-2015"' in render_inline("So [@lee-2015].", context)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It **may** help [@lee-2015][@x].", "It may help."),
        ("Two [@a] [@b] sources.", "Two sources."),
        ("See [the page](topic:liver-cancer).", "See the page."),
        ('5 < 6 & "so"\non.', '5 < 6 & "so" on.'),
        ("<b>Bold</b> <script>x</script>", "Bold x"),
        ("", ""),
    ],
)
def test_plain_words_have_no_mark_up_and_no_citations(text, words):
    plain = plain_words(text)

    assert plain == words
    assert type(plain) is str
