from django.apps import apps
from django.contrib import admin


def test_admin_is_the_one_of_this_site():
    assert (admin.site.site_title, admin.site.name) == ("CIK Info", "admin")


def test_app_is_named_for_editors():
    assert apps.get_app_config("content").verbose_name == "Content"
