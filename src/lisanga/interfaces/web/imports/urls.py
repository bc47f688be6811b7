from django.urls import path

from lisanga.interfaces.web.imports import columns, views

urlpatterns = [
    path("c/<slug:code>/importer/", views.imports, name="imports"),
    path("c/<slug:code>/importer/<uuid:run>/", views.import_run, name="import_run"),
    path("c/<slug:code>/importer/<uuid:run>/colonnes/", columns.import_columns, name="import_columns"),
    path("c/<slug:code>/importer/<uuid:run>/a-corriger.xlsx", views.import_errors, name="import_errors"),
    path("c/<slug:code>/importer/<uuid:run>/abandonner/", views.import_drop, name="import_drop"),
]
