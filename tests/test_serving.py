import gzip

import brotli
import pytest

from content import serving
from content.publishing import publish
from tests.builders import NOON, make_overview, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def live_topic():
    topic = make_topic(sections={"One": "Live text."})
    publish(topic, by=None, at=NOON)
    return topic


def test_live_page_costs_one_query_once_it_is_warm(live_topic, client, django_assert_num_queries):
    client.get("/liver-cancer/")

    with django_assert_num_queries(1):
        response = client.get("/liver-cancer/")

    assert b"Live text." in response.content


def test_unchanged_page_is_not_sent_again(live_topic, client, django_assert_num_queries):
    etag = client.get("/liver-cancer/")["ETag"]

    with django_assert_num_queries(1):
        response = client.get("/liver-cancer/", headers={"If-None-Match": etag})

    assert (response.status_code, response.content, response["ETag"]) == (304, b"", etag)
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert response["Vary"] == "Accept-Encoding"


def test_page_that_changed_is_sent_again(live_topic, client):
    etag = client.get("/liver-cancer/")["ETag"]
    live_topic.sections.update(body="New text.")
    publish(live_topic, by=None, at=NOON)

    response = client.get("/liver-cancer/", headers={"If-None-Match": etag})

    assert response.status_code == 200
    assert b"New text." in response.content
    assert response["ETag"] != etag


@pytest.mark.parametrize("known", ["*", '"other", {etag}', "W/{etag}"])
def test_any_form_of_a_known_tag_is_understood(live_topic, client, known):
    etag = client.get("/liver-cancer/")["ETag"]

    response = client.get("/liver-cancer/", headers={"If-None-Match": known.format(etag=etag)})

    assert response.status_code == 304


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("", None),
        ("identity", None),
        ("gzip", "gzip"),
        ("gzip, deflate, br", "br"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.0, gzip;q=0.000", None),
        ("gzip;q=0.8, br;q=0.5", "br"),
        ("GZIP", "gzip"),
        ("gzip; q=0.5", "gzip"),
        ("brotli", None),
        ("br;q=nonsense", None),
    ],
)
def test_page_comes_in_an_encoding_that_the_browser_takes(live_topic, client, accepted, encoding):
    plain = client.get("/liver-cancer/").content

    response = client.get("/liver-cancer/", headers={"Accept-Encoding": accepted})

    unpack = {None: bytes, "gzip": gzip.decompress, "br": brotli.decompress}[encoding]
    assert response.get("Content-Encoding") == encoding
    assert unpack(response.content) == plain
    assert int(response["Content-Length"]) == len(response.content)


def test_each_encoding_has_a_tag_of_its_own(live_topic, client):
    tags = {
        client.get("/liver-cancer/", headers={"Accept-Encoding": encoding})["ETag"]
        for encoding in ("", "gzip", "br")
    }

    assert len(tags) == 3


def test_head_gives_what_get_gives_without_the_body(live_topic, client):
    asked = {"Accept-Encoding": "gzip"}
    got = client.get("/liver-cancer/", headers=asked)

    response = client.head("/liver-cancer/", headers=asked)

    assert (response.status_code, response.content) == (200, b"")
    assert dict(response.headers) == dict(got.headers)


def test_page_says_when_it_was_published(live_topic, client):
    response = client.get("/liver-cancer/")

    assert response["Last-Modified"] == "Mon, 02 Nov 2026 12:00:00 GMT"
    assert response["Content-Type"] == "text/html; charset=utf-8"


def test_publication_is_visible_at_the_next_request_on_every_page(live_topic, client):
    make_topic("lung-cancer", short_title="Lung cancer", position=20)
    before = client.get("/liver-cancer/").content

    from content.models import Topic  # found again, as another process would

    publish(Topic.objects.get(slug="lung-cancer"), by=None, at=NOON)
    after = client.get("/liver-cancer/").content

    assert b'href="/lung-cancer/"' not in before
    assert b'href="/lung-cancer/"' in after


def test_page_that_is_withdrawn_is_gone_at_the_next_request(live_topic, client):
    client.get("/liver-cancer/")
    live_topic.editions.update(is_live=False)

    response = client.get("/liver-cancer/")

    assert response.status_code == 404


def test_publication_that_ends_after_a_later_one_is_visible_too(live_topic, client):
    first = live_topic.editions.get()
    live_topic.sections.update(body="New text.")
    second = publish(live_topic, by=None, at=NOON)
    publish(make_topic("lung-cancer"), by=None, at=NOON)
    live_topic.editions.filter(pk=second.pk).update(is_live=False)  # not yet committed
    live_topic.editions.filter(pk=first.pk).update(is_live=True)
    before = client.get("/liver-cancer/").content

    live_topic.editions.filter(pk=first.pk).update(is_live=False)
    live_topic.editions.filter(pk=second.pk).update(is_live=True)
    after = client.get("/liver-cancer/").content

    assert b"New text." not in before
    assert b"New text." in after


def test_page_is_found_under_its_live_address_only(live_topic):
    make_overview()

    assert serving.find_page("/liver-cancer/") is not None
    assert serving.find_page("/") is None
    assert serving.find_page("/liver-cancer") is None


def test_page_is_rendered_once_for_many_requests(live_topic):
    assert serving.find_page("/liver-cancer/") is serving.find_page("/liver-cancer/")


def test_site_map_costs_one_query_while_nothing_is_published(live_topic, django_assert_num_queries):
    serving.live_site_map()

    with django_assert_num_queries(1):
        site_map = serving.live_site_map()

    assert [page.path for page in site_map.pages] == ["/liver-cancer/"]
