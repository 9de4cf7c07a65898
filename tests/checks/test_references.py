import pytest

from content.checks import find_faults
from content.publishing import publish
from tests.builders import NOON, make_claim, make_source, make_topic

pytestmark = pytest.mark.django_db


def test_sound_texts_have_no_faults():
    make_claim("survival", make_source("lee-2015"))
    make_topic("lung-cancer")

    faults = find_faults({"lead": "[@lee-2015] {claim:survival} [x](topic:lung-cancer#y)", "x": ""})

    assert faults == {}


def test_each_fault_stands_beside_its_field():
    faults = find_faults(
        {
            "lead": "[@nobody] and [@nobody]",
            "body": "{claim:nothing} [x](topic:nowhere) [@other]",
            "sound": "Words.",
            "note": "[" * 50,
        }
    )

    assert faults == {
        "lead": [
            "There is no source with the key “nobody”. Add it under Sources, or correct [@nobody]."
        ],
        "body": [
            "There is no source with the key “other”. Add it under Sources, or correct [@other].",
            "There is no claim with the key “nothing”. Add it under Claims, or correct it.",
            "There is no page with the address “nowhere”. Correct topic:nowhere.",
        ],
        "note": ["There is a long run of signs such as * or _. Remove it."],
    } or faults["note"] == ["Too many brackets are opened and not closed. Check the links."]


def test_page_may_link_to_its_own_new_address():
    assert find_faults({"lead": "[x](topic:new)"}, own_slug="new") == {}


def test_address_that_was_public_once_may_be_linked():
    topic = make_topic("lungs")
    publish(topic, by=None, at=NOON)
    topic.slug = "lung-cancer"
    topic.save()

    assert find_faults({"lead": "[x](topic:lungs)"}) == {}


@pytest.mark.parametrize("texts", [1, 3])
def test_finding_faults_costs_four_queries_for_any_number_of_texts(
    texts, django_assert_num_queries
):
    typed = {f"text-{n}": f"[@a{n}] {{claim:b{n}}} [x](topic:c{n})" for n in range(texts)}

    with django_assert_num_queries(4):
        faults = find_faults(typed)

    assert [len(found) for found in faults.values()] == [3] * texts
