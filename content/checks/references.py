"""Texts as typed → faults, field by field, before they are stored."""

from collections.abc import Mapping

from .. import markup
from ..models import Claim, Edition, Source, Topic


def find_faults(texts: Mapping[str, str], *, own_slug: str = "") -> dict[str, list[str]]:
    """What is wrong with each text that is about to be stored, by the name of its field.

    `own_slug` is the address of the page that is being edited: its new address may be linked
    before it is stored. Costs four queries, whatever the number of texts.
    """
    cited = {key for text in texts.values() for key in markup.find_citations(text)}
    sources = set(Source.objects.filter(key__in=cited).values_list("key", flat=True))
    shown = {key for text in texts.values() for key in _claims(text)}
    claims = set(Claim.objects.filter(key__in=shown).values_list("key", flat=True))
    slugs = {link.slug for text in texts.values() for link in markup.find_topic_links(text)}
    topics = set(Topic.objects.filter(slug__in=slugs).values_list("slug", flat=True))
    former = Edition.objects.filter(path__in=[f"/{slug}/" for slug in slugs])
    topics |= {path.strip("/") for path in former.values_list("path", flat=True)} | {own_slug}
    faults = {
        name: [
            *_unfit(text),
            *(
                f"There is no source with the key “{key}”. Add it under Sources, or correct [@{key}]."
                for key in dict.fromkeys(markup.find_citations(text))
                if key not in sources
            ),
            *(
                f"There is no claim with the key “{key}”. Add it under Claims, or correct it."
                for key in dict.fromkeys(_claims(text))
                if key not in claims
            ),
            *(
                f"There is no page with the address “{link.slug}”. Correct topic:{link.slug}."
                for link in dict.fromkeys(markup.find_topic_links(text))
                if link.slug not in topics
            ),
        ]
        for name, text in texts.items()
    }
    return {name: found for name, found in faults.items() if found}


def _claims(text: str) -> list[str]:
    return [*markup.find_claims(text), *markup.find_figures(text)]


def _unfit(text: str) -> list[str]:
    try:
        markup.refuse_unfit(text)
    except markup.UnfitMarkdown as unfit:
        return [str(unfit)]
    return []
