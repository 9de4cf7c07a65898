"""The app and its admin."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class ContentConfig(AppConfig):
    """Topics, evidence and what is published of them."""

    name = "content"
    verbose_name = "Content"


class ContentAdminConfig(AdminConfig):
    """Django admin with our site class."""

    default_site = "content.admin.admin_site.ContentAdminSite"
