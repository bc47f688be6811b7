"""The addresses that programs call; `middleware.py` answers them, and these names stand for them everywhere else."""

from django.urls import path

from lisanga.interfaces.sync.views import VIEWS

urlpatterns = [path(address[1:], view, name=address[1:].replace("/", "_")) for address, view in VIEWS.items()]
