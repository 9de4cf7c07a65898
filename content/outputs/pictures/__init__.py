"""Stored numbers → the places, sizes and words of which a page's pictures consist.

Nothing here is HTML: the templates draw it.
"""

from .figures import Figure, draw_figure
from .forests import ForestPicture, draw_forest
from .schedules import SchedulePicture, draw_schedule

__all__ = [
    "Figure",
    "ForestPicture",
    "SchedulePicture",
    "draw_figure",
    "draw_forest",
    "draw_schedule",
]
