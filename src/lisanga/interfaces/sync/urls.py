"""The addresses that programs call; `middleware.py` answers them, and these names stand for them everywhere else."""

from django.urls import path, re_path

from lisanga.interfaces.sync.views import FILES, VIEWS, photograph_view

urlpatterns = [
    *(path(address[1:], view, name=address[1:].replace("/", "_")) for address, view in VIEWS.items()),
    re_path(f"^{FILES[1:]}(?P<digest>[0-9a-f]{{64}})$", photograph_view, name="api_sync_files"),
]
