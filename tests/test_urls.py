import pytest
from django.urls import resolve, reverse

ADDRESSES = {
    "overview": ("/", {}),
    "sitemap": ("/sitemap.xml", {}),
    "robots": ("/robots.txt", {}),
    "favicon": ("/favicon.ico", {}),
    "healthz": ("/healthz", {}),
    "readyz": ("/readyz", {}),
    "faq": ("/faq/", {}),
    "glossary": ("/glossary/", {}),
    "references": ("/references/", {}),
    "claims": ("/claims/", {}),
    "claim": ("/claims/lee-2015/", {"key": "lee-2015"}),
    "claims-json": ("/claims.json", {}),
    "preview": ("/preview/liver-cancer/", {"slug": "liver-cancer"}),
    "topic": ("/liver-cancer/", {"slug": "liver-cancer"}),
}


@pytest.mark.parametrize("name", ADDRESSES)
def test_every_address_is_found_by_its_name(name):
    address, arguments = ADDRESSES[name]

    assert reverse(name, kwargs=arguments) == address
    assert resolve(address).url_name == name


def test_pages_have_a_slash_at_the_end_and_files_and_probes_have_none():
    from content.urls import urlpatterns  # the list itself is what is tested

    addresses = [str(pattern.pattern) for pattern in urlpatterns if str(pattern.pattern)]
    machines = {address for address in addresses if not address.endswith("/")}

    assert {address for address in machines if "." not in address} == {"healthz", "readyz"}
    assert all("." not in address for address in set(addresses) - machines)
