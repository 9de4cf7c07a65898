import pytest

from content.checks.abbreviations import (
    find_unexpanded,
    find_unexplained_names,
    is_abbreviation,
)
from content.checks.passages import Passage, Role
from content.documents import Term


def passage(text, role=Role.PARAGRAPH):
    return Passage("Section “A”", text, role, is_sourced=False)


def unexpanded(*texts, terms=()):
    return [spot.what for spot in find_unexpanded(map(passage, texts), terms)]


@pytest.mark.parametrize(
    "text",
    [
        "CIK (cytokine-induced killer) cells grow.",
        "It is liver cancer (hepatocellular carcinoma, HCC).",
        "The European Society for Medical Oncology (ESMO) recommends it.",
        "CAR-T (chimeric antigen receptor T) cells have an added gene.",
        "Some add dendritic cells (DC-CIK) to CIK (cytokine-induced killer) cells.",
        "DC-CIK joins dendritic cells (DC) and CIK (cytokine-induced killer) cells.",
        "TILs (tumour-infiltrating lymphocytes) come from a tumour.",
        "CIK stands for cytokine-induced killer.",
        "CAR-T cells (T cells with an added gene for a chimeric antigen receptor) are new.",
        "Gene changes (EGFR, KRAS and others) matter.",
        "In the UK, the USA and the EU DNA and COVID-19 need no words.",
        "CD3, IL-2, PD-L1, NKG2D, NCT01749865 and ChiCTR-OIC-17011679 are names.",
        "A class III grade A hospital runs phase II.",
        "CancerFax, PubMed and Immuncell-LC are names, GRADE is a method.",
    ],
)
def test_abbreviation_is_settled_by_its_long_form_or_by_being_a_name(text):
    assert unexpanded(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("HCC is common.", ["HCC"]),
        ("The sample sits on MHC (a marker).", ["MHC"]),
        ("We grew DCs.", ["DC"]),
        ("Cells changed with mRNA grew.", ["mRNA"]),
        ("DC-CIK was given.", ["DC", "CIK"]),
        ("Tested for RAS and BRAF?", ["RAS", "BRAF"]),
        ("CNY 200,000", ["CNY"]),
        ("They used CIK (26 people) there.", ["CIK"]),
    ],
)
def test_abbreviation_without_its_long_form_is_found(text, found):
    assert unexpanded(text) == found


def test_abbreviation_has_to_be_expanded_at_its_first_use():
    assert unexpanded("HCC is common.", "Liver cancer (hepatocellular carcinoma, HCC).") == ["HCC"]


def test_abbreviation_is_asked_for_once_a_page():
    assert unexpanded("HCC is common.", "HCC grows.") == ["HCC"]


def test_abbreviation_in_a_heading_is_not_its_first_use():
    heading = passage("HCC and you", Role.HEADING)
    text = passage("It is liver cancer (hepatocellular carcinoma, HCC).")

    assert list(find_unexpanded([heading, text])) == []


def test_glossary_term_does_not_expand_an_abbreviation_by_itself():
    term = Term(term="NK cells", spellings=("NK", "natural killer cells"), definition="Cells.")

    assert unexpanded("NK cells were given.", terms=[term]) == ["NK"]
    assert unexpanded("Natural killer cells, or NK cells, were given.", terms=[term]) == []


@pytest.mark.parametrize("word", ["HCC", "DCs", "mRNA", "IgG"])
def test_word_of_capitals_is_an_abbreviation(word):
    assert is_abbreviation(word)


@pytest.mark.parametrize("word", ["CancerFax", "UK", "III", "Cells", "T", "McKinsey"])
def test_name_or_number_is_no_abbreviation(word):
    assert not is_abbreviation(word)


def test_name_with_digits_is_pointed_out_unless_it_is_explained():
    term = Term(term="PD-1", spellings=("PD-1",), definition="A brake.")
    texts = [
        "Ask about PD-1.",
        "CD3 is a mark on T cells.",
        "Ask about CTLA-4.",
        "The entry is NCT01749865.",
    ]

    spots = find_unexplained_names(map(passage, texts), [term])

    assert [spot.what for spot in spots] == ["CTLA-4"]
