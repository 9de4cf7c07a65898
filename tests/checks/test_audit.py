import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.checks import audit_page, audit_site
from content.compose import compose_pages
from content.models import Topic
from tests.builders import CHECKED_ON, make_source, make_topic, make_topic_with_every_component


@pytest.mark.django_db
def test_audit_holds_each_page_with_its_figures_and_findings():
    make_topic(lead="HCC is common. It cost 5.", sections={"Part": "Words."})

    audit = audit_site(on=CHECKED_ON)

    (page,) = audit.pages
    assert page.slug == "liver-cancer"
    assert page.measures.unexpanded == ("HCC",)
    assert page.unsourced == 1
    assert "sources" in page.missing
    assert page.is_due
    assert audit.blocking == sum(finding.blocks for finding in page.findings)
    assert audit.median_grade == page.measures.grade


@pytest.mark.django_db
def test_median_grade_of_the_site_is_limited():
    hard = "Autologous immunotherapy demonstrated recurrence-free survival improvements. " * 3
    make_topic(sections={"Part": hard})
    make_topic("other", sections={"Part": hard})

    audit = audit_site(on=CHECKED_ON)

    assert [f.blocks for f in audit.findings if "The median reading grade" in f.message] == [True]


@pytest.mark.django_db
def test_one_page_alone_is_not_held_to_the_rules_of_the_whole_site():
    make_source("unused")
    make_topic(sections={"Part": "Immunotherapeutic methodologies demonstrated heterogeneity."})

    assert audit_page("liver-cancer", on=CHECKED_ON).findings == ()
    assert audit_site(on=CHECKED_ON).findings != ()


@pytest.mark.django_db
@pytest.mark.parametrize("pages", [1, 3])
def test_audit_costs_twelve_queries_more_than_composing(pages, django_assert_num_queries):
    for number in range(pages):
        make_topic_with_every_component(rows=pages, slug=f"page-{number}")
    with CaptureQueriesContext(connection) as composing:
        compose_pages(Topic.objects.in_reading_order())

    with django_assert_num_queries(len(composing) + 12):
        audit_site(on=CHECKED_ON)


@pytest.mark.django_db
def test_first_content_is_measured_page_by_page(first_content):
    audit = audit_site(on=CHECKED_ON)

    assert [page.slug for page in audit.pages] == list(
        Topic.objects.in_reading_order().values_list("slug", flat=True)
    )
    assert all(page.measures.words > 500 and page.measures.grade > 3 for page in audit.pages)
