"""What a template cannot say: where the marks of a component's picture stand."""

from collections.abc import Mapping

from django import template

from ..documents import ForestPlots, Schedule
from ..markup import CitedSource
from ..outputs import pictures

register = template.Library()


@register.filter
def draw_forests(
    component: ForestPlots, sources: Mapping[str, CitedSource]
) -> list[pictures.ForestPicture]:
    """The rows and the scale of each forest plot, each row with its source's number and label."""
    return [pictures.draw_forest(plot, sources) for plot in component.plots]


@register.filter
def has_marks(forests: list[pictures.ForestPicture]) -> bool:
    """Whether there is a scale with marks to be explained."""
    return any(forest.ticks for forest in forests)


@register.filter
def draw_schedule(schedule: Schedule) -> pictures.SchedulePicture:
    """The bars and the scale of a schedule."""
    return pictures.draw_schedule(schedule)
