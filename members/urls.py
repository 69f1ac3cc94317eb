"""Addresses of the members' own pages, behind a language prefix."""

from django.urls import path

from members.own import public_views, views

urlpatterns = [
    path("", public_views.request_link, name="own_request"),
    path("muistutukset/<str:signed>/", public_views.stop_letters, name="stop_letters"),
    path("<str:token>/", views.own_page, name="own_page"),
    path("<str:token>/kalenteri.ics", views.own_calendar, name="own_calendar"),
    path("<str:token>/kokous/<uuid:uid>/", views.own_meeting, name="own_meeting"),
    path("<str:token>/asiakirja/<int:key>/", views.own_document, name="own_document"),
    path("<str:token>/sivu/<path:place>", views.own_text, name="own_text"),
    path("<str:token>/tiedot/", views.own_details, name="own_details"),
    path("<str:token>/uusi-linkki/", views.own_replace, name="own_replace"),
    path("<str:token>/poista-linkki/", views.own_remove, name="own_remove"),
    path("<path:rest>", public_views.nothing_here),
]
