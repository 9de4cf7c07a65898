import pytest

from content.models import GlossaryTerm

from .forms import errors_beside, form_address, list_address, save

pytestmark = pytest.mark.django_db


def test_term_is_found_by_another_spelling(publisher):
    GlossaryTerm.objects.create(term="Recurrence", spellings="relapse", definition="It came back.")
    GlossaryTerm.objects.create(term="Median", definition="The middle one.")

    html = publisher.get(list_address(GlossaryTerm), {"q": "relapse"}).content.decode()

    assert ">Recurrence</a>" in html
    assert ">Median</a>" not in html


def test_term_that_exists_already_is_an_error_beside_it(publisher):
    GlossaryTerm.objects.create(term="Median", definition="The middle one.")
    term = GlossaryTerm.objects.create(term="Mean", definition="The average.")

    response = save(publisher, form_address(term), term="Median")

    assert errors_beside(response, "term") == ["Glossary term with this Term already exists."]
