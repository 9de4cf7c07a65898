"""What was promised of the first content and a machine can check."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.management import call_command

from content.models import FAQ, Claim, EvidenceRow, GlossaryTerm, Section, Source, Topic

pytestmark = pytest.mark.django_db


def repeated_paragraphs(texts):
    """Paragraphs of ten words or more that stand in more than one place."""
    paragraphs = Counter(
        " ".join(paragraph.split())
        for text in texts
        for paragraph in re.split(r"\n\s*\n", text)
        if len(paragraph.split()) >= 10
    )
    return [paragraph for paragraph, times in paragraphs.items() if times > 1]


def test_first_content_passes_every_hard_rule(first_content, capsys):
    call_command("check_content")

    assert "hard  " not in capsys.readouterr().out


def test_first_content_is_as_large_as_promised(first_content):
    main_pages = Topic.objects.filter(is_in_explore=True).exclude(kind="overview")

    assert main_pages.count() == 20
    assert EvidenceRow.objects.count() == 10
    assert Claim.objects.count() >= 120
    assert FAQ.objects.count() >= 40
    assert GlossaryTerm.objects.count() >= 80


def test_no_paragraph_stands_on_two_pages(first_content):
    texts = Section.objects.values_list("body", flat=True)

    assert repeated_paragraphs(texts) == []


def test_planted_repetition_is_seen():
    paragraph = "one two three four five six seven eight nine ten"

    assert repeated_paragraphs([f"{paragraph}\n\nother", f"x\n\n{paragraph}"]) == [paragraph]


def test_no_source_leads_to_an_address_that_is_known_to_be_bad(first_content):
    bad = ("auxus.cn", "lucaturilli.net", "cancerfax.com", "http://2", "http://1")

    assert [source.key for source in Source.objects.all() if source.url.startswith(bad)] == []
    assert [s.key for s in Source.objects.all() if any(part in s.url for part in bad[:3])] == []


def test_trials_without_benefit_are_in_the_register(first_content):
    directions = Counter(Claim.objects.values_list("direction", flat=True))

    assert directions["no-clear-difference"] >= 20
    assert directions["harm"] >= 5


@pytest.mark.parametrize(
    "file", sorted(Path(settings.FIXTURES).glob("*.yaml")), ids=lambda f: f.name
)
def test_fixture_reads_as_a_list_of_records(file):
    assert isinstance(yaml.safe_load(file.read_text()), list)
