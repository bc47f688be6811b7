from django.urls import path

from lisanga.interfaces.field import views

urlpatterns = [
    path("", views.shell, name="field"),
    path("sw.js", views.worker, name="field_worker"),
]
