from django.urls import path

from lisanga.interfaces.web.search import views

urlpatterns = [path("recherche/", views.search, name="search")]
