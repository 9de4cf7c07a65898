"""Staff at their desks."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from content import serving
from tests.builders import make_staff

WRITING = (
    "view_topic",
    "add_topic",
    "change_topic",
    "add_section",
    "change_section",
    "view_section",
)


@pytest.fixture(autouse=True)
def _nothing_served_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process keeps live pages by the number of the newest edition, which tests use again."""
    monkeypatch.setattr(serving, "_current", None)


def sign_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def writer(db: None) -> Client:
    """Somebody who writes pages and may not publish them."""
    return sign_in(make_staff("writer", *WRITING))


@pytest.fixture
def publisher(db: None) -> Client:
    """Somebody who may do everything."""
    return sign_in(User.objects.create_superuser("publisher"))
