import pytest
from django.contrib.auth.models import Group, Permission, User

from tests.builders import make_settings, make_staff, make_topic

from .conftest import WRITING, sign_in
from .forms import form_address, save

pytestmark = pytest.mark.django_db


def test_group_gives_its_members_the_right_to_publish(publisher):
    make_settings()
    topic = make_topic()
    member = make_staff("member", *WRITING)
    permission = Permission.objects.get(codename="publish_topic")

    publisher.post("/admin/auth/group/add/", {"name": "Publishers", "permissions": [permission.pk]})
    member.groups.add(Group.objects.get(name="Publishers"))
    save(sign_in(member), form_address(topic), button="_publish")

    assert topic.editions.live().get().published_by == member


def test_account_is_made_with_a_password(publisher):
    password = "a long pass phrase"

    publisher.post(
        "/admin/auth/user/add/",
        {
            "username": "erika",
            "usable_password": "true",
            "password1": password,
            "password2": password,
        },
    )

    assert User.objects.get(username="erika").check_password(password)
    assert not User.objects.get(username="erika").is_staff
