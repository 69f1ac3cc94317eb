"""The site's addresses. Everything a visitor reads stands behind a language prefix."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.decorators.cache import cache_control

from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from meetings import views as meetings
from pages.images import serve_image
from pages.sitemap import robots, sitemap
from pages.views import choose_language, serve_page
from search.views import search, suggest

# A document may be made private or taken away: no copy of it is shown without asking.
ask_first = cache_control(private=True, no_cache=True)

urlpatterns = [
    path("", choose_language),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(decorate_urlpatterns(wagtaildocs_urls.urlpatterns, ask_first))),
    path("media/images/<path:path>", serve_image),
    *i18n_patterns(
        path("haku/", search, name="search"),
        path("haku/ehdotukset/", suggest, name="search_suggestions"),
        path("kokoukset/kalenteri.ics", meetings.feed, name="meetings_calendar"),
        path("kokoukset/<uuid:uid>.ics", meetings.single, name="meeting_calendar"),
        path("oma-sivu/", include("members.urls")),
        re_path(r"^(?!_util/)((?:[\w-]+/)*)$", serve_page),
        path("", include(wagtail_urls)),  # names the addresses; signs in to private pages
    ),
]

handler400 = "security.error_pages.bad_request"
handler403 = "security.error_pages.permission_denied"
handler404 = "pages.views.page_not_found"
handler500 = "security.error_pages.server_error"
