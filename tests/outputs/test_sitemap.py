from datetime import UTC, datetime
from xml.etree import ElementTree

from content.documents import PageSummary, SiteMap
from content.outputs.site_pages import SitePage
from content.outputs.sitemap import NAMESPACE, render_sitemap


def test_site_map_names_pages_with_their_whole_address():
    page = PageSummary(
        topic_id=1,
        path="/a&b/",
        title="A",
        short_title="A",
        description="A",
        hub="",
        position=1,
        is_in_explore=True,
        published_at=datetime(2026, 11, 2, 12, tzinfo=UTC),
    )

    xml = render_sitemap(SiteMap(pages=(page,)), site_url="https://www.example.org")

    (url,) = ElementTree.fromstring(xml)  # noqa: S314 - our own XML
    assert xml.startswith(b"<?xml version='1.0' encoding='utf-8'?>")
    assert [child.text for child in url] == [
        "https://www.example.org/a&b/",
        "2026-11-02T12:00:00+00:00",
    ]


def test_site_map_of_nothing_is_an_empty_list():
    xml = render_sitemap(SiteMap(pages=()), site_url="https://www.example.org")

    root = ElementTree.fromstring(xml)  # noqa: S314 - our own XML
    assert (root.tag, list(root)) == (f"{{{NAMESPACE}}}urlset", [])


def test_site_map_names_what_is_made_of_all_pages_behind_them():
    page = SitePage(
        path="/glossary/",
        title="Glossary",
        short_title="Glossary",
        description="Words.",
        published_at=datetime(2026, 11, 3, 12, tzinfo=UTC),
    )

    xml = render_sitemap(SiteMap(pages=()), [page], site_url="https://www.example.org")

    (url,) = ElementTree.fromstring(xml)  # noqa: S314 - our own XML
    assert [child.text for child in url] == [
        "https://www.example.org/glossary/",
        "2026-11-03T12:00:00+00:00",
    ]
