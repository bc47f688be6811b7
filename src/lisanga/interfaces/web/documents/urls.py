from django.urls import path

from lisanga.interfaces.web.documents import access, views

_DOCUMENT = "conventions/<slug:code>/documents/<uuid:document>/"
_ACCESS = "conventions/<slug:code>/acces/<uuid:asked>/"

urlpatterns = [
    path("conventions/<slug:code>/documents/", views.documents_page, name="documents"),
    path("conventions/<slug:code>/documents/nouveau/", views.new, name="document_new"),
    path(_DOCUMENT, views.document_page, name="document"),
    path(f"{_DOCUMENT}version/", views.new_version, name="document_version_new"),
    path(f"{_DOCUMENT}label/", views.label, name="document_label"),
    path(f"{_DOCUMENT}fichier/<int:number>/", views.file, name="document_file"),
    path("conventions/<slug:code>/acces/", access.requests_page, name="access_requests"),
    path("conventions/<slug:code>/acces/demander/", access.new, name="access_new"),
    path(_ACCESS, access.request_page, name="access_request"),
    path(f"{_ACCESS}ouvrir/", access.grant, name="access_grant"),
    path(f"{_ACCESS}refuser/", access.refuse, name="access_refuse"),
    path(f"{_ACCESS}fin/", access.end, name="access_end"),
]
