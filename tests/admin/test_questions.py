import pytest

from content.models import FAQ
from tests.builders import make_faq, make_source, make_topic

from .forms import errors_beside, form_address, list_address, save

pytestmark = pytest.mark.django_db


def test_list_is_filtered_by_page_and_group(publisher):
    liver, lung = make_topic("liver"), make_topic("lung")
    make_faq("cost", liver, group="access", question="What does it cost?")
    make_faq("fever", liver, question="Will I have fever?")
    make_faq("work", lung, group="access", question="Is it for me?")

    html = publisher.get(
        list_address(FAQ), {"topics__id__exact": liver.pk, "group__exact": "access"}
    ).content.decode()

    assert "What does it cost?" in html
    assert "Will I have fever?" not in html
    assert "Is it for me?" not in html


def test_malformed_address_is_an_error_beside_it(publisher):
    faq = make_faq("cost", make_topic(), make_source())

    response = save(publisher, form_address(faq), key="What does it cost?")

    assert errors_beside(response, "key") == [
        "Use small letters, digits and single hyphens, for example lee-2015-hcc-phase3."
    ]
