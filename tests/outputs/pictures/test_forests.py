import pytest

from content.documents import ForestPlot
from content.markup import CitedSource
from content.outputs.pictures.forests import draw_forest
from tests.outputs.pictures.examples import make_claim, make_group


def draw(*claims):
    plot = ForestPlot(key="liver-recurrence", cancer="Liver", outcome="Return", claims=claims)
    return draw_forest(plot, {"lee-2015": CitedSource(number=4, label="Lee 2015")})


def test_no_difference_stands_in_the_middle_of_every_scale():
    for effect, low, high in [("1", "0.8", "1.2"), ("1", "0.2", "5"), ("1", "0.04", "25")]:
        picture = draw(make_claim(effect=effect, low=low, high=high))

        assert picture.rows[0].mark.middle == "50.00%"
        assert picture.ticks[len(picture.ticks) // 2] == "1"


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        ("0.48", "0.94", ("0.5", "1", "2")),
        ("0.30", "0.94", ("0.25", "0.5", "1", "2", "4")),
        ("0.06", "0.94", ("0.25", "0.5", "1", "2", "4")),
    ],
)
def test_scale_is_as_narrow_as_the_results_allow(low, high, ticks):
    assert draw(make_claim(effect="0.6", low=low, high=high)).ticks == ticks


def test_scale_is_wide_where_an_effect_itself_needs_it():
    assert draw(make_claim(effect="0.1", low="0.05", high="0.3")).ticks == ("0.1", "1", "10")


def test_ticks_stand_in_the_middle_of_even_columns():
    picture = draw(
        make_claim(effect="0.5", low="0.4", high="0.6"),
        make_claim(effect="2", low="1", high="2.5", direction="harm"),
    )

    assert [row.mark.middle for row in picture.rows] == ["16.67%", "83.33%"]


def test_equal_steps_of_a_ratio_are_equally_wide():
    mark = draw(make_claim(effect="1", low="0.5", high="2")).rows[0].mark

    assert (mark.start, mark.middle, mark.end) == ("16.67%", "50.00%", "83.33%")
    assert (mark.width, mark.peak) == ("66.67%", "50.0")


def test_interval_that_leaves_the_scale_ends_in_an_arrow():
    mark = draw(make_claim(effect="2", low="0.01", high="900")).rows[0].mark

    assert (mark.start, mark.end) == (None, None)
    assert (mark.line_start, mark.line_end) == ("0.00%", "100.00%")


def test_larger_trials_have_larger_squares_and_unknown_ones_the_same():
    def sized(people):
        half = make_group(total=people // 2) if people else make_group()
        return make_claim(half, half, effect="0.8", low="0.6", high="0.9")

    sides = [row.mark.side for row in draw(sized(400), sized(100), sized(0)).rows]

    assert sides == [16, 8, 10]


def test_trial_without_interval_stands_in_the_table_as_plainly_as_the_others():
    picture = draw(
        make_claim(effect="0.67", low="0.48", high="0.94"),
        make_claim(make_group(total=100), make_group(total=100), direction="no-clear-difference"),
    )

    row = picture.rows[1]
    assert row.mark is None
    assert (row.found, row.people, row.relative) == ("No clear difference", 200, "")
    assert row.source.label == "Lee 2015"


def test_rows_about_the_same_question_are_told_apart_by_their_people():
    large, small = make_claim(population="Large tumours"), make_claim(population="Small tumours")
    other = make_claim(population="Adults", time_span="1 year")

    rows = draw(large, small, other).rows

    assert [row.population for row in rows] == ["Large tumours", "Small tumours", ""]


def test_plot_without_any_interval_has_no_scale():
    assert draw(make_claim()).ticks == ()


@pytest.mark.parametrize(
    ("direction", "effect", "low", "high"),
    [("benefit", "4", "2", "8"), ("harm", "0.25", "0.125", "0.5")],
)
def test_odds_of_doing_well_are_drawn_the_other_way_round_and_say_so(direction, effect, low, high):
    row = draw(
        make_claim(measure="Odds ratio", effect=effect, low=low, high=high, direction=direction)
    ).rows[0]

    is_benefit = direction == "benefit"
    assert (float(row.mark.middle[:-1]) < 50) == is_benefit
    assert row.note == "This ratio counts people who did well, so it is drawn the other way round."
    assert row.relative.startswith(f"Odds ratio {float(effect):.2f}")


def test_risk_ratio_of_doing_well_is_not_turned_because_its_inverse_means_nothing():
    row = draw(make_claim(measure="Risk ratio", effect="1.4", low="1.2", high="1.6")).rows[0]

    assert row.mark is None
    assert "has no place on this scale" in row.note


def test_response_above_1_is_a_benefit_and_stays_where_it_is():
    row = draw(
        make_claim(
            measure="Risk ratio", effect="1.4", low="1.2", high="1.6", outcome_kind="response"
        )
    ).rows[0]

    assert float(row.mark.middle[:-1]) > 50
    assert row.note == ""


def test_difference_has_no_place_on_a_scale_of_ratios():
    row = draw(make_claim(measure="Difference", effect="-3", low="-5", high="-1")).rows[0]

    assert row.mark is None
    assert row.note == "It is no ratio, so it has no place on this scale."
