"""The live pages, and those made of all of them → sitemap.xml."""

from collections.abc import Iterable
from datetime import datetime
from xml.etree import ElementTree

from ..documents import SiteMap
from .site_pages import SitePage

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def render_sitemap(
    site_map: SiteMap, site_pages: Iterable[SitePage] = (), *, site_url: str
) -> bytes:
    """The sitemap as XML. `lastmod` is when the live edition, or the newest behind it, was published."""
    root = ElementTree.Element("urlset", xmlns=NAMESPACE)
    moments: list[tuple[str, datetime | None]] = [
        *((page.path, page.published_at) for page in site_map.pages),
        *((page.path, page.published_at) for page in site_pages),
    ]
    for path, published_at in moments:
        url = ElementTree.SubElement(root, "url")
        ElementTree.SubElement(url, "loc").text = f"{site_url}{path}"
        if published_at:
            moment = published_at.isoformat(timespec="seconds")
            ElementTree.SubElement(url, "lastmod").text = moment
    xml: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return xml
