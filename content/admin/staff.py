"""Staff accounts and their groups, with a help text on every field."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group, User

from .typed import ModelForm


class StaffForm(UserChangeForm):  # type: ignore[type-arg]  # Django's class takes no parameter at run time
    """The form of an account."""

    class Meta(UserChangeForm.Meta):
        help_texts = {
            "first_name": "For the list of staff. Readers do not see it.",
            "last_name": "For the list of staff. Readers do not see it.",
            "email": "For messages about this account. Readers do not see it.",
            "last_login": "Written by the site when this person signs in.",
            "date_joined": "When the account was made.",
        }


class StaffGroupForm(ModelForm[Group]):
    """The form of a group."""

    class Meta:
        help_texts = {
            "name": "What its members do, for example Writers.",
            "permissions": (
                "What its members may do. “Can publish pages” lets them show pages to readers; without "
                "it they can write and preview."
            ),
        }


# Importing them has registered Django's own classes. Ours take their place.
admin.site.unregister([User, Group])


@admin.register(User)
class StaffAdmin(UserAdmin):  # type: ignore[type-arg]  # as above
    """People who may sign in."""

    form = StaffForm


@admin.register(Group)
class StaffGroupAdmin(GroupAdmin):
    """What people of one task may do."""

    form = StaffGroupForm
