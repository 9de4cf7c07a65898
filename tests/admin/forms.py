"""Forms of the admin, filled and sent as a browser would."""

import re
from typing import Any

from django.forms import ModelMultipleChoiceField
from django.urls import reverse


def form_address(row: Any) -> str:
    return reverse(f"admin:content_{row._meta.model_name}_change", args=[row.pk])


def list_address(model: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def read_form(client: Any, address: str) -> dict[str, Any]:
    """What a browser would send back if nothing were changed."""
    context = client.get(address).context
    formsets = [one.formset for one in context["inline_admin_formsets"]]
    forms = [context["adminform"].form]
    for formset in formsets:
        forms += [formset.management_form, *formset.forms]
    fields = [field for form in forms for field in form]
    return {field.html_name: as_sent(field) for field in fields if as_sent(field) is not None}


def as_sent(field: Any) -> Any:
    """The value of a field as a browser sends it, or None if it sends nothing."""
    value = field.value()
    if isinstance(field.field, ModelMultipleChoiceField):
        return [getattr(item, "pk", item) for item in value or []]
    if value is False:
        return None
    return "on" if value is True else "" if value is None else str(value)


def save(client: Any, address: str, button: str = "_continue", **changes: Any) -> Any:
    """The answer to the form at `address`, sent with `changes` by `button`, after redirects."""
    data = {**read_form(client, address), **changes, button: "1"}
    return client.post(address, data, follow=True)


def messages_of(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def errors_beside(response: Any, field: str) -> list[str]:
    """The errors that stand beside a field, in the form or in a form inside it."""
    context = response.context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += inline.formset.forms
    return [
        error
        for form in forms
        for name, errors in form.errors.items()
        if form.add_prefix(name) == field
        for error in errors
    ]


def rows_of(response: Any) -> list[str]:
    """The rows of a list as text."""
    html = response.content.decode()
    table = html.partition('id="result_list"')[2].partition("</table>")[0]
    rows = re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)[1:]
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in rows]


def uses_on(response: Any) -> list[tuple[str, str, str]]:
    """The lines under “Used in”: what it is, where in it, and where that leads."""
    lines = re.findall(
        r'<li><a class="in-text" href="([^"]+)">([^<]+)</a> \(([^)]+)\)</li>',
        response.content.decode(),
    )
    return [(name, how, address) for address, name, how in lines]
