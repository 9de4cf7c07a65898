from decimal import Decimal

import pytest

from content.outputs.pictures.wording import say_absolute, say_people, say_relative
from tests.outputs.pictures.examples import make_claim, make_group


@pytest.mark.parametrize(
    ("effect", "low", "high", "said"),
    [
        ("0.670", "0.480", "0.940", "Hazard ratio 0.67 (95% interval 0.48 to 0.94)"),
        ("0.594", "0.501", "0.703", "Hazard ratio 0.594 (95% interval 0.501 to 0.703)"),
        ("0.700", "0.452", "1.084", "Hazard ratio 0.700 (95% interval 0.452 to 1.084)"),
        ("0.600", "0.480", "0.750", "Hazard ratio 0.60 (95% interval 0.48 to 0.75)"),
        ("10.000", "2.000", "40.000", "Hazard ratio 10.00 (95% interval 2.00 to 40.00)"),
        ("0.670", None, None, "Hazard ratio 0.67 (no interval reported)"),
        (None, None, None, ""),
    ],
)
def test_relative_effect_is_said_with_its_interval(effect, low, high, said):
    assert say_relative(make_claim(effect=effect, low=low, high=high)) == said


def test_absolute_numbers_of_both_groups_have_one_denominator():
    claim = make_claim(make_group(rate=Decimal("0.6")), make_group(rate=Decimal("3.5")))

    assert say_absolute(claim) == "6 of 1,000 with CIK, 35 of 1,000 without"


def test_medians_are_said_with_their_unit():
    claim = make_claim(
        make_group(value=Decimal("13.60")),
        make_group(value=Decimal("7.80")),
        value_unit="months (median)",
    )

    assert say_absolute(claim) == "13.6 months (median) with CIK, 7.8 without"


def test_relative_effect_without_numbers_says_that_there_are_none():
    assert say_absolute(make_claim()) == ""
    assert say_absolute(make_claim(effect="0.6")) == "The source gives no numbers for each group"


def test_few_people_are_not_told_as_none():
    assert say_people(make_group(events=1, total=10_000), 1000) == "fewer than 1"
    assert say_people(make_group(events=0, total=10_000), 1000) == "0"
