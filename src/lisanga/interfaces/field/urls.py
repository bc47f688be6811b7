from django.urls import path

from lisanga.interfaces.field import receipts, views

urlpatterns = [
    path("terrain/", views.shell, name="field"),
    path("terrain/sw.js", views.worker, name="field_worker"),
    path("v/t/<slug:device>/<str:said>/<slug:signature>/", receipts.verify_phone_receipt, name="verify_phone_receipt"),
]
