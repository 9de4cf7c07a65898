import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content import documents
from content.documents import (
    SideEffect,
    decode,
    encode,
)

from .any_document import COMPONENTS, make_document, make_section, values_of


@pytest.mark.parametrize("kind", COMPONENTS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_every_component_survives_in_a_section(kind, data):
    section = make_section(component=data.draw(values_of(kind)))
    document = make_document(sections=(section,))

    assert decode(encode(document)).sections[0].component == section.component


@pytest.mark.parametrize("kind", COMPONENTS)
def test_every_component_names_a_template_that_exists(kind):
    from django.template.loader import get_template  # needs Django's settings

    template = f"components/{kind.__struct_config__.tag.replace('-', '_')}.html"

    assert get_template(template).template.name == template


@pytest.mark.parametrize(
    ("affected", "observed", "counted", "words"),
    [
        (None, None, "people", ""),
        (None, 100, "people", ""),
        (5, None, "people", ""),
        (0, 0, "people", ""),
        (0, 1_234, "infusions", "0 out of 1,234 infusions"),
        (44, 100, "people", "about 44 out of 100 people"),
        (1, 3, "people", "about 33 out of 100 people"),
        (100, 100, "", "about 100 out of 100"),
        (1, 100, "people", "about 1 out of 100 people"),
        (9, 1_000, "people", "about 9 out of 1,000 people"),
        (1, 1_000, "people", "about 1 out of 1,000 people"),
        (1, 2_000, "people", "about 5 out of 10,000 people"),
        (1, 10_000, "people", "about 1 out of 10,000 people"),
        (1, 50_000, "people", "1 out of 50,000 people"),
    ],
)
def test_frequency_is_said_in_people_out_of_a_round_number(affected, observed, counted, words):
    texts = "key name description frequency starts lasts what_helps call_for_help"
    effect = SideEffect(
        **dict.fromkeys(texts.split(), ""), affected=affected, observed=observed, counted=counted
    )

    assert effect.out_of == words


@settings(max_examples=200)
@given(st.integers(1, 1_000_000), st.integers(1, 1_000_000))
def test_frequency_of_something_seen_is_never_said_to_be_none(affected, observed):
    affected, observed = min(affected, observed), max(affected, observed)
    texts = "key name description frequency counted starts lasts what_helps call_for_help"
    effect = SideEffect(**dict.fromkeys(texts.split(), ""), affected=affected, observed=observed)

    assert not effect.out_of.removeprefix("about ").startswith("0 ")


def test_whatsapp_link_holds_digits_only():
    channels = documents.ContactChannels(
        organisation="CancerFax", telephone="", whatsapp="+91 98765-43210", email="", form_url=""
    )

    assert (channels.whatsapp_digits, channels.has_any) == ("919876543210", True)


def test_organisation_without_channels_cannot_be_reached():
    channels = documents.ContactChannels(
        organisation="CancerFax", telephone="", whatsapp="", email="", form_url=""
    )

    assert not channels.has_any
