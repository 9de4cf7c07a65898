from itertools import pairwise

import pytest

from content.documents import Schedule, ScheduleStep
from content.outputs.pictures.schedules import draw_schedule


def draw(*spans, unit="day"):
    steps = tuple(
        ScheduleStep(label=f"Step {first}", first=first, last=last, note="")
        for first, last in spans
    )
    return draw_schedule(
        Schedule(key="making", title="Making", description="How.", unit=unit, steps=steps)
    )


@pytest.mark.parametrize(
    ("unit", "last", "ticks"),
    [
        ("day", 0, (0,)),
        ("day", 3, (0, 1, 2, 3)),
        ("day", 21, (0, 7, 14, 21)),
        ("day", 22, (0, 7, 14, 21)),
        ("day", 32767, (0, 7000, 14000, 21000, 28000, 35000)),
        ("week", 60, (0, 12, 24, 36, 48, 60)),
    ],
)
def test_ticks_are_few_and_at_usual_distances(unit, last, ticks):
    assert draw((0, last), unit=unit).ticks == ticks


def test_tick_stands_in_the_middle_of_its_column():
    assert draw((0, 21)).tick_places == ("12.50%", "37.50%", "62.50%", "87.50%")


@pytest.mark.parametrize("last", range(1, 200))
def test_every_bar_lies_within_the_picture(last):
    picture = draw((0, 0), (last, last), (0, last))

    for bar in picture.bars:
        start, width = float(bar.start[:-1]), float(bar.width[:-1])
        assert start >= 0
        assert width > 0
        assert start + width <= 100.01
    assert len(picture.ticks) <= 6


def test_bars_follow_the_days():
    starts = [float(bar.start[:-1]) for bar in draw((0, 0), (1, 1), (2, 9)).bars]

    assert all(earlier < later for earlier, later in pairwise(starts))


def test_one_day_and_several_are_said_in_words():
    bars = draw((14, 14), (1, 3)).bars

    assert [bar.when for bar in bars] == ["Day 14", "Days 1 to 3"]
