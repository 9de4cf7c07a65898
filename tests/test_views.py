from xml.etree import ElementTree

import html5lib
import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from content.models import Edition, Topic
from content.publishing import publish, publish_all
from tests.builders import NOON, make_overview, make_settings, make_source, make_staff, make_topic

pytestmark = pytest.mark.django_db

PUBLIC = [
    "/",
    "/liver-cancer/",
    "/sitemap.xml",
    "/robots.txt",
    "/favicon.ico",
    "/healthz",
    "/readyz",
]


@pytest.fixture
def live_site():
    make_settings()
    make_source("lee-2015")
    make_overview(title="CIK therapy", sections={"Start": "[Liver](topic:liver-cancer)."})
    make_topic(
        "liver-cancer",
        title="CIK & liver cancer",
        description="What is “known”.",
        sections={"Results": "It helps [@lee-2015]."},
    )
    publish_all(by=None, at=NOON)


def parse(response):
    return html5lib.parse(response.content, namespaceHTMLElements=False)


def words(response):
    return " ".join(" ".join(parse(response).find("body").itertext()).split())


def meta(response):
    return {
        element.get("name") or element.get("property"): element.get("content")
        for element in parse(response).iter("meta")
    }


def move(slug, to):
    topic = Topic.objects.get(slug=slug)
    topic.slug = to
    topic.save()
    publish(topic, by=None, at=NOON)


def test_reader_sees_the_live_page(live_site, client):
    response = client.get("/liver-cancer/")

    assert [h1.text for h1 in parse(response).iter("h1")] == ["CIK & liver cancer"]
    assert "It helps" in words(response)
    assert "Not yet medically reviewed." in words(response)


@pytest.mark.parametrize("address", [*PUBLIC, "/nothing-here/", "/overview/", "/preview/x/"])
def test_reader_gets_no_cookie(live_site, client, address):
    response = client.get(address)

    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "") or address == "/preview/x/"


@pytest.mark.parametrize("address", [*PUBLIC, "/nothing-here/"])
def test_every_answer_is_guarded_by_its_headers(live_site, client, address):
    response = client.get(address)

    policy = dict(
        directive.split(" ", 1) for directive in response["Content-Security-Policy"].split("; ")
    )
    assert "unsafe" not in response["Content-Security-Policy"]
    assert (policy["default-src"], policy["script-src"]) == ("'none'", "'self'")
    assert (policy["frame-ancestors"], policy["base-uri"]) == ("'none'", "'none'")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("address", [*PUBLIC, "/nothing-here/", "/preview/liver-cancer/"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_wrong_method_is_refused_with_the_right_ones(live_site, client, address, method):
    response = getattr(client, method)(address)

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("address", PUBLIC)
def test_head_answers_like_get_without_a_body(live_site, client, address):
    got, asked = client.get(address), client.head(address)

    assert (asked.status_code, asked.content) == (got.status_code, b"")
    assert asked["Content-Type"] == got["Content-Type"]


@pytest.mark.parametrize(
    "address",
    [
        "/nothing-here/",
        "/Liver-Cancer/",
        "/liver cancer/",
        "/liver-cancer/more/",
        "/ä/",
        "/%00/",
        "/..%2fadmin/",
        "/-/",
        "/" + "a" * 3_000 + "/",
        "/liver-cancer.php",
    ],
)
def test_unknown_or_malformed_address_gives_a_page_that_helps(live_site, client, address):
    response = client.get(address)

    links = {link.get("href") for link in parse(response).iter("a")}
    assert response.status_code == 404
    assert "This page was not found" in words(response)
    assert {"/", "/liver-cancer/"} <= links
    assert meta(response)["robots"] == "noindex"


def test_unknown_address_helps_even_before_anything_is_published(client):
    response = client.get("/nothing-here/")

    assert response.status_code == 404
    assert "What you can try" in words(response)


def test_address_without_its_slash_redirects(live_site, client):
    response = client.get("/liver-cancer")

    assert (response.status_code, response["Location"]) == (301, "/liver-cancer/")


def test_address_of_the_overview_redirects_to_the_root(live_site, client):
    response = client.get("/overview/")

    assert (response.status_code, response["Location"]) == (301, "/")


def test_former_addresses_lead_to_the_page_in_one_hop(live_site, client):
    move("liver-cancer", "liver")
    move("liver", "liver-tumours")

    answers = [client.get(address) for address in ("/liver-cancer/", "/liver/")]

    assert [(answer.status_code, answer["Location"]) for answer in answers] == [
        (301, "/liver-tumours/")
    ] * 2
    assert "It helps" in words(client.get("/liver-tumours/"))


def test_address_that_came_back_serves_again(live_site, client):
    move("liver-cancer", "liver")
    move("liver", "liver-cancer")

    assert client.get("/liver-cancer/").status_code == 200
    assert client.get("/liver/")["Location"] == "/liver-cancer/"
    assert client.get("/liver/")["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_address_changed_in_the_working_copy_changes_nothing_for_readers(live_site, client):
    Topic.objects.filter(slug="liver-cancer").update(slug="liver")

    assert client.get("/liver-cancer/").status_code == 200
    assert client.get("/liver/").status_code == 404


def test_saved_change_is_invisible_and_published_change_is_visible_at_once(live_site, client):
    topic = Topic.objects.get(slug="liver-cancer")
    topic.sections.update(body="A planted change.")

    before = client.get("/liver-cancer/")
    publish(topic, by=None, at=NOON)
    after = client.get("/liver-cancer/")

    assert "A planted change." not in words(before)
    assert "A planted change." in words(after)


def test_link_to_a_page_that_is_not_live_is_shown_as_words(live_site, client):
    topic = Topic.objects.get(slug="liver-cancer")
    draft = make_topic("draft")
    topic.sections.update(body="See [the draft](topic:draft).")
    publish(topic, by=None, at=NOON)

    before = client.get("/liver-cancer/")
    publish(draft, by=None, at=NOON)
    after = client.get("/liver-cancer/")

    assert "See the draft." in words(before)
    assert "/draft/" not in before.content.decode()
    assert 'See <a href="/draft/">the draft</a>.' in after.content.decode()


def test_heads_of_a_page_name_it_for_search_engines_and_messengers(live_site, client):
    response = client.get("/liver-cancer/")

    found = meta(response)
    links = {link.get("rel"): link.get("href") for link in parse(response).iter("link")}
    assert links["canonical"] == f"{settings.SITE_URL}/liver-cancer/"
    assert found["description"] == found["og:description"] == "What is “known”."
    assert found["og:title"] == "CIK & liver cancer"
    assert found["og:url"] == f"{settings.SITE_URL}/liver-cancer/"
    assert found["og:image"].startswith(f"{settings.SITE_URL}/static/images/share")
    assert "robots" not in found


def test_preview_sends_a_stranger_to_sign_in(live_site, client):
    response = client.get("/preview/liver-cancer/")

    assert (response.status_code, response["Location"]) == (
        302,
        "/admin/login/?next=/preview/liver-cancer/",
    )


def test_preview_is_refused_to_staff_without_the_permission(live_site, client):
    client.force_login(make_staff("erika"))

    response = client.get("/preview/liver-cancer/")

    assert response.status_code == 403
    assert "It helps" not in response.content.decode()


def test_preview_shows_what_is_saved_and_is_neither_cached_nor_indexed(live_site, client):
    Topic.objects.get(slug="liver-cancer").sections.update(body="A planted draft.")
    client.force_login(make_staff("erika", "view_topic"))

    response = client.get("/preview/liver-cancer/")

    assert "A planted draft." in words(response)
    assert "This is the saved working copy." in words(response)
    assert response["X-Robots-Tag"] == "noindex"
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]
    assert Edition.objects.count() == 2
    assert "A planted draft." not in words(Client().get("/liver-cancer/"))


def test_preview_of_a_page_that_was_never_published_shows_it(live_site, client):
    make_topic("draft", title="A draft", sections={"One": "So [@nobody]."})
    client.force_login(make_staff("erika", "view_topic"))

    response = client.get("/preview/draft/")

    assert [h1.text for h1 in parse(response).iter("h1")] == ["A draft"]
    assert "[no source “nobody”]" in words(response)


def test_preview_of_an_unknown_page_is_not_found(live_site, client):
    client.force_login(make_staff("erika", "view_topic"))

    assert client.get("/preview/nothing-here/").status_code == 404


def test_reader_who_is_no_staff_sees_no_preview(live_site, client):
    client.force_login(User.objects.create_user("reader"))

    assert client.get("/preview/liver-cancer/").status_code == 403


def test_signed_in_editor_gets_the_same_bytes_as_a_reader(live_site, client):
    as_reader = client.get("/liver-cancer/").content
    client.force_login(make_staff("erika", "view_topic"))

    response = client.get("/liver-cancer/")

    assert response.content == as_reader
    assert not response.cookies


def test_site_map_lists_every_live_page_with_its_moment(live_site, client):
    make_topic("draft")

    response = client.get("/sitemap.xml")

    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    entries = [
        (url.findtext(f"{space}loc"), url.findtext(f"{space}lastmod"))
        for url in ElementTree.fromstring(response.content)  # noqa: S314 - our own XML
    ]
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    assert entries == [
        (f"{settings.SITE_URL}/", "2026-11-02T12:00:00+00:00"),
        (f"{settings.SITE_URL}/liver-cancer/", "2026-11-02T12:00:00+00:00"),
        (f"{settings.SITE_URL}/references/", "2026-11-02T12:00:00+00:00"),
    ]


def test_robots_may_read_what_readers_may(live_site, client):
    response = client.get("/robots.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == (
        "User-agent: *\nDisallow: /admin/\nDisallow: /preview/\n\n"
        f"Sitemap: {settings.SITE_URL}/sitemap.xml\n"
    )


def test_icon_is_found_where_browsers_look(live_site, client):
    response = client.get("/favicon.ico")

    assert response.status_code == 302
    assert response["Location"].startswith("/static/images/favicon")


def test_health_is_answered_without_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/healthz")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response["Cache-Control"]


def test_site_with_a_home_page_is_ready(live_site, client):
    response = client.get("/readyz")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_site_without_a_home_page_is_not_ready(client):
    response = client.get("/readyz")

    assert (response.status_code, response.json()) == (503, {"status": "nothing is published"})


def test_site_whose_database_fails_is_not_ready(live_site, client):
    from django.db import OperationalError  # what a lost connection raises

    def fail(execute, sql, params, many, context):
        raise OperationalError("server closed the connection unexpectedly")

    with connection.execute_wrapper(fail):
        response = client.get("/readyz")
        health = client.get("/healthz")

    assert (response.status_code, response.json()) == (503, {"status": "no database"})
    assert health.status_code == 200
