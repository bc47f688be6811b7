"""The request as the office sees it: with its viewer."""

from typing import cast

from django.http import HttpRequest

from lisanga.core.scope.viewer import Scope, Viewer


class OfficeRequest(HttpRequest):
    """`viewer` is the person with grants (or a visitor); set by the middleware."""

    viewer: Viewer
    here: object = None

    @property
    def scope(self) -> Scope:
        return self.viewer.scope


def viewer_of_request(request: HttpRequest) -> Viewer:
    return cast(OfficeRequest, request).viewer


def scope_of(request: HttpRequest) -> Scope:
    """What the reader of this page may read."""
    return viewer_of_request(request).scope
