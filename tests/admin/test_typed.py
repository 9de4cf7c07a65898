from django.contrib import admin as django_admin

from content.admin import editing, topics, typed
from content.models import Topic


def test_classes_with_parameters_are_djangos_own_classes_to_django():
    assert issubclass(topics.TopicAdmin, django_admin.ModelAdmin)
    assert topics.TopicAdmin.__orig_bases__ == (editing.EditingAdmin[Topic],)
    assert typed.StackedInline.template == django_admin.StackedInline.template
