from django.urls import path

from lisanga.interfaces.web.settling import views

urlpatterns = [
    path("c/<slug:code>/a-regler/", views.to_settle, name="to_settle"),
    path("c/<slug:code>/a-regler/<int:number>/", views.settle, name="settle"),
]
