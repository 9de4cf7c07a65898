from django.template import Context, Template

from content.documents import ForestPlot, ForestPlots, Schedule, ScheduleStep
from content.markup import CitedSource
from tests.outputs.pictures.examples import make_claim


def render(text, **context):
    return Template("{% load pictures %}" + text).render(Context(context))


def test_template_gets_a_picture_for_each_plot_with_its_source():
    claim = make_claim(source_key="lee", effect="0.5", low="0.4", high="0.6")
    plot = ForestPlot(key="liver-death", cancer="Liver cancer", outcome="Death", claims=(claim,))
    sources = {"lee": CitedSource(number=7, label="Lee 2015")}

    text = render(
        "{% with forests=component|draw_forests:sources %}{{ forests|length }} {{ forests|has_marks }}"
        "{% endwith %}",
        component=ForestPlots(plots=(plot,)),
        sources=sources,
    )

    assert text == "1 True"


def test_template_gets_a_bar_for_each_step_of_a_schedule():
    step = ScheduleStep(label="Growing", first=2, last=14, note="")
    schedule = Schedule(
        key="making", title="Making", description="Days.", unit="day", steps=(step,)
    )

    text = render(
        "{% with picture=schedule|draw_schedule %}{{ picture.bars|length }}{% endwith %}",
        schedule=schedule,
    )

    assert text == "1"
