"""SiteMap → sitemap.xml."""

from xml.etree import ElementTree

from ..documents import SiteMap

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def render_sitemap(site_map: SiteMap, *, site_url: str) -> bytes:
    """The sitemap as XML. `lastmod` is the moment at which the live edition was published."""
    root = ElementTree.Element("urlset", xmlns=NAMESPACE)
    for page in site_map.pages:
        url = ElementTree.SubElement(root, "url")
        ElementTree.SubElement(url, "loc").text = f"{site_url}{page.path}"
        ElementTree.SubElement(url, "lastmod").text = page.published_at.isoformat(
            timespec="seconds"
        )
    xml: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return xml
