"""Answers programs before sessions, cookies, languages and pages are looked at: they need none of them."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from lisanga.interfaces.sync.views import FILES, VIEWS, photograph_view

_PHOTOGRAPH = re.compile(re.escape(FILES) + "([0-9a-f]{64})")


class ApiMiddleware:
    """Stands right after the one that asks for TLS."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        view = VIEWS.get(request.path_info)
        if view is not None:
            return view(request)
        photograph = _PHOTOGRAPH.fullmatch(request.path_info)
        return photograph_view(request, photograph[1]) if photograph else self.get_response(request)
