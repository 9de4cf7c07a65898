import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from content.models import FAQ
from tests.builders import make_faq, make_topic

pytestmark = pytest.mark.django_db


def test_two_questions_cannot_share_an_address():
    topic = make_topic()
    make_faq("is-it-safe", topic)
    other = make_faq("other", topic)
    other.key = "is-it-safe"

    with pytest.raises(ValidationError) as refused:
        other.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        other.save()

    assert refused.value.message_dict == {
        "key": ["Common question with this Address already exists."]
    }


def test_question_is_named_by_its_words():
    assert str(make_faq("is-it-safe", make_topic(), question="Is it safe?")) == "Is it safe?"


def test_groups_stand_in_the_order_in_which_readers_ask():
    assert FAQ.Group.labels == [
        "Basics",
        "Does it work?",
        "Having the treatment",
        "Access, law and cost",
    ]
