import pytest
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser

from content.admin.admin_site import AdminOrderMiddleware
from tests.builders import make_staff, make_topic

from .conftest import sign_in

pytestmark = pytest.mark.django_db

HEADINGS = ["Pages", "Evidence", "Places and costs", "Site", "Staff"]


def outline(app_list):
    """Headings with the names of their models."""
    return [(app["name"], [model["object_name"] for model in app["models"]]) for app in app_list]


def all_registered():
    return {model._meta.object_name for model in admin.site._registry}


def test_index_has_our_headings_first_and_every_registered_model_once(publisher):
    shown = outline(publisher.get("/admin/").context["app_list"])

    assert [name for name, _ in shown][:5] == HEADINGS
    assert sorted(name for _, models in shown for name in models) == sorted(all_registered())


def test_pages_stand_first_on_the_index(publisher):
    assert outline(publisher.get("/admin/").context["app_list"])[0] == (
        "Pages",
        ["Topic", "FAQ", "GlossaryTerm"],
    )


@pytest.mark.parametrize(
    "address", ["/admin/", "/admin/content/topic/", "/admin/content/topic/add/"]
)
def test_sidebar_has_the_order_of_the_index(publisher, address):
    index = outline(publisher.get("/admin/").context["app_list"])

    sidebar = outline(publisher.get(address).context["available_apps"])

    assert sidebar == index


def test_app_index_has_the_headings_of_its_app_in_the_same_order(publisher):
    whole = outline(publisher.get("/admin/").context["app_list"])

    content = outline(publisher.get("/admin/content/").context["app_list"])
    staff = outline(publisher.get("/admin/auth/").context["app_list"])

    assert content == [entry for entry in whole if entry[0] != "Staff"]
    assert staff == [("Staff", ["Group", "User"])]


def test_forgotten_model_stands_under_other_on_index_and_in_sidebar(publisher, settings):
    settings.ADMIN_REORDER = [
        {"app": "content", "label": "Pages", "models": ["content.Topic"]},
    ]

    context = publisher.get("/admin/").context

    for app_list in (context["app_list"], context["available_apps"]):
        shown = outline(app_list)
        assert [name for name, _ in shown] == ["Pages", "Other"]
        assert {name for _, models in shown for name in models} == all_registered()


def test_nothing_is_forgotten_by_the_settings_as_they_are(publisher):
    assert "Other" not in dict(outline(publisher.get("/admin/").context["app_list"]))


def test_person_sees_only_what_they_may_edit_and_no_empty_heading():
    client = sign_in(make_staff("coordinator", "view_topic", "view_source"))

    shown = outline(client.get("/admin/").context["app_list"])

    assert shown == [("Pages", ["Topic"]), ("Evidence", ["Source"])]


def test_index_is_rendered_once_a_request(publisher, monkeypatch):
    calls = []
    index = admin.site.index
    monkeypatch.setattr(
        admin.site, "index", lambda *args, **kw: calls.append(1) or index(*args, **kw)
    )

    publisher.get("/admin/content/topic/")

    assert calls == []


def test_ordering_keeps_nothing_of_one_person_for_the_next(publisher, rf):
    middleware = AdminOrderMiddleware(lambda request: None)
    request = rf.get("/admin/")
    request.user = AnonymousUser()
    apps = publisher.get("/admin/").context["available_apps"]

    middleware.put_in_order(request, apps)

    assert not {"app_list", "models_list", "request"} & set(vars(middleware))


def test_sign_in_page_answers_without_any_list(client):
    response = client.get("/admin/login/")

    assert "CIK Info: editing" in response.content.decode()
    assert response.context["available_apps"] == []


def test_index_says_how_a_change_reaches_readers(publisher):
    make_topic()

    html = publisher.get("/admin/").content.decode()

    assert "readers see nothing of it until the page is published" in html
    assert 'href="/admin/content/topic/?state=waiting">Pages that wait to be published</a>' in html
