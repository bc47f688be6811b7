from django.urls import path

from lisanga.interfaces.web.network import breakdown, views

urlpatterns = [
    path("reseau/", views.network, name="network"),
    path("reseau/<slug:figure>/", breakdown.breakdown, name="network_figure"),
]
