from django.urls import path

from lisanga.interfaces.web.home import views

urlpatterns = [path("", views.home, name="home")]
