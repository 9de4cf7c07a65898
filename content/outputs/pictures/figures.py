"""Claims → people out of 100, and the table beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...documents import Claim, Group
from .wording import say_counted, say_people, say_relative, say_value

PITCH = 10
"""Distance from one person to the next; a row of ten is PITCH * 10 + AISLE wide."""
AISLE = 4
"""Room after five people and after a hundred, so that one can count at a glance."""


@dataclass(frozen=True)
class Place:
    """Where one person stands."""

    x: int
    y: int


@dataclass(frozen=True)
class Crowd:
    """People of one kind: whole rows of ten, then single people."""

    rows: tuple[int, ...]
    singles: tuple[Place, ...]


@dataclass(frozen=True)
class GroupPicture:
    """One group of a claim as people out of 100 or out of 1,000."""

    key: str
    name: str
    number: int
    base: int
    affected: Crowd
    others: Crowd
    affected_dots: str
    other_dots: str

    @property
    def of_base(self) -> str:
        """`of 100` or `of 1,000`."""
        return f"of {self.base:,}"

    @property
    def rest(self) -> int:
        """People without the outcome."""
        return self.base - self.number


@dataclass(frozen=True)
class FigureRow:
    """A group in the figure's table: what is shown of it, and what was counted."""

    name: str
    shown: str
    counted: str


@dataclass(frozen=True)
class Figure:
    """A claim as a picture of people and a table. Without people or values both are empty."""

    claim: Claim
    groups: tuple[GroupPicture, ...]
    column: str
    rows: tuple[FigureRow, ...]
    relative: str


def draw_figure(claim: Claim) -> Figure:
    """The claim's groups as people and as rows of a table, and its relative effect in words."""
    groups = (("treated", claim.treated), ("control", claim.control))
    people = claim.has_people
    values = (claim.treated.value, claim.control.value)
    has_values = not people and any(value is not None for value in values)
    rows = (
        FigureRow(
            name=name_group(key, group),
            shown=say_people(group, claim.base) if people else say_value(group.value, values),
            counted=say_counted(group),
        )
        for key, group in groups
        if people or group.value is not None
    )
    return Figure(
        claim=claim,
        groups=tuple(draw_group(key, group, claim.base) for key, group in groups) if people else (),
        column=f"Out of {claim.base:,} people" if people else _capitalise(claim.value_unit),
        rows=tuple(rows) if people or has_values else (),
        relative=say_relative(claim),
    )


def draw_group(key: str, group: Group, base: int) -> GroupPicture:
    """`group` as `base` people, those with the outcome first. `key`: treated or control."""
    number = group.out_of(base) or 0
    is_crowd = base == 100
    return GroupPicture(
        key=key,
        name=name_group(key, group),
        number=number,
        base=base,
        affected=_place(0, number) if is_crowd else Crowd((), ()),
        others=_place(number, base) if is_crowd else Crowd((), ()),
        affected_dots="" if is_crowd else _dot(0, number),
        other_dots="" if is_crowd else _dot(number, base),
    )


def name_group(key: str, group: Group) -> str:
    """What the group got, as the claim says it."""
    return group.name or ("Treated group" if key == "treated" else "Comparison group")


def _place(first: int, after: int) -> Crowd:
    """The people from number `first` to before number `after` of a hundred."""
    rows, singles = [], []
    number = first
    while number < after:
        row, column = divmod(number, 10)
        y = row * PITCH + (AISLE if row >= 5 else 0)
        if column == 0 and number + 10 <= after:
            rows.append(y)
            number += 10
        else:
            singles.append(Place(column * PITCH + (AISLE if column >= 5 else 0), y))
            number += 1
    return Crowd(tuple(rows), tuple(singles))


def _dot(first: int, after: int) -> str:
    """The same of a thousand in ten blocks of a hundred: path data whose dashes are the dots."""
    return "".join(_dotted_rows(first, after))


def _dotted_rows(first: int, after: int) -> Iterator[str]:
    number = first
    while number < after:
        block, inside = divmod(number, 100)
        row, column = divmod(inside, 10)
        length = min(10 - column, after - number)
        x = block % 5 * (10 * PITCH + AISLE) + column * PITCH + PITCH // 2
        y = block // 5 * (10 * PITCH + AISLE) + row * PITCH + PITCH // 2
        yield f"M{x} {y}h{(length - 1) * PITCH + 0.1:g}"
        number += length


def _capitalise(words: str) -> str:
    return words[:1].upper() + words[1:]
