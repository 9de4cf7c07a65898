import pytest
from django.urls import reverse

from content.models import Claim
from tests.builders import (
    make_claim,
    make_evidence_row,
    make_faq,
    make_source,
    make_topic,
)

from .forms import form_address, list_address, messages_of, uses_on

pytestmark = pytest.mark.django_db

FORM_QUERIES = 25


def test_claim_says_everything_that_uses_it(publisher):
    topic = make_topic(
        "liver", sections={"Results": "So {claim:median}", "Plot": "{figure:median}"}
    )
    claim = make_claim("median", make_source(), topic)
    faq = make_faq("how-long", topic, answer="It is {claim:median}")

    uses = uses_on(publisher.get(form_address(claim)))

    assert uses == [
        ("Page “Liver”", "as a key figure", form_address(topic)),
        ("Page “Liver”, section “Results”", "in “text”", form_address(topic)),
        ("Page “Liver”, section “Plot”", "in “text”", form_address(topic)),
        ("Common question “What about how-long?”", "in “answer”", form_address(faq)),
    ]


def test_claim_in_a_text_is_not_deleted(publisher):
    claim = make_claim("median", make_source())
    make_faq("how-long", make_topic(), answer="It is {claim:median}")

    publisher.post(reverse("admin:content_claim_delete", args=[claim.pk]), {"post": "yes"})

    assert Claim.objects.exists()


def test_claim_list_shows_cancer_and_source_for_the_same_queries(
    publisher, django_assert_num_queries
):
    topic = make_topic()
    for number in range(3):
        source = make_source(f"source-{number}")
        make_claim(f"claim-{number}", source, cancer=make_evidence_row(f"row-{number}", topic))

    with django_assert_num_queries(7):
        html = publisher.get(list_address(Claim)).content.decode()

    assert "source-2" in html
    assert "Row-2" in html
    assert messages_of(publisher.get(list_address(Claim))) == []
