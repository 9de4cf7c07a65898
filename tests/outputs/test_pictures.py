"""The pictures as they stand on a page."""

import gzip
import re
from decimal import Decimal
from xml.etree import ElementTree

import html5lib
import pytest

from content.compose import compose_page
from content.documents import EditionStamp
from content.models import Section
from content.outputs.page_html import render_page
from content.publishing import publish, read_site_map
from tests.builders import (
    NOON,
    add_section,
    make_claim,
    make_evidence_row,
    make_schedule,
    make_settings,
    make_source,
    make_topic,
)

pytestmark = pytest.mark.django_db

STAMP = EditionStamp(number=1, published_at=NOON, change_note="")
RATES = {
    "sentence": "At 5 years, of 100 people with CIK 45 were free of it; of 100 without, 33.",
    "outcome": "Alive without return of the cancer",
    "outcome_kind": "recurrence",
    "time_span": "5 years",
    "treatment": "16 infusions",
    "comparator": "No further treatment",
    "treated_rate": Decimal("44.8"),
    "treated_total": 114,
    "control_rate": Decimal("33.1"),
    "control_total": 112,
    "measure": "HR",
    "effect": Decimal("0.67"),
    "interval_low": Decimal("0.48"),
    "interval_high": Decimal("0.94"),
    "direction": "benefit",
    "certainty": "low",
    "certainty_reason": "Not blinded.",
}


def render(topic):
    return render_page(compose_page(topic), stamp=STAMP, site_map=read_site_map())


def parse(html):
    return html5lib.parse(html, namespaceHTMLElements=False)


def words(element):
    return " ".join(" ".join(element.itertext()).split())


def find(tree, name, value, attribute="class"):
    found = [
        element for element in tree.iter() if value in str(element.get(attribute) or "").split()
    ]
    assert found, f"no {name} with {attribute} {value}"
    return found


def elements(tree, tag):
    """Elements by name, HTML or SVG."""
    return [element for element in tree.iter() if str(element.tag).split("}")[-1] == tag]


def topic_with_figure(**values):
    topic = make_topic(sections={"Figures": "Before.\n\n{figure:lee}\n\nAfter."})
    make_claim("lee", make_source(), **{**RATES, **values})
    return topic


def test_figure_says_draws_and_tabulates_the_same_numbers():
    figure = find(parse(render(topic_with_figure())), "figure", "figure-lee", "id")[0]

    assert words(figure.find("figcaption")).startswith("At 5 years, of 100 people with CIK 45")
    assert [words(number) for number in find(figure, "number", "people__number")] == [
        "45 of 100",
        "33 of 100",
    ]
    table = figure.find("table")
    assert words(table.find("caption")) == "Alive without return of the cancer, 5 years"
    assert [[words(cell) for cell in row] for row in table.find("tbody")] == [
        ["16 infusions", "45", "44.8% of 114 people"],
        ["No further treatment", "33", "33.1% of 112 people"],
    ]


def test_figure_names_its_certainty_and_gives_the_relative_effect_last():
    figure = find(parse(render(topic_with_figure())), "figure", "figure-lee", "id")[0]

    said = words(figure)
    assert "Low certainty. Not blinded." in said
    assert said.endswith("Relative effect: hazard ratio 0.67 (95% interval 0.48 to 0.94).")


def test_figure_cites_the_source_of_its_claim():
    figure = find(parse(render(topic_with_figure())), "figure", "figure-lee", "id")[0]

    assert [link.get("href") for link in figure.find("figcaption").iter("a")] == [
        "#source-lee-2015"
    ]


def test_picture_of_people_tells_in_words_what_it_shows():
    tree = parse(render(topic_with_figure()))

    pictures = [svg for svg in tree.iter() if svg.get("role") == "img"]
    assert len(pictures) == 2
    told = []
    for picture in pictures:
        labels = [
            find(picture, "label", pk, "id")[0] for pk in picture.get("aria-labelledby").split()
        ]
        told.append(" / ".join(words(label) for label in labels))
    assert told[0] == (
        "45 of 100 people: 16 infusions / Ten rows of ten people. "
        "45 are filled: Alive without return of the cancer. 55 are outlines."
    )


def test_picture_of_people_draws_everybody_once():
    picture = find(parse(render(topic_with_figure())), "picture", "people__picture")[0]

    drawn = {}
    for kind in ("people__affected", "people__others"):
        uses = [use.get("href") for use in find(picture, kind, kind)[0]]
        drawn[kind] = sum(10 if address.endswith("-ten") else 1 for address in uses)
        assert {address.removeprefix("#") for address in uses} <= {
            str(element.get("id")) for element in picture.iter()
        }
    assert drawn == {"people__affected": 45, "people__others": 55}


def test_rare_outcome_is_drawn_out_of_1000():
    topic = topic_with_figure(treated_rate=Decimal("0.6"), control_rate=Decimal("3.5"))

    html = render(topic)

    assert "6 of 1,000" in words(parse(html))
    assert "35 of 1,000" in words(parse(html))
    assert "<use " not in html


def test_claim_without_numbers_still_shows_its_sentence_and_its_limits():
    topic = make_topic(sections={"Figures": "{figure:xu}"})
    make_claim(
        "xu",
        make_source(),
        sentence="No clear difference was found.",
        population="200 adults",
        direction="no-clear-difference",
        certainty="low",
        certainty_reason="One hospital.",
    )

    figure = find(parse(render(topic)), "figure", "figure-xu", "id")[0]

    assert figure.find("table") is None
    assert elements(figure, "svg") == find(figure, "mark", "certainty__mark")
    assert "No clear difference was found." in words(figure)
    assert "Who was studied: 200 adults." in words(figure)


def topic_with_plot(*claims):
    topic = make_topic()
    add_section(topic, "Plots", component=Section.Component.FOREST)
    row = make_evidence_row("liver", topic, make_source("pool", year=2020))
    for year, (key, values) in enumerate(claims, 2010):
        make_claim(
            key, make_source(key, authors=f"{key.capitalize()} A", year=year), cancer=row, **values
        )
    return topic


NO_INTERVAL = {
    "outcome_kind": "recurrence",
    "outcome": "Disease-free survival",
    "direction": "no-clear-difference",
    "certainty": "low",
    "treated_total": 100,
    "control_total": 100,
}


def test_plot_lists_trials_by_year_and_then_pooled_estimates():
    pooled = {**RATES, "is_pooled": True, "treated_total": None, "control_total": None}
    topic = topic_with_plot(("yu", pooled), ("xu", NO_INTERVAL), ("lee", RATES))

    table = find(parse(render(topic)), "plot", "forest-liver-recurrence", "id")[0]

    rows = [words(row.find("th")) for row in table.find("tbody")]
    assert rows == [
        "Xu 2011 200 people",
        "Lee 2012 226 people",
        "Yu 2010 pooled",
    ]
    assert words(table.find("caption")) == "Liver: cancer coming back or growing"


def test_plot_says_in_words_what_each_row_found():
    topic = topic_with_plot(("xu", NO_INTERVAL), ("lee", RATES))

    table = find(parse(render(topic)), "plot", "forest-liver-recurrence", "id")[0]

    assert [words(row.find("td")) for row in table.find("tbody")] == [
        "Disease-free survival No clear difference. No interval reported.",
        "Alive without return of the cancer, 5 years Benefit. 45 of 100 with CIK, 33 of 100 without. "
        "Hazard ratio 0.67 (95% interval 0.48 to 0.94).",
    ]
    assert "fewer with CIK" in words(table)
    assert "more with CIK" in words(table)


def test_marks_are_explained_only_where_there_are_any():
    with_marks = words(parse(render(topic_with_plot(("xu", NO_INTERVAL), ("lee", RATES)))))

    assert "Each mark is one result" in with_marks


def test_table_without_any_interval_has_no_column_for_marks():
    tree = parse(render(topic_with_plot(("xu", NO_INTERVAL))))

    table = find(tree, "plot", "forest-liver-recurrence", "id")[0]
    assert [words(cell) for cell in elements(table.find("thead"), "th")] == [
        "Study",
        "What it found",
    ]
    assert "Each mark is one result" not in words(tree)


def test_every_row_of_a_plot_leads_to_its_source():
    html = render(topic_with_plot(("xu", NO_INTERVAL), ("lee", RATES)))

    table = find(parse(html), "plot", "forest-liver-recurrence", "id")[0]
    addresses = [row.find("th").find("a").get("href") for row in table.find("tbody")]
    assert addresses == ["#source-xu", "#source-lee"]
    assert {address.removeprefix("#") for address in addresses} <= set(
        re.findall(r'id="([^"]+)"', html)
    )


def test_page_without_results_says_so_where_a_plot_would_stand():
    topic = make_topic()
    add_section(topic, "Plots", component=Section.Component.FOREST)

    assert "Our register holds no result of this kind yet." in words(parse(render(topic)))


def test_schedule_lists_its_steps_with_a_bar_each():
    topic = make_topic()
    add_section(topic, "Days", component=Section.Component.SCHEDULE)
    make_schedule("making", topic, make_source(), steps=3)

    figure = find(parse(render(topic)), "schedule", "schedule-making", "id")[0]

    assert [[words(cell) for cell in row] for row in figure.find("table").find("tbody")] == [
        ["Days 0 to 1", "Step 0", ""],
        ["Days 1 to 2", "Step 1", ""],
        ["Days 2 to 3", "Step 2", ""],
    ]
    assert len(elements(figure, "rect")) == 3


def certainty_links(html):
    return re.findall(r'class="certainty-link" href="([^"]*)"', html)


def test_figure_links_to_what_the_certainty_words_mean():
    topic = topic_with_figure()
    evidence = make_topic("evidence", kind="basics", hub="basics")
    add_section(evidence, "The four words", "High, low.", anchor="certainty-words")
    make_settings()
    publish(evidence, by=None, at=NOON)

    assert certainty_links(render(topic)) == ["/evidence/#certainty-words"]


def test_there_is_no_such_link_while_that_page_is_not_live():
    topic = topic_with_figure()
    make_topic("evidence", kind="basics", hub="basics")

    assert certainty_links(render(topic)) == []


def test_there_is_no_such_link_on_that_page_itself():
    evidence = make_topic("evidence", sections={"Figures": "{figure:lee}"})
    add_section(evidence, "The four words", "High, low.", anchor="certainty-words")
    make_claim("lee", make_source(), **RATES)
    publish(evidence, by=None, at=NOON)

    assert certainty_links(render(evidence)) == []


def test_figure_costs_less_than_two_kilobytes_on_the_line():
    topic = make_topic("with", sections={"Figures": "Before.\n\n{figure:lee}"})
    plain = make_topic("none", sections={"Figures": "Before.\n\n{claim:lee}"})
    make_claim("lee", make_source(), **RATES)

    sizes = [len(gzip.compress(render(page).encode())) for page in (topic, plain)]

    assert sizes[0] - sizes[1] < 2_000


def test_pictures_hold_no_style_and_well_formed_paths():
    html = render(topic_with_figure())

    for svg in re.findall(r"<svg.*?</svg>", html, re.DOTALL):
        ElementTree.fromstring(svg)  # noqa: S314 - our own markup
        assert "style=" not in svg
