import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from content.models import SiteSettings
from tests.builders import make_settings

pytestmark = pytest.mark.django_db

ONLY_ONE = "There is only one row of site settings. Change that one."


def test_first_settings_become_the_one_row():
    settings = SiteSettings(organisation="CancerFax", disclaimer="No advice.")

    settings.full_clean()
    settings.save()

    assert SiteSettings.objects.get().pk == 1


def test_second_settings_are_refused_in_words_and_by_the_database():
    make_settings()
    second = SiteSettings(organisation="Other", disclaimer="No advice.")

    with pytest.raises(ValidationError) as refused:
        second.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save(force_insert=True)

    assert refused.value.message_dict == {"__all__": [ONLY_ONE]}
    assert SiteSettings.objects.get().organisation == "CancerFax"


def test_settings_in_any_row_but_the_first_are_refused():
    with pytest.raises(ValidationError) as refused:
        SiteSettings(pk=2, organisation="Other", disclaimer="No advice.").full_clean()
    with pytest.raises(IntegrityError, match="one_row_of_settings"), transaction.atomic():
        SiteSettings(pk=2, organisation="Other", disclaimer="No advice.").save()

    assert refused.value.messages == [ONLY_ONE]


@pytest.mark.parametrize("field", ["telephone", "whatsapp"])
@pytest.mark.parametrize("number", ["030 1234567", "+49", "+49 30 abc", "0049301234567", "+49\n"])
def test_number_without_country_code_is_refused_with_an_example(field, number):
    settings = make_settings()
    setattr(settings, field, number)

    with pytest.raises(ValidationError) as refused:
        settings.full_clean()

    assert refused.value.message_dict == {
        field: ["Write the number with its country code, for example +49 30 1234567."]
    }


def test_number_with_country_code_is_taken():
    settings = make_settings(telephone="+49 30 1234567", whatsapp="+91 98765 43210")

    settings.full_clean()

    assert str(settings) == "Site settings"


def test_publishing_needs_no_reviewer_and_shows_the_organisation_unless_told_otherwise():
    settings = make_settings()

    assert (settings.requires_reviewer, settings.shows_organisation) == (False, True)
