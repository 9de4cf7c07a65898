import pytest
from django.core.exceptions import ValidationError

from content.models import Comparison, ComparisonRow
from tests.builders import make_comparison, make_topic

pytestmark = pytest.mark.django_db


def test_rows_go_with_their_table():
    table = make_comparison("car-t", make_topic(), rows=2)

    table.delete()

    assert ComparisonRow.objects.count() == 0


def test_rows_stand_in_their_order():
    table = make_comparison("car-t", make_topic(), rows=2)
    ComparisonRow.objects.create(
        comparison=table, question="First?", first="a", second="b", position=1
    )

    assert [str(row) for row in table.rows.all()] == ["First?", "Question 0?", "Question 1?"]


def test_table_with_a_malformed_key_is_refused():
    table = Comparison(key="Car T", title="A table", second_name="CAR-T")

    with pytest.raises(ValidationError) as refused:
        table.full_clean()

    assert list(refused.value.message_dict) == ["key"]


def test_first_column_is_cik_unless_told_otherwise():
    table = make_comparison("car-t", make_topic())

    assert (table.first_name, table.second_name, str(table)) == ("CIK", "CAR-T", "CIK and car-t")
