from django.urls import path

from lisanga.interfaces.public import views

urlpatterns = [path("v/<uuid:delivery>/<slug:code>/", views.verify_receipt, name="verify_receipt")]
