"""Even scales, and places on them as percentages of a picture's width.

So a picture has any width and its marks still keep their size.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """An even scale. Its ticks stand in the middle of columns of one width, as labels do."""

    low: float
    high: float
    labels: tuple[str, ...]

    def place(self, value: float) -> float:
        """Where `value` stands, from 0 to 1."""
        return (value - self.low) / (self.high - self.low)


def percent(share: float) -> str:
    """`45.00%` for 0.45."""
    return f"{100 * share:.2f}%"
