import pytest
from django.urls import reverse

from content.models import Source
from tests.builders import (
    add_section,
    make_claim,
    make_comparison,
    make_evidence_row,
    make_faq,
    make_settings,
    make_source,
    make_topic,
)

from .forms import errors_beside, form_address, list_address, save, uses_on

pytestmark = pytest.mark.django_db

FORM_QUERIES = 25


def test_source_says_everything_that_uses_it(publisher):
    source, other = make_source("lee-2015"), make_source("lee-2015-other")
    topic = make_topic("liver", lead="Known [@lee-2015].", sections={})
    add_section(topic, "Results", "As found [@lee-2015].")
    add_section(topic, "Nearly", "As found [@lee-2015-other].")
    row = make_evidence_row("liver", topic, source, summary="Seen [@lee-2015].")
    claim = make_claim("median", source)
    table = make_comparison("car-t", topic, source)
    make_settings(disclaimer="As said [@lee-2015].")
    make_faq("apart", topic, other)

    uses = uses_on(publisher.get(form_address(source)))

    assert sorted(uses) == sorted(
        [
            ("Page “Liver”", "in “lead”", form_address(topic)),
            ("Page “Liver”, section “Results”", "in “text”", form_address(topic)),
            ("Evidence row “Liver”", "in “sources”, in “what studies found”", form_address(row)),
            ("Claim “median”", "in “source”", form_address(claim)),
            ("Comparison “CIK and car-t”, row “Question 0?”", "in “sources”", form_address(table)),
            (
                "Site settings “Site settings”",
                "in “disclaimer”",
                "/admin/content/sitesettings/1/change/",
            ),
        ]
    )


def test_unused_source_says_so(publisher):
    html = publisher.get(form_address(make_source())).content.decode()

    assert "Nothing uses it yet." in html


@pytest.mark.parametrize("uses", [1, 3])
def test_finding_uses_costs_the_same_for_any_number(publisher, uses, django_assert_num_queries):
    source = make_source("lee-2015")
    for number in range(uses):
        topic = make_topic(f"page-{number}", sections={"One": "See [@lee-2015]."})
        make_faq(f"faq-{number}", topic, source)
        make_comparison(f"table-{number}", topic, source)

    with django_assert_num_queries(FORM_QUERIES):
        response = publisher.get(form_address(source))

    assert len(uses_on(response)) == 3 * uses


@pytest.mark.parametrize("together", [False, True])
def test_used_source_is_not_deleted_and_what_uses_it_is_named(publisher, together):
    source = make_source("lee-2015")
    topic = make_topic("liver", sections={"Results": "As found [@lee-2015]."})
    address = reverse("admin:content_source_delete", args=[source.pk])
    data = {"post": "yes"}
    if together:
        address = list_address(Source)
        data |= {"action": "delete_selected", "_selected_action": [source.pk]}

    html = publisher.post(address, data).content.decode()

    assert "still used here" in html
    assert f'<a href="{form_address(topic)}">Page “Liver”, section “Results”</a>' in html
    assert Source.objects.exists()


def test_unused_source_is_deleted(publisher):
    source = make_source()

    publisher.post(reverse("admin:content_source_delete", args=[source.pk]), {"post": "yes"})

    assert not Source.objects.exists()


def test_key_in_use_cannot_be_changed(publisher):
    source = make_source("lee-2015")
    make_faq("cost", make_topic(), source)

    response = save(publisher, form_address(source), key="lee-2016", title="Typed in vain")

    assert errors_beside(response, "key") == [
        "The key “lee-2015” is in use, so it has to stay. “Used in” says where."
    ]
    assert "Typed in vain" in response.content.decode()


def test_key_of_an_unused_source_can_be_changed(publisher):
    source = make_source("lee-2051")

    save(publisher, form_address(source), key="lee-2015")

    assert Source.objects.get().key == "lee-2015"


@pytest.mark.parametrize(
    "query", ["lee-2015", "Adjuvant", "Lim YS", "2015", "10.1000", "South Korea", "open-label"]
)
def test_source_is_found_by_any_of_its_fields(publisher, query):
    make_source("lee-2015", country="South Korea", design="open-label trial")
    make_source("other", title="Else", authors="Wu X", year=1999, doi="10.2222/x")

    html = publisher.get(list_address(Source), {"q": query}).content.decode()

    assert "1 source" in html
    assert ">lee-2015</a>" in html


def test_source_without_any_address_is_refused_in_words(publisher):
    source = make_source()

    response = save(publisher, form_address(source), doi="")

    assert "Give a DOI, a PubMed number or a web address." in response.content.decode()
    assert Source.objects.get().doi == "10.1000/lee-2015"
