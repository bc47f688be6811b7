"""All addresses: the office, public verification, and the door for machines."""

from django.urls import include, path

urlpatterns = [
    path("", include("lisanga.interfaces.web.urls")),
    path("", include("lisanga.interfaces.public.urls")),
    path("", include("lisanga.interfaces.sync.urls")),
]
handler404 = "lisanga.interfaces.web.middleware.not_found"
