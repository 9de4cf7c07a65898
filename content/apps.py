"""The app and its admin."""

from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class ContentConfig(AppConfig):
    """Topics, evidence and what is published of them."""

    name = "content"
    verbose_name = "Content"


class ContentAdminConfig(AdminConfig):
    """Django admin with our site class."""

    default_site = "content.admin.admin_site.ContentAdminSite"

    def ready(self) -> None:
        """Register everything. The package comes first: it holds the class of the site.

        Were it first imported while Django makes the site from that class, the package would
        register with a first site, and Django would put a second, empty one in its place.
        """
        import_module("content.admin")
        super().ready()
