import pytest

from content.checks import check_language, measure_page
from content.checks.language import PageMeasures
from content.compose import compose_page
from tests.builders import make_source, make_topic

EASY = "The cells grow for two weeks. You get them back by drip."
TWENTY_FIVE = " ".join(["word"] * 24) + " end."
TWENTY_SIX = " ".join(["word"] * 25) + " end."
TWENTY_ONE = " ".join(["word"] * 20) + " end."


def page(body=EASY, **values):
    texts = {"lead": "It is short. It is plain.", "in_brief": "A point.", **values}
    make_source(f"lee-{texts.pop('source', 2015)}")
    return compose_page(make_topic(sections={"Part": body}, **texts))


def messages(document, *, blocks=True):
    return [f.message for f in check_language(document) if f.blocks is blocks]


@pytest.mark.django_db
def test_measures_count_running_text_only():
    body = f"{EASY} [@lee-2015]\n\n| Head |\n|---|\n| a cell of a table |\n\n### Sub-heading"

    measures = measure_page(page(body))

    assert measures == PageMeasures(
        words=20,
        sentences=5,
        grade=measures.grade,
        mean_sentence=4.0,
        share_long=0.0,
        share_too_long=0.0,
        unexpanded=(),
        stop_words=(),
    )
    assert measures.grade < 3


@pytest.mark.django_db
def test_measures_name_abbreviations_and_stop_words():
    measures = measure_page(page("HCC is always hard."))

    assert measures.unexpanded == ("HCC",)
    assert measures.stop_words == ("always",)


@pytest.mark.django_db
def test_plain_page_has_nothing_to_mend():
    assert messages(page()) == []


@pytest.mark.django_db
def test_sentence_of_25_words_passes_and_of_26_does_not():
    fits = page(TWENTY_FIVE)
    too_long = page(TWENTY_SIX, slug="other", source=2016)

    assert not any("25 is the most" in message for message in messages(fits))
    assert f"Section “Part”: “{TWENTY_SIX}” has 26 words; 25 is the most. Split it." in messages(
        too_long
    )


@pytest.mark.django_db
def test_sentence_too_long_is_found_in_a_table_too():
    found = messages(page(f"| Head |\n|---|\n| {TWENTY_SIX} |"))

    assert found == [f"Section “Part”: “{TWENTY_SIX}” has 26 words; 25 is the most. Split it."]


@pytest.mark.django_db
def test_share_of_long_sentences_is_limited():
    few = page(" ".join([TWENTY_ONE, *["It is so."] * 40]))
    many = page(" ".join([TWENTY_ONE, *["It is so."] * 10]), slug="other", source=2016)

    assert messages(few) == []
    assert len([m for m in messages(many) if "5% is the most" in m]) == 1
    assert any("has 21 words. Split it if you can" in m for m in messages(few, blocks=False))


@pytest.mark.django_db
def test_reading_grade_is_limited():
    hard = "Autologous immunotherapy demonstrated recurrence-free survival improvements. " * 5

    assert any("The reading grade is" in message for message in messages(page(hard)))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("body", "warning"),
    [
        ("It is. It is. It is. It is.", "has 4 sentences; 3 are the most"),
        ("They fight on.", "without war or blame"),
        ("Ask about CTLA-4.", "first to name “CTLA-4”"),
        (f"{TWENTY_ONE} {TWENTY_ONE} {TWENTY_ONE}\n\n" * 3, "words on average"),
        (EASY, "900 to 2,000 are enough"),
    ],
)
def test_what_an_editor_should_look_at_is_a_warning(body, warning):
    document = page(body)

    assert [m for m in messages(document, blocks=False) if warning in m]
    assert not [m for m in messages(document) if warning in m]


@pytest.mark.django_db
def test_finding_names_place_sentence_word_and_way_out():
    assert messages(page("HCC is common.")) == [
        "Section “Part”: “HCC is common.” is the first to use “HCC” and does not say what it "
        "stands for. Write the long form with (HCC) behind it, or do without."
    ]
