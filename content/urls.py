"""Addresses of the public site, and of the preview for editors."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.overview, name="overview"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("faq/", views.questions, name="faq"),
    path("glossary/", views.glossary, name="glossary"),
    path("references/", views.references, name="references"),
    path("claims/", views.claims, name="claims"),
    path("claims/<slug:key>/", views.claim, name="claim"),
    path("claims.json", views.claims_json, name="claims-json"),
    path("preview/<slug:slug>/", views.preview, name="preview"),
    path("<slug:slug>/", views.topic, name="topic"),
]
