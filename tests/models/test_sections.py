import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from content.models import KEPT_PREFIXES, PAGE_ANCHORS
from tests.builders import add_section, make_topic

pytestmark = pytest.mark.django_db


def refusal(row):
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    return refused.value.message_dict


def refused_by_database(row):
    """The name of the constraint with which the database itself refuses `row`."""
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        row.save()
    return str(refused.value)


def test_section_gets_its_address_from_its_first_heading():
    topic = make_topic(sections={})

    section = add_section(topic, "What did the trials find?")

    assert section.anchor == "what-did-the-trials-find"


def test_section_keeps_its_address_when_its_heading_changes():
    section = add_section(make_topic(sections={}), "What trials found")

    section.heading = "What we know"
    section.save()

    section.refresh_from_db()
    assert (section.heading, section.anchor) == ("What we know", "what-trials-found")


def test_sections_with_one_heading_get_different_addresses():
    topic, other = make_topic("one", sections={}), make_topic("two", sections={})

    anchors = [add_section(topic, "Costs?").anchor for _ in range(4)]
    elsewhere = add_section(other, "Costs?").anchor

    assert anchors == ["costs", "costs-2", "costs-3", "costs-4"]
    assert elsewhere == "costs"


def test_address_of_a_deleted_section_may_be_used_again_without_a_clash():
    topic = make_topic(sections={})
    sections = [add_section(topic, "Costs") for _ in range(3)]
    sections[1].delete()

    anchors = [add_section(topic, "Costs").anchor for _ in range(2)]

    assert anchors == ["costs-2", "costs-4"]


@pytest.mark.parametrize("heading", ["!?", "为什么", "—"])
def test_heading_without_latin_letters_gets_a_neutral_address(heading):
    assert add_section(make_topic(sections={}), heading).anchor == "section"


def test_long_heading_gets_an_address_that_fits():
    topic = make_topic(sections={})

    sections = [add_section(topic, "word " * 28) for _ in range(2)]

    for section in sections:
        section.full_clean()
    assert sections[0].anchor == "-".join(["word"] * 12)
    assert sections[1].anchor == f"{sections[0].anchor}-2"


@pytest.mark.parametrize("anchor", sorted(PAGE_ANCHORS))
def test_section_keeps_off_the_addresses_of_the_page_template(anchor):
    heading = anchor.replace("-", " ").capitalize()

    assert add_section(make_topic(sections={}), heading).anchor == f"about-{anchor}"


@pytest.mark.parametrize("prefix", KEPT_PREFIXES)
def test_section_keeps_off_the_addresses_of_records(prefix):
    heading = f"{prefix.replace('-', ' ')}of something"

    assert add_section(make_topic(sections={}), heading).anchor == f"about-{prefix}of-something"


def test_second_section_with_the_same_address_is_refused_in_words_and_by_the_database():
    topic = make_topic(sections={"One": "", "Two": ""})
    one, two = topic.sections.all()
    two.anchor = one.anchor

    assert refusal(two)["__all__"] == [
        "Another section of this page already has this section address."
    ]
    assert "anchor" in refused_by_database(two)


def test_sections_stand_in_the_order_of_their_place():
    topic = make_topic(sections={})
    for place, heading in [(30, "c"), (10, "a"), (20, "b")]:
        add_section(topic, heading, position=place)

    assert [section.heading for section in topic.sections.all()] == ["a", "b", "c"]
