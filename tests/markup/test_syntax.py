import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.markup import (
    CLAIM,
    Part,
    TopicLink,
    cite,
    find_citations,
    find_claims,
    find_figures,
    find_topic_links,
    split_parts,
)

KEYS = st.from_regex(r"[A-Za-z0-9_-]{1,20}", fullmatch=True)


def test_citations_are_found_in_order_with_repeats():
    text = "One [@b] two [@a][@b]. Not [ @c] nor [@] nor @d."

    assert find_citations(text) == ["b", "a", "b"]


def test_claims_are_found_in_order():
    assert find_claims("{claim:one} and {claim:two-2}; not {claim: three}") == ["one", "two-2"]


def test_figures_are_found_only_on_lines_of_their_own():
    text = "{figure:one}\nWords {figure:two}\n  {figure:three}  \n"

    assert find_figures(text) == ["one", "three"]


def test_claim_is_replaced_where_it_stands():
    assert CLAIM.sub(lambda match: match[1].upper(), "So {claim:a}, then.") == "So A, then."


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("[x](topic:liver)", [TopicLink("liver", "")]),
        ("[x](topic:liver#costs) [y](topic:lung)", [TopicLink("liver", "costs"), ("lung", "")]),
        ("[x](topic:)", [TopicLink("", "")]),
        ("[x](topic:a b) [y](https://topic:liver)", []),
        ("topic:liver", []),
    ],
)
def test_topic_links_are_found_as_written(text, links):
    assert find_topic_links(text) == links


@pytest.mark.parametrize(
    ("text", "keys", "cited"),
    [
        ("It works.", ["a"], "It works. [@a]"),
        ("It works. \n", ["a", "b"], "It works. [@a][@b]"),
        ("It works [@a].", ["a", "b"], "It works [@a]. [@b]"),
        ("It works [@a].", ["a"], "It works [@a]."),
        ("It works.", [], "It works."),
    ],
)
def test_text_is_cited_behind_itself_unless_it_cites_already(text, keys, cited):
    assert cite(text, keys) == cited


@given(st.text(), st.lists(KEYS, unique=True))
def test_cited_text_cites_every_key_and_citing_again_changes_nothing(text, keys):
    cited = cite(text, keys)

    assert set(keys) <= set(find_citations(cited))
    assert cite(cited, keys) == cited


def test_parts_begin_at_headings_of_the_third_rank():
    text = "Before.\n\n### One\nFirst.\n\nMore.\n### Two ###\n\n### Three\n#### Not a part\nx"

    assert split_parts(text) == (
        "Before.",
        (
            Part("One", "First.\n\nMore."),
            Part("Two", ""),
            Part("Three", "#### Not a part\nx"),
        ),
    )


def test_text_without_headings_has_no_parts():
    assert split_parts("  Only text. ### not a heading") == (
        "Only text. ### not a heading",
        (),
    )


@given(st.lists(st.tuples(KEYS, KEYS), max_size=5))
def test_parts_are_those_that_were_written(parts):
    text = "\n".join(f"### {heading}\n{body}" for heading, body in parts)

    assert split_parts(text) == ("", tuple(Part(*part) for part in parts))
