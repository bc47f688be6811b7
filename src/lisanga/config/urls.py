"""All addresses: the office, public verification, the door for machines, the field app."""

from django.urls import include, path

urlpatterns = [
    path("", include("lisanga.interfaces.web.urls")),
    path("", include("lisanga.interfaces.public.urls")),
    path("", include("lisanga.interfaces.sync.urls")),
    path("", include("lisanga.interfaces.field.urls")),
]
handler404 = "lisanga.interfaces.web.middleware.not_found"
