import pytest

from tests.builders import make_comparison, make_source, make_topic

from .forms import form_address, save

pytestmark = pytest.mark.django_db


def test_row_is_added_moved_and_taken_out_in_the_form_of_its_table(publisher):
    table = make_comparison("car-t", make_topic(), make_source(), rows=2)

    save(
        publisher,
        form_address(table),
        **{
            "rows-TOTAL_FORMS": "3",
            "rows-0-DELETE": "on",
            "rows-1-position": "20",
            "rows-2-position": "10",
            "rows-2-question": "How long does it take?",
            "rows-2-first": "Weeks.",
            "rows-2-second": "Days.",
        },
    )

    assert [row.question for row in table.rows.all()] == ["How long does it take?", "Question 1?"]
