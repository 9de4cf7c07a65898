"""Addresses: the admin, and everything that content serves."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("content.urls")),
]

handler404 = "content.views.page_not_found"
