from decimal import Decimal

import pytest

from content.compose import PREFETCHES, compose_page
from content.documents import AnyComponent
from content.models import Section
from tests.builders import (
    add_section,
    make_claim,
    make_cost,
    make_source,
    make_topic,
    make_topic_with_every_component,
)

pytestmark = pytest.mark.django_db
Component = Section.Component


@pytest.mark.parametrize("name", [name for name in Component.values if name])
def test_every_choice_of_records_composes_to_a_component(name):
    topic = make_topic(sections={})
    add_section(topic, "A", component=name)

    component = compose_page(topic).sections[0].component

    assert isinstance(component, AnyComponent)


@pytest.mark.parametrize("name", list(PREFETCHES))
def test_component_whose_records_are_missing_reads_like_one_without_rows(name):
    topic = make_topic(sections={})
    add_section(topic, "A", component=name)

    component = compose_page(topic).sections[0].component

    assert [getattr(component, field) for field in component.__struct_fields__][-1] == ()


@pytest.mark.parametrize(
    ("low", "high", "currency", "amount"),
    [
        (200_000, None, "CNY", "CNY 200,000"),
        (999_000, 1_290_000, "CNY", "CNY 999,000 to 1,290,000"),
        (Decimal("20.40"), None, "USD", "USD 20"),
    ],
)
def test_price_is_said_with_its_currency_and_source(low, high, currency, amount):
    topic = make_topic(sections={})
    add_section(topic, "Costs", component=Component.COSTS)
    make_cost("course", topic, make_source("a"), low=low, high=high, currency=currency)

    (cost,) = compose_page(topic).sections[0].component.costs

    assert cost.amount == f"{amount} [@a]"


def test_record_with_several_sources_cites_them_by_key():
    topic = make_topic(sections={})
    add_section(topic, "Costs", component=Component.COSTS)
    make_cost("course", topic, make_source("b"), make_source("a"))

    page = compose_page(topic)

    assert page.sections[0].component.costs[0].amount == "CNY 200,000 [@a][@b]"
    assert [source.key for source in page.sources] == ["a", "b"]


def test_key_figure_says_its_certainty_only_where_it_has_one():
    topic = make_topic(sections={})
    add_section(topic, "Figures", component=Component.KEY_FIGURES)
    source = make_source()
    make_claim("a", source, topic, certainty="very-low", certainty_reason="One trial.")
    make_claim("b", source, topic)

    first, second = compose_page(topic).sections[0].component.figures

    assert (first.certainty.word, first.certainty.reason) == ("Very low", "One trial.")
    assert second.certainty is None


def test_records_of_another_page_are_not_shown():
    topic = make_topic_with_every_component(1)
    make_topic_with_every_component(1, slug="planted")

    page = compose_page(topic)

    assert "planted" not in repr(page.sections)
