"""Django's classes for admin and forms, with the type parameters that its stubs know.

At run time Django's own classes take no parameters; these do, and add nothing else.
"""

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django import forms
from django.contrib import admin
from django.db import models

M = TypeVar("M", bound=models.Model)
"""The model that is edited."""

P = TypeVar("P", bound=models.Model)
"""The model in whose form it is edited."""

F = TypeVar("F", bound="forms.ModelForm[Any]")
"""The form in which it is edited."""

if TYPE_CHECKING:
    ModelForm = forms.ModelForm
    ModelAdmin = admin.ModelAdmin
    StackedInline = admin.StackedInline
    InlineFormSet = forms.BaseInlineFormSet
else:

    class ModelForm(forms.ModelForm, Generic[M]):
        """`ModelForm[Topic]`."""

    class ModelAdmin(admin.ModelAdmin, Generic[M]):
        """`ModelAdmin[Topic]`."""

    class StackedInline(admin.StackedInline, Generic[M, P]):
        """`StackedInline[Section, Topic]`."""

    class InlineFormSet(forms.BaseInlineFormSet, Generic[M, P, F]):
        """`InlineFormSet[Section, Topic, ModelForm[Section]]`."""
