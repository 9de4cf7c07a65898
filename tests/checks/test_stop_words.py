import pytest

from content.checks.passages import Passage, Role
from content.checks.stop_words import find_harsh_words, find_stop_words


def stopped(text, role=Role.PARAGRAPH):
    return [s.what.lower() for s in find_stop_words([Passage("Lead", text, role, False)])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It cures cancer.", ["cures"]),
        ("A miracle, a breakthrough, a landmark.", ["miracle", "breakthrough", "landmark"]),
        ("It is safe and risk-free, with no risk.", ["safe", "risk-free", "no risk"]),
        ("Success is guaranteed and proven.", ["guaranteed", "proven"]),
        ("The world's largest, best and leading centre.", ["world's largest", "best", "leading"]),
        ("It boosts immunity, is natural and gentle.", ["boosts", "natural", "gentle"]),
        ("It is revolutionary, the last hope.", ["revolutionary", "last hope"]),
        ("It always works and never fully fails.", ["always", "never", "fully"]),
        ("The tumour was completely gone.", ["completely"]),
        ("It was well tolerated.", ["well tolerated"]),
        ("There was a significant gain.", ["significant"]),
        ("The gain was statistically significant.", ["significant"]),
        ("It costs as low as 5 or up to 9.", ["as low as", "up to"]),
        ("Is it safe? We say it is the best.", ["safe", "best"]),
    ],
)
def test_stop_word_is_found(text, found):
    assert stopped(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "It is not a cure.",
        "After treatment meant to cure, few relapse.",
        "No one can guarantee a result, and CancerFax cannot guarantee one.",
        "It is unproven, not proven, and has not been proven.",
        "They are natural killer cells.",
        "The gain was statistically significant (p = 0.03).",
        "It was well tolerated: 3 of 100 stopped.",
        "Sellers speak of “the best, proven cure”.",
        "Best supportive care was given.",
        "This page is up to date, leading to questions.",
        "Safety, secure, curative, unsafe.",
    ],
)
def test_allowed_phrase_is_left_alone(text):
    assert stopped(text) == []


def test_question_that_readers_ask_may_use_a_stop_word():
    assert stopped("Can CIK cure cancer?", Role.HEADING) == []
    assert stopped("Is it proven?", Role.POINT) == []
    assert stopped("The best cure", Role.HEADING) == ["best", "cure"]


@pytest.mark.parametrize(
    "text", ["They fight cancer.", "It helped 1 in 5.", "One in ten fell ill."]
)
def test_harsh_word_is_found(text):
    found = list(find_harsh_words([Passage("Lead", text, Role.PARAGRAPH, is_sourced=False)]))

    assert len(found) == 1
