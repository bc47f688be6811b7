from django.urls import path

from lisanga.interfaces.web.register import redacting, views

urlpatterns = [
    path("c/<slug:code>/registre/", views.register, name="register"),
    path("c/<slug:code>/registre/<int:number>/", views.register_entry, name="register_entry"),
    path("c/<slug:code>/registre/<int:number>/effacer/", redacting.redact, name="register_redact"),
    path("c/<slug:code>/registre/operation/<uuid:operation>/", views.register_operation, name="register_operation"),
]
