from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.outputs.pictures.figures import draw_figure, draw_group
from tests.outputs.pictures.examples import make_claim, make_group


def rates(treated, control, **values):
    return make_claim(
        make_group(rate=Decimal(treated), **values),
        make_group("Without CIK", rate=Decimal(control)),
    )


def places(crowd):
    return [(x, y) for y in crowd.rows for x in (0, 10, 20, 30, 40, 54, 64, 74, 84, 94)] + [
        (place.x, place.y) for place in crowd.singles
    ]


@given(st.integers(min_value=0, max_value=100))
def test_hundred_people_stand_in_a_hundred_places_whatever_the_number(number):
    group = draw_group("treated", make_group(rate=Decimal(number)), 100)

    affected, others = places(group.affected), places(group.others)
    assert len(affected) == number
    assert len(others) == 100 - number == group.rest
    assert len({*affected, *others}) == 100


def test_affected_people_fill_the_first_rows():
    group = draw_group("treated", make_group(rate=Decimal("12")), 100)

    assert group.affected.rows == (0,)
    assert [(place.x, place.y) for place in group.affected.singles] == [(0, 10), (10, 10)]


@given(st.integers(min_value=0, max_value=1000))
def test_thousand_people_are_a_thousand_dots_whatever_the_number(number):
    group = draw_group("treated", make_group(events=number, total=1000), 1000)

    def dots(data):
        return sum((int(float(run.split("h")[1])) // 10) + 1 for run in data.split("M")[1:])

    assert dots(group.affected_dots) == number
    assert dots(group.other_dots) == 1000 - number


def test_both_groups_have_the_same_denominator_when_one_is_rare():
    figure = draw_figure(rates("0.6", "3.5"))

    assert [group.base for group in figure.groups] == [1000, 1000]
    assert [group.number for group in figure.groups] == [6, 35]
    assert figure.column == "Out of 1,000 people"
    assert figure.groups[0].of_base == "of 1,000"


def test_nobody_at_all_is_drawn_out_of_100():
    figure = draw_figure(rates("0", "12"))

    assert [group.number for group in figure.groups] == [0, 12]
    assert {group.base for group in figure.groups} == {100}


def test_table_says_what_the_report_gave():
    claim = make_claim(
        make_group("16 infusions", rate=Decimal("44.80"), total=114),
        make_group("No further treatment", events=37, total=112),
    )

    rows = [(row.name, row.shown, row.counted) for row in draw_figure(claim).rows]

    assert rows == [
        ("16 infusions", "45", "44.8% of 114 people"),
        ("No further treatment", "33", "37 of 112 people"),
    ]


def test_values_that_are_no_people_give_a_table_and_no_picture():
    claim = make_claim(
        make_group(value=Decimal("44.00"), total=114),
        make_group("Without CIK", value=Decimal("7.80")),
        value_unit="months (median)",
    )

    figure = draw_figure(claim)

    assert figure.groups == ()
    assert figure.column == "Months (median)"
    assert [(row.shown, row.counted) for row in figure.rows] == [
        ("44.0", "114 people"),
        ("7.8", "not stated"),
    ]


def test_claim_without_numbers_has_neither_picture_nor_table():
    figure = draw_figure(make_claim(make_group(total=100), make_group(total=100)))

    assert (figure.groups, figure.rows, figure.relative) == ((), (), "")


def test_one_group_alone_is_not_drawn():
    figure = draw_figure(make_claim(make_group(events=215, total=4088)))

    assert (figure.groups, figure.rows) == ((), ())


@pytest.mark.parametrize(
    ("key", "name"), [("treated", "Treated group"), ("control", "Comparison group")]
)
def test_group_without_a_name_is_called_by_its_part(key, name):
    assert draw_group(key, make_group("", rate=Decimal("10")), 100).name == name
