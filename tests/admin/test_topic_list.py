import pytest

from content.models import Topic
from content.publishing import publish
from tests.builders import (
    NOON,
    make_overview,
    make_settings,
    make_topic,
    make_topic_with_every_component,
)

from .forms import list_address, rows_of

pytestmark = pytest.mark.django_db

LIST_QUERIES = 36


@pytest.fixture
def live_topic(db):
    """A page that readers see."""
    make_settings()
    topic = make_topic(title="Liver cancer")
    publish(topic, by=None, at=NOON)
    return topic


def test_list_stands_in_reading_order_with_each_state(publisher, live_topic):
    overview = make_overview(title="Home")
    publish(overview, by=None, at=NOON)
    Topic.objects.filter(pk=overview.pk).update(lead="Changed.")
    make_topic("basics", title="Basics of it", kind="basics", hub="basics")

    rows = rows_of(publisher.get(list_address(Topic)))

    assert rows == [
        "Home Overview (the home page) Home page "
        "Live, with changes that readers do not see yet Due: no date set",
        "Basics of it Basics Basics Never published Due: no date set",
        "Liver cancer One cancer type By cancer type Live Due: no date set",
    ]


@pytest.mark.parametrize("topics", [1, 3])
def test_list_costs_the_same_for_any_number_of_pages(publisher, topics, django_assert_num_queries):
    make_settings()
    for number in range(topics):
        topic = make_topic_with_every_component(slug=f"page-{number}")
        publish(topic, by=None, at=NOON)

    with django_assert_num_queries(LIST_QUERIES):
        response = publisher.get(list_address(Topic))

    assert len(rows_of(response)) == topics


@pytest.mark.parametrize(
    ("state", "titles"), [("live", ["Liver"]), ("waiting", ["Lung"]), ("never", ["Gastric"])]
)
def test_list_is_filtered_by_state(publisher, state, titles):
    for slug in ("liver", "lung"):
        publish(make_topic(slug), by=None, at=NOON)
    make_topic("gastric")
    Topic.objects.filter(slug="lung").update(lead="Changed.")

    rows = rows_of(publisher.get(list_address(Topic), {"state": state}))

    assert [row.split()[0] for row in rows] == titles


def test_list_is_filtered_by_review(publisher):
    make_topic("old", next_review_on="2020-01-31")
    make_topic("undated")
    make_topic("fresh", next_review_on="2999-01-31")

    rows = rows_of(publisher.get(list_address(Topic), {"review": "due"}))

    assert sorted(row.split()[0] for row in rows) == ["Old", "Undated"]
    assert "Due since 31 Jan 2020" in " ".join(rows)


@pytest.mark.parametrize("query", ["hepato", "liver-c", "found"])
def test_page_is_found_by_search_words_address_and_heading(publisher, query):
    make_topic(search_words="hepatocellular")
    make_topic("lung", sections={"Other": "Text."})

    rows = rows_of(publisher.get(list_address(Topic), {"q": query}))

    assert [row.split()[0] for row in rows] == ["Liver"]
