from django.urls import path

from lisanga.interfaces.web.listing import views

urlpatterns = [
    path("c/<slug:code>/listes/<slug:key>/", views.list_settings, name="list_settings"),
    path("listes/reseau/", views.network_list_settings, name="network_list_settings"),
]
