"""The pages made of all live pages, as readers get them."""

import json
from datetime import timedelta
from xml.etree import ElementTree

import html5lib
import pytest
from django.conf import settings

from content import serving
from content.models import Edition, GlossaryTerm, Section
from content.outputs.site_pages import list_site_pages, make_register
from content.publishing import make_site_map, publish, publish_all, read_live_pages
from tests.builders import (
    NOON,
    add_section,
    make_claim,
    make_evidence_row,
    make_faq,
    make_overview,
    make_settings,
    make_source,
    make_topic,
)

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "/faq/",
    "/glossary/",
    "/references/",
    "/references/?kind=trial&cancer=liver",
    "/claims/",
    "/claims/median/",
    "/claims.json",
]
PAGES = [address for address in ADDRESSES if address != "/claims.json"]
HOSTILE = '<script>alert("x")</script>'
LATER = NOON + timedelta(days=1)


@pytest.fixture(autouse=True)
def _fresh_process(monkeypatch):
    monkeypatch.setattr(serving, "_current", None)


@pytest.fixture
def live_site():
    make_settings(disclaimer="This is not medical advice [@law-818].")
    lee = make_source("lee-2015", pmid="123", main_result="It was 44 months.", is_copy=True)
    make_source(
        "law-818",
        kind="regulator",
        title="Order 818",
        authors="",
        doi="",
        url="https://example.org/law",
    )
    GlossaryTerm.objects.create(
        term="T cell", spellings="T cells", definition="A white blood cell."
    )
    make_overview(sections={"Start": "Many T cells [@law-818]."})
    liver = make_topic("liver-cancer", sections={"Results": "It helps [@lee-2015]."})
    row = make_evidence_row("liver", liver, lee, cancer="Liver cancer")
    add_section(liver, "Figures", component=Section.Component.KEY_FIGURES)
    add_section(liver, "Evidence", component=Section.Component.EVIDENCE)
    add_section(liver, "Questions", component=Section.Component.QUESTIONS)
    make_claim(
        "median",
        lee,
        liver,
        cancer=row,
        outcome="Return of the cancer",
        population="Adults",
        treatment="CIK cells",
        comparator="Nothing more",
        time_span="5 years",
        treated_rate="45",
        control_rate="33",
        measure="HR",
        effect="0.63",
        interval_low="0.43",
        interval_high="0.94",
        direction="benefit",
        certainty="low",
        certainty_reason="One trial.",
    )
    make_faq(
        "does-it-work", liver, lee, answer="T cells may help. See [the start](topic:overview)."
    )
    publish_all(by=None, at=NOON)


def parse(response):
    return html5lib.parse(response.content, namespaceHTMLElements=False)


def words(response):
    return " ".join(" ".join(parse(response).find(".//main").itertext()).split())


def find_id(response, name):
    (found,) = [element for element in parse(response).iter() if element.get("id") == name]
    return found


def text(element):
    return " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_costs_one_query_once_it_is_warm(
    address, live_site, client, django_assert_num_queries
):
    client.get(address)

    with django_assert_num_queries(1):
        response = client.get(address)

    assert response.status_code == 200
    assert not response.cookies


@pytest.mark.parametrize("rows", [1, 3])
def test_first_request_costs_two_queries_for_any_number_of_pages(
    rows, client, django_assert_num_queries
):
    for n in range(rows):
        make_topic(f"page-{n}", sections={"One": f"Text [@source-{n}]."})
        make_source(f"source-{n}")
    publish_all(by=None, at=NOON)

    with django_assert_num_queries(2):
        response = client.get("/references/")

    assert f"{rows} sources." in words(response)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_page_can_only_be_read(address, method, live_site, client):
    assert getattr(client, method)(address).status_code == 405


@pytest.mark.parametrize("address", ADDRESSES)
def test_unchanged_page_is_not_sent_again(address, live_site, client):
    etag = client.get(address)["ETag"]

    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_follows_a_publication_at_once(address, live_site, client):
    before = client.get(address).content
    Edition.objects.filter(path="/liver-cancer/").update(is_live=False)

    after = client.get(address)

    assert after.content != before


@pytest.mark.parametrize("address", PAGES)
def test_page_has_the_frame_of_the_site(address, live_site, client):
    response = client.get(address)

    tree = parse(response)
    path = address.split("?")[0]
    canonical = [link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"]
    described = {m.get("name") or m.get("property"): m.get("content") for m in tree.iter("meta")}
    foot = next(e for e in tree.iter("nav") if e.get("aria-label") == "Site-wide lists")
    assert canonical == [f"{settings.SITE_URL}{path}"]
    assert described["og:url"] == canonical[0]
    assert 0 < len(described["description"]) <= 160
    assert tree.findtext(".//title").endswith(" – CIK Info")
    assert [link.text for link in foot.iter("a")] == ["Questions", "Glossary", "Sources", "Claims"]
    assert "This is not medical advice" in " ".join(tree.find("body").itertext())


@pytest.mark.parametrize("address", PAGES)
def test_disclaimer_cites_what_is_listed(address, live_site, client):
    response = client.get(address)

    (mark,) = [
        link
        for link in parse(response).find(".//footer").iter("a")
        if link.get("class") == "citation"
    ]
    place = mark.get("href")
    listed = client.get("/references/") if place.startswith("/references/") else response
    assert text(find_id(listed, place.split("#")[1]))


def test_nothing_published_makes_empty_pages_and_no_entry_in_the_site_map(client):
    found = [client.get(address) for address in ("/faq/", "/glossary/", "/references/", "/claims/")]

    assert [response.status_code for response in found] == [200] * 4
    assert b"<loc>" not in client.get("/sitemap.xml").content
    assert json.loads(client.get("/claims.json").content)["claims"] == []


def test_source_shows_what_it_found_and_what_rests_on_it(live_site, client):
    entry = find_id(client.get("/references/"), "source-lee-2015")

    links = {text(link): link.get("href") for link in entry.iter("a")}
    assert links == {
        "Adjuvant cells": "https://doi.org/10.1000/lee-2015",
        "10.1000/lee-2015": "https://doi.org/10.1000/lee-2015",
        "123": "https://pubmed.ncbi.nlm.nih.gov/123/",
        "Liver cancer": "/liver-cancer/#source-lee-2015",
        "Return of the cancer, 5 years": "/claims/median/",
    }
    assert "Result: It was 44 months." in text(entry)
    assert "This address leads to a copy: no official one was found." in text(entry)
    assert "Last opened on 1 November 2026." in text(entry)


@pytest.mark.parametrize(
    ("query", "count", "there", "missing"),
    [
        ("", "2 sources.", "Order 818", "Show all sources"),
        ("?kind=&cancer=", "2 sources.", "Order 818", "Show all sources"),
        ("?kind=trial", "1 of 2 sources; kind: Clinical trial", "Adjuvant", "Order 818"),
        ("?cancer=liver", "1 of 2 sources; cancer type: Liver cancer.", "Adjuvant", "Order 818"),
        ("?kind=regulator&cancer=liver", "0 of 2 sources", "No source is of this kind", "Adjuvant"),
        ("?kind=nonsense", "2 sources.", "that we do not have", "nonsense"),
        ("?cancer=%3Cb%3E&kind=trial", "1 of 2 sources", "that we do not have", "<b>"),
        ("?page=2", "2 sources.", "Order 818", "Show all sources"),
    ],
)
def test_sources_are_filtered_by_address(query, count, there, missing, live_site, client):
    said = words(client.get(f"/references/{query}"))

    assert count in said
    assert there in said
    assert missing not in said


def test_filter_shows_what_was_chosen(live_site, client):
    tree = parse(client.get("/references/?kind=trial&cancer=liver"))

    chosen = [o.get("value") for o in tree.iter("option") if o.get("selected") is not None]
    (form,) = tree.iter("form")
    assert chosen == ["trial", "liver"]
    assert (form.get("method"), form.get("action")) == ("get", "/references/")


def test_many_unknown_words_do_not_fill_the_memory(live_site, client):
    for n in range(20):
        client.get(f"/references/?kind=nonsense-{n}&cancer={n}")

    assert len(serving.live_site().kept) == 1


def test_claim_stands_with_its_limits(live_site, client):
    said = words(client.get("/claims/median/"))

    for part in (
        "Return of the cancer, 5 years The median was 44 months.",
        "Cancer type Liver cancer",
        "Who was studied Adults",
        "Treatment CIK cells",
        "Compared with Nothing more",
        "Direction Benefit: the result was better with the treatment.",
        "Low certainty. One trial.",
        "Where in it abstract",
        "Date checked 1 November 2026",
        "0.63",
        "Certainty of the evidence (GRADE): low. One trial. Source: Lee JH",
    ):
        assert part in said
    assert "45" in said
    assert "33" in said


def test_claim_leads_to_its_source_and_to_the_place_that_shows_it(live_site, client):
    links = [link.get("href") for link in parse(client.get("/claims/median/")).iter("a")]

    assert "/references/#source-lee-2015" in links
    assert "/liver-cancer/#claim-median" in links
    assert find_id(client.get("/liver-cancer/"), "claim-median") is not None


@pytest.mark.parametrize("key", ["nonsense", "unshown", "Median"])
def test_claim_that_no_live_page_shows_is_not_found_and_says_where_to_look(key, live_site, client):
    make_claim("unshown", make_source("other"), sentence="A secret.")

    response = client.get(f"/claims/{key}/")

    assert response.status_code == 404
    assert "This claim is not on any page now" in words(response)
    assert "/claims/" in [link.get("href") for link in parse(response).find(".//main").iter("a")]
    assert b"A secret." not in response.content


def test_claim_disappears_when_its_page_is_published_without_it(live_site, client):
    topic = Edition.objects.get(path="/liver-cancer/").topic
    assert client.get("/claims/median/").status_code == 200
    topic.key_figures.clear()
    publish(topic, by=None, at=LATER)

    assert client.get("/claims/median/").status_code == 404


def test_claims_are_listed_for_readers_and_for_programs(live_site, client):
    said = words(client.get("/claims/"))
    response = client.get("/claims.json")

    assert "Liver cancer The median was 44 months. Benefit" in said
    assert response["Content-Type"] == "application/json"
    assert [item["key"] for item in json.loads(response.content)["claims"]] == ["median"]


def test_questions_stand_with_answers_sources_and_pages(live_site, client):
    response = client.get("/faq/")

    question = find_id(response, "does-it-work")
    links = {text(link): link.get("href") for link in parse(response).find(".//main").iter("a")}
    assert text(question) == "What about does-it-work?"
    assert links["the start"] == "/"
    assert links["Liver cancer"] == "/liver-cancer/#does-it-work"
    assert links["1"] == "#source-lee-2015"
    assert "Lee JH" in text(find_id(response, "source-lee-2015"))


def test_first_use_of_a_term_among_the_answers_is_marked(live_site, client):
    content = client.get("/faq/").content.decode()

    assert content.count('popovertarget="term-t-cell"') == 1


def test_glossary_lists_terms_with_letters_spellings_and_pages(live_site, client):
    response = client.get("/glossary/")

    links = {text(link): link.get("href") for link in parse(response).find(".//main").iter("a")}
    assert links["T"] == "#letter-t"
    assert text(find_id(response, "letter-t")) == "T"
    assert text(find_id(response, "term-t-cell")) == "T cell"
    assert links["Overview"] == "/"
    assert "Also written: T cells A white blood cell." in words(response)


def test_mark_on_a_page_leads_to_its_glossary_entry(live_site, client):
    content = client.get("/").content.decode()

    assert content.count('class="term"') == 1
    assert 'href="/glossary/#term-t-cell"' in content
    assert "Terms used on this page" in content


def test_words_of_editors_are_never_markup(client):
    make_settings()
    source = make_source(title=HOSTILE, main_result=HOSTILE, limitation=HOSTILE, authors=HOSTILE)
    GlossaryTerm.objects.create(term=HOSTILE, spellings="helper cells", definition=HOSTILE)
    topic = make_topic(
        short_title=HOSTILE[:40], sections={"One": f"Some helper cells {HOSTILE} [@lee-2015]."}
    )
    add_section(topic, "Figures", component=Section.Component.KEY_FIGURES)
    add_section(topic, "Questions", component=Section.Component.QUESTIONS)
    make_claim("x", source, topic, sentence=HOSTILE, population=HOSTILE, outcome=HOSTILE)
    make_faq("y", topic, source, question=HOSTILE, answer=HOSTILE)
    publish_all(by=None, at=NOON)

    for address in [
        "/liver-cancer/",
        "/faq/",
        "/glossary/",
        "/references/",
        "/claims/",
        "/claims/x/",
    ]:
        response = client.get(address)
        assert response.status_code == 200
        assert list(parse(response).iter("script")) == [], address


def test_site_map_dates_a_page_by_the_newest_edition_that_feeds_it(live_site, client):
    topic = make_topic("later", sections={"One": "It says [@lee-2015]."})
    publish(topic, by=None, at=LATER)

    root = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our own XML

    dates = {url[0].text.removeprefix(settings.SITE_URL): url[1].text[:10] for url in root}
    assert dates["/references/"] == "2026-11-03"
    assert dates["/faq/"] == "2026-11-02"
    assert dates["/claims/median/"] == "2026-11-02"


def test_pages_have_titles_and_descriptions_of_their_own_even_for_claims_that_begin_alike(
    live_site,
):
    topic = make_topic("alike")
    add_section(topic, "Figures", component=Section.Component.KEY_FIGURES)
    for key in ("one", "two"):
        make_claim(key, make_source(key), topic, sentence="The same words " * 20)
    publish(topic, by=None, at=NOON)
    pages = read_live_pages()

    listed = list_site_pages(make_register(pages, make_site_map(pages)))

    assert len(listed) == 7
    assert len({page.title for page in listed}) == 7
    assert len({page.description for page in listed}) == 7


def test_page_on_how_information_is_made_is_linked_at_the_foot_once_it_is_live(live_site, client):
    topic = make_topic("how-we-make-our-information", short_title="How we work")
    assert b"How we work" not in client.get("/faq/").content

    publish(topic, by=None, at=NOON)

    foot = next(n for n in parse(client.get("/faq/")).iter("nav") if n.get("class") == "site-links")
    assert {text(a): a.get("href") for a in foot.iter("a")}["How we work"] == f"/{topic.slug}/"
