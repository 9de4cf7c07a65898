import pytest
from django.core.exceptions import ValidationError

from content.models import GlossaryTerm

pytestmark = pytest.mark.django_db


def test_term_that_is_defined_already_is_refused():
    GlossaryTerm.objects.create(term="CIK", definition="A kind of cell.")

    with pytest.raises(ValidationError) as refused:
        GlossaryTerm(term="CIK", definition="Another kind.").full_clean()

    assert refused.value.message_dict == {"term": ["Glossary term with this Term already exists."]}


def test_terms_stand_in_the_order_of_the_alphabet():
    for term in ("T cell", "Antigen"):
        GlossaryTerm.objects.create(term=term, definition="A thing.")

    assert [str(term) for term in GlossaryTerm.objects.all()] == ["Antigen", "T cell"]
