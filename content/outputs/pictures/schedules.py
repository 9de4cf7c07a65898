"""Steps in time → bars over one scale."""

from __future__ import annotations

from dataclasses import dataclass

from ...documents import Schedule, ScheduleStep
from .scales import Scale, percent

_STRIDES = {"day": (1, 2, 7, 14, 28, 56, 7000), "week": (1, 2, 4, 8, 12, 26, 52, 7000)}
"""Days or weeks from one tick to the next; the last holds whatever can be stored."""


@dataclass(frozen=True)
class ScheduleBar:
    """One step with the place of its bar."""

    step: ScheduleStep
    when: str
    start: str
    width: str


@dataclass(frozen=True)
class SchedulePicture:
    """The steps of a schedule over one scale; each tick stands in the middle of its column."""

    bars: tuple[ScheduleBar, ...]
    ticks: tuple[int, ...]
    tick_places: tuple[str, ...]


def draw_schedule(schedule: Schedule) -> SchedulePicture:
    """The steps in their order as bars, each day or week one step of the scale wide."""
    last = max((step.last for step in schedule.steps), default=0)
    stride = next(size for size in _STRIDES[schedule.unit] if last + 0.5 <= 5.5 * size)
    ticks = tuple(range(0, last + stride, stride))
    if ticks[-1] - last >= stride / 2 + 0.5:
        ticks = ticks[:-1]
    scale = Scale(low=-stride / 2, high=ticks[-1] + stride / 2, labels=())
    return SchedulePicture(
        bars=tuple(
            ScheduleBar(
                step=step,
                when=_say_when(schedule.unit, step),
                start=percent(scale.place(step.first - 0.5)),
                width=percent(scale.place(step.last + 0.5) - scale.place(step.first - 0.5)),
            )
            for step in schedule.steps
        ),
        ticks=ticks,
        tick_places=tuple(percent(scale.place(tick)) for tick in ticks),
    )


def _say_when(unit: str, step: ScheduleStep) -> str:
    if step.first == step.last:
        return f"{unit.capitalize()} {step.first}"
    return f"{unit.capitalize()}s {step.first} to {step.last}"
