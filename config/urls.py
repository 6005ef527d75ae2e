"""The address of everything. These stay stable: tests, links and other programs use them."""

from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from complaints.views import errors, health, leave
from config import gallery
from guide.sitemaps import SITEMAPS
from guide.views import home, maps

urlpatterns = [
    path("", home.home, name="home"),
    path("accessibility/", home.accessibility, name="accessibility"),
    path("gallery/", gallery.gallery, name="gallery"),
    path("robots.txt", maps.robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("guide/", include("guide.urls")),
    path("case/", include("complaints.urls")),
    path("exit/", leave.leave, name="exit"),
    path("healthz", health.health, name="healthz"),
    path("admin/handbook/", include("config.handbook")),
    path("admin/", admin.site.urls),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
