"""What a claim's numbers say, in words."""

from __future__ import annotations

from decimal import Decimal

from ...documents import Claim, Group


def say_relative(claim: Claim) -> str:
    """`Hazard ratio 0.67 (95% interval 0.48 to 0.94)`, or nothing if there is no effect."""
    if claim.effect is None:
        return ""
    low, high = claim.interval_low, claim.interval_high
    known = [number for number in (claim.effect, low, high) if number is not None]
    decimals = max(2, *map(_decimals, known))
    interval = (
        "no interval reported"
        if low is None or high is None
        else f"95% interval {low:.{decimals}f} to {high:.{decimals}f}"
    )
    return f"{claim.measure} {claim.effect:.{decimals}f} ({interval})"


def say_absolute(claim: Claim) -> str:
    """Both groups in numbers, or that the source has none for a relative effect."""
    if claim.has_people:
        treated, control = (
            say_people(group, claim.base) for group in (claim.treated, claim.control)
        )
        return f"{treated} of {claim.base:,} with CIK, {control} of {claim.base:,} without"
    values = (claim.treated.value, claim.control.value)
    if None in values:
        return "The source gives no numbers for each group" if claim.effect is not None else ""
    treated, control = (say_value(value, values) for value in values)
    return f"{treated} {claim.value_unit} with CIK, {control} without"


def say_people(group: Group, base: int) -> str:
    """People out of `base` in digits. A few are never told as none."""
    number = group.out_of(base)
    return "fewer than 1" if number == 0 and group.share else str(number)


def say_value(value: Decimal | None, values: tuple[Decimal | None, ...]) -> str:
    """A value with as many decimals as the most exact one beside it."""
    if value is None:
        return ""
    decimals = max(_decimals(other) for other in values if other is not None)
    return f"{value:,.{decimals}f}"


def say_counted(group: Group) -> str:
    """What the report gives: people, or a rate, or only how many were in the group."""
    if group.rate is not None:
        rate = f"{group.rate:.{_decimals(group.rate)}f}%"
        if group.events is not None and group.total:
            return f"{group.events:,} of {group.total:,} people, given as {rate}"
        return f"{rate} of {group.total:,} people" if group.total else f"{rate}, given as a rate"
    if group.events is not None and group.total:
        return f"{group.events:,} of {group.total:,} people"
    return f"{group.total:,} people" if group.total else "not stated"


def _decimals(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
