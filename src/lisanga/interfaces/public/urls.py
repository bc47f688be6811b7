from django.urls import path

from lisanga.interfaces.public import views

urlpatterns = [
    path("v/<uuid:delivery>/<slug:code>/", views.verify_receipt, name="verify_receipt"),
    path("v/parts/<uuid:member>/<slug:code>/", views.verify_certificate, name="verify_certificate"),
]
