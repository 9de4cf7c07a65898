import pytest

from content.models import SiteSettings
from tests.builders import make_settings, make_staff

from .conftest import sign_in
from .forms import form_address, list_address, save

pytestmark = pytest.mark.django_db


def test_list_leads_straight_to_the_one_form(publisher):
    settings = make_settings()

    response = publisher.get(list_address(SiteSettings))

    assert response.headers["Location"] == form_address(settings)


def test_list_leads_to_the_empty_form_while_there_are_none(publisher):
    response = publisher.get(list_address(SiteSettings))

    assert response.headers["Location"] == "/admin/content/sitesettings/add/"


def test_saving_stays_with_the_form_and_says_so(publisher):
    settings = make_settings()

    response = save(publisher, form_address(settings), button="_save", organisation="Others")

    assert "was changed successfully" in response.content.decode()
    assert SiteSettings.objects.get().organisation == "Others"


def test_second_row_and_deleting_are_refused(publisher):
    settings = make_settings()

    added = publisher.get("/admin/content/sitesettings/add/")
    deleted = publisher.post(form_address(settings).replace("change", "delete"), {"post": "yes"})

    assert (added.status_code, deleted.status_code) == (403, 403)
    assert SiteSettings.objects.count() == 1


def test_telephone_without_country_code_is_refused_in_words(publisher):
    settings = make_settings()

    response = save(publisher, form_address(settings), telephone="030 123456")

    assert "Write the number with its country code" in response.content.decode()


def test_person_without_permission_is_not_led_to_a_form():
    client = sign_in(make_staff("writer", "view_topic"))

    assert client.get(list_address(SiteSettings)).status_code == 403
