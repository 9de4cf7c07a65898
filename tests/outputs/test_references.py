from datetime import timedelta

import pytest

from content.outputs.claims import list_claims
from content.outputs.references import choose, filter_sources, group_by_kind, list_sources
from tests.builders import NOON
from tests.outputs.live_pages import claim, evidence, figures, live_page, source


def register_of(*pages):
    return list_sources(pages, list_claims(pages))


def keys(sources):
    return [item.source.key for item in sources]


def cancers_of(register):
    return {item.source.key: item.cancers for item in register.sources}


def test_every_cited_source_stands_once_with_its_pages_and_claims():
    first = live_page("a", figures(claim("median")), sources=(source("lee"), source("xu")))
    second = live_page("b", sources=(source("lee"),))

    lee, xu = register_of(first, second).sources

    assert [link.address for link in lee.pages] == ["/a/#source-lee", "/b/#source-lee"]
    assert [item.claim.key for item in lee.claims] == ["median"]
    assert ([link.words for link in xu.pages], xu.claims) == (["A"], ())


def test_claim_rests_on_each_source_that_its_sentence_cites():
    shown = figures(claim("both", sentence="It was so [@lee] [@xu]."))
    page = live_page("a", shown, sources=(source("lee"), source("xu")))

    lee, xu = register_of(page).sources

    assert [item.claim.key for item in (*lee.claims, *xu.claims)] == ["both", "both"]


def test_newest_edition_describes_a_source():
    new = live_page("a", sources=(source("lee", title="New"),), at=NOON + timedelta(days=1))
    old = live_page("b", sources=(source("lee", title="Old"),))

    (item,) = register_of(new, old).sources

    assert item.source.title == "New"


def test_sources_stand_by_kind_and_the_newest_first():
    page = live_page(
        sources=(
            source("news", kind="other", kind_label="News"),
            source("old", year=2001),
            source("undated", year=None),
            source("new", year=2020),
            source("odd", kind="unheard-of", kind_label="Unheard of"),
            source("pooled", kind="meta-analysis", kind_label="Pooled analysis"),
        )
    )

    groups = group_by_kind(register_of(page).sources)

    assert {group.name: keys(group.sources) for group in groups} == {
        "Pooled analysis": ["pooled"],
        "Clinical trial": ["new", "old", "undated"],
        "News": ["news"],
        "Unheard of": ["odd"],
    }
    assert [group.key for group in groups] == ["meta-analysis", "trial", "other", "unheard-of"]


def test_cancer_types_come_from_rows_claims_and_pages_on_a_cancer():
    liver = live_page(
        "liver-cancer",
        evidence("liver", "Liver cancer", "row"),
        kind="cancer",
        sources=(source("page"), source("row")),
    )
    other = live_page(
        "evidence",
        evidence("lung", "Lung cancer", "row", "unknown"),
        figures(claim("x", source_key="claimed", cancer_key="lung", cancer="Lung cancer")),
        sources=(source("row"), source("claimed"), source("none")),
    )

    register = register_of(liver, other)

    assert cancers_of(register) == {
        "claimed": ("lung",),
        "none": (),
        "page": ("liver",),
        "row": ("liver", "lung"),
    }
    assert [(choice.key, choice.name, choice.count) for choice in register.cancers] == [
        ("liver", "Liver cancer", 2),
        ("lung", "Lung cancer", 2),
    ]


def test_page_on_a_cancer_is_known_by_the_row_that_leads_to_it():
    page = live_page("gastric", kind="cancer", short_title="Gastric", sources=(source("lee"),))
    rows = evidence("stomach", "Stomach cancer", page=page.document.topic_id)

    assert cancers_of(register_of(page, live_page("evidence", rows))) == {"lee": ("stomach",)}


def test_page_on_a_cancer_without_a_row_is_a_cancer_type_of_its_own():
    page = live_page("gallbladder", kind="cancer", sources=(source("lee"),))

    register = register_of(page)

    assert [(choice.key, choice.name) for choice in register.cancers] == [
        ("gallbladder", "Gallbladder")
    ]


@pytest.mark.parametrize(
    ("kind", "cancer", "found", "has_unknown"),
    [
        ("", "", ["law", "lee", "xu"], False),
        ("trial", "", ["lee", "xu"], False),
        ("", "liver", ["lee"], False),
        ("trial", "liver", ["lee"], False),
        ("regulator", "liver", [], False),
        ("nonsense", "", ["law", "lee", "xu"], True),
        ("nonsense", "liver", ["lee"], True),
        ("<script>", "Liver cancer", ["law", "lee", "xu"], True),
    ],
)
def test_choice_narrows_the_list_and_unknown_words_count_as_none(kind, cancer, found, has_unknown):
    register = register_of(
        live_page(
            "a",
            evidence("liver", "Liver cancer", "lee"),
            sources=(source("lee"), source("xu"), source("law", kind="regulator")),
        )
    )

    choice = choose(register, kind=kind, cancer=cancer)

    assert sorted(keys(filter_sources(register, choice))) == found
    assert choice.has_unknown is has_unknown


def test_requests_that_are_answered_alike_have_one_name():
    register = register_of(live_page(sources=(source("lee"),)))

    names = {choose(register, kind=word, cancer=word).name for word in ("a", "b", "<c>")}

    assert len(names) == 1
    assert names != {choose(register, kind="", cancer="").name}
