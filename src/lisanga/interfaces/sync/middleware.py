"""Answers programs before sessions, cookies, languages and pages are looked at: they need none of them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from lisanga.interfaces.sync.views import VIEWS


class ApiMiddleware:
    """Stands right after the one that asks for TLS."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        view = VIEWS.get(request.path_info)
        return self.get_response(request) if view is None else view(request)
