"""What answers a request: live pages, preview, and what machines ask for."""

from __future__ import annotations

from functools import partial

from django.conf import settings
from django.contrib.auth.decorators import login_required, permission_required
from django.db import DatabaseError, connection
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import get_object_or_404, render
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from . import publishing, serving
from .compose import compose_page
from .models import Redirect, Topic
from .outputs import site_pages
from .outputs.claims import encode_claims
from .outputs.page_html import list_hubs, render_page
from .outputs.sitemap import render_sitemap


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The home page."""
    return _live_page(request, "/")


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """A support page, or the redirect from an address that it used to have."""
    return _live_page(request, f"/{slug}/")


@require_safe
@login_required
@permission_required("content.view_topic", raise_exception=True)
@never_cache
def preview(request: HttpRequest, slug: str) -> HttpResponse:
    """The page as readers would see it if the topic were published now. Nothing is stored."""
    document = compose_page(get_object_or_404(Topic, slug=slug))
    site_map = publishing.preview_site_map(document, at=timezone.now())
    response = HttpResponse(render_page(document, stamp=None, site_map=site_map))
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """All common questions of the live pages."""
    site = serving.live_site()
    page = site.keep("/faq/", partial(site_pages.render_questions, site.register))
    return serving.respond(request, page)


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """All medical words that live pages use."""
    site = serving.live_site()
    page = site.keep("/glossary/", partial(site_pages.render_glossary, site.register))
    return serving.respond(request, page)


@require_safe
def references(request: HttpRequest) -> HttpResponse:
    """All sources that live pages cite, or those of one kind or for one cancer type."""
    site = serving.live_site()
    choice = site_pages.choose_sources(
        site.register, kind=request.GET.get("kind", ""), cancer=request.GET.get("cancer", "")
    )
    make = partial(site_pages.render_references, site.register, choice)
    return serving.respond(request, site.keep(f"/references/ {choice.name}", make))


@require_safe
def claims(request: HttpRequest) -> HttpResponse:
    """All claims that live pages show."""
    site = serving.live_site()
    page = site.keep("/claims/", partial(site_pages.render_claims, site.register))
    return serving.respond(request, page)


@require_safe
def claim(request: HttpRequest, key: str) -> HttpResponse:
    """One claim with its limits, or where to look if no live page shows it any more."""
    site = serving.live_site()
    item = site.register.find_claim(key)
    if item is None:
        context = {"hubs": list_hubs(site.site_map), "is_claim": True}
        return render(request, "404.html", context, status=404)
    page = site.keep(item.address, partial(site_pages.render_claim, site.register, item))
    return serving.respond(request, page)


@require_safe
def claims_json(request: HttpRequest) -> HttpResponse:
    """All claims for programs; `outputs.claims.ClaimExport` says what the fields mean."""
    site = serving.live_site()
    make = partial(encode_claims, site.register.claims, site_url=settings.SITE_URL)
    page = site.keep("/claims.json", make, kind="application/json")
    return serving.respond(request, page)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """All public pages with the day of their newest edition, for search engines."""
    site = serving.live_site()

    def make() -> bytes:
        others = site_pages.list_site_pages(site.register)
        return render_sitemap(site.site_map, others, site_url=settings.SITE_URL)

    page = site.keep("/sitemap.xml", make, kind="application/xml; charset=utf-8")
    return serving.respond(request, page)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may read everything that readers may."""
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /preview/"]
    lines.append(f"\nSitemap: {settings.SITE_URL}/sitemap.xml\n")
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Where browsers look for an icon without reading the page. Its address changes with it."""
    return HttpResponseRedirect(static("images/favicon.svg"))


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """This process answers."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """This process answers, reaches its database and has a home page to show."""
    try:
        connection.ensure_connection()
        has_home = serving.find_page("/") is not None
    except DatabaseError:
        return JsonResponse({"status": "no database"}, status=503)
    if not has_home:
        return JsonResponse({"status": "nothing is published"}, status=503)
    return JsonResponse({"status": "ok"})


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A page that helps: what may have happened, and the list of all pages."""
    context = {"hubs": list_hubs(serving.live_site_map())}
    return render(request, "404.html", context, status=404)


def _live_page(request: HttpRequest, path: str) -> HttpResponse:
    if page := serving.find_page(path):
        return serving.respond(request, page)
    if path == "/overview/":
        return HttpResponsePermanentRedirect("/")
    redirect = Redirect.objects.filter(old_path=path).select_related("topic").first()
    target = redirect and serving.live_site_map().find(redirect.topic_id)
    if not target:
        raise Http404
    response = HttpResponsePermanentRedirect(target.path)
    # A browser that kept it would go round in circles once the page took its old address again.
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    return response
