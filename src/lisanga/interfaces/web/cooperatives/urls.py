from django.urls import path

from lisanga.interfaces.web.cooperatives import editing, views

urlpatterns = [
    path("cooperatives/nouvelle/", editing.new, name="cooperative_new"),
    path("c/<slug:code>/", views.overview, name="cooperative"),
    path("c/<slug:code>/identite/", editing.edit, name="cooperative_edit"),
    path("c/<slug:code>/etape/", editing.change_stage, name="cooperative_stage"),
]
