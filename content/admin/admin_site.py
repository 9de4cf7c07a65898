"""The admin site: its name, its order, its headings."""

from __future__ import annotations

import copy
from typing import Any

from admin_reorder.middleware import ModelAdminReorder
from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest
from django.template.response import TemplateResponse

AppList = list[dict[str, Any]]
"""Headings with their models, as Django's admin hands them to its templates."""


class ContentAdminSite(admin.AdminSite):
    """Django admin under the name of this site."""

    site_header = "CIK Info: editing"
    site_title = "CIK Info"
    index_title = "What would you like to edit?"


class AdminOrderMiddleware(ModelAdminReorder):  # type: ignore[misc]  # the library has no types
    """Puts index, app index and sidebar into the order of `ADMIN_REORDER`, and loses no model.

    The library orders the index only, drops models that the setting forgets, and renders the
    whole index once more for each response. Here the lists at hand are ordered instead.
    """

    def process_template_response(
        self, request: HttpRequest, response: TemplateResponse
    ) -> TemplateResponse:
        """The same response with its lists of models in our order. No queries."""
        context = response.context_data or {}
        for name in ("app_list", "available_apps"):
            if name in context:
                context[name] = self.put_in_order(request, context[name])
        return response

    def put_in_order(self, request: HttpRequest, app_list: AppList) -> AppList:
        """`app_list` under the headings of `ADMIN_REORDER`; forgotten models under “Other”."""
        # The library keeps the list on the instance, which all threads share: take a copy.
        ordering = copy.copy(self)
        ordering.init_config(request, copy.deepcopy(app_list))
        ordered: AppList = ordering.get_app_list()
        return ordered + _forgotten(ordering.app_list, ordered)

    def init_config(self, request: HttpRequest, app_list: AppList) -> None:
        """Prepare the library's state as it does itself, without rendering the index again."""
        self.request = request
        self.app_list = app_list
        self.config = settings.ADMIN_REORDER
        self.models_list = []
        for app in app_list:
            for model in app["models"]:
                model["model_name"] = self.get_model_name(app["app_label"], model["object_name"])
                self.models_list.append(model)


def _forgotten(app_list: AppList, ordered: AppList) -> AppList:
    shown = {model["model_name"] for app in ordered for model in app["models"]}
    rest = {
        app["app_label"]: [model for model in app["models"] if model["model_name"] not in shown]
        for app in app_list
    }
    first = next((app for app in app_list if rest[app["app_label"]]), None)
    if first is None:
        return []
    return [
        {
            **first,
            "name": "Other",
            "models": [model for models in rest.values() for model in models],
        }
    ]
