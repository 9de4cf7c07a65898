import pytest

from content.compose import find_anchors
from content.compose.references import mentions
from content.models import PAGE_ANCHORS
from tests.builders import make_faq, make_topic

pytestmark = pytest.mark.django_db


def test_anchors_of_a_page_are_its_sections_its_questions_and_the_template_s():
    topic = make_topic(sections={"What trials found": ""})
    make_faq("is-it-safe", topic)
    make_faq("elsewhere", make_topic("other"))

    anchors = find_anchors([topic.pk])

    assert anchors == {topic.pk: PAGE_ANCHORS | {"what-trials-found", "is-it-safe"}}


@pytest.mark.parametrize("topics", [1, 3])
def test_finding_anchors_costs_two_queries_for_any_number_of_pages(
    topics, django_assert_num_queries
):
    keys = [make_topic(f"topic-{n}").pk for n in range(topics)]

    with django_assert_num_queries(2):
        anchors = find_anchors(keys)

    assert set(anchors) == set(keys)


@pytest.mark.parametrize(
    ("text", "spelling", "is_there"),
    [
        ("CIK cells are used.", "CIK", True),
        ("The cik cells.", "CIK", False),
        ("Antigens are parts.", "antigen", False),
        ("An Antigen is a part.", "antigen", True),
        ("DC-CIK is another.", "CIK", False),
        ("(antigen)", "Antigen", True),
        ("", "CIK", False),
        ("a.b", "a+b", False),
    ],
)
def test_term_is_mentioned_as_a_whole_word_only(text, spelling, is_there):
    assert mentions(text)(spelling) is is_there
