"""Whose page the network is."""

from django.http import HttpRequest

from lisanga.core.scope.roles import COOPERATIVE_KINDS
from lisanga.core.scope.viewer import NotVisible, Viewer
from lisanga.interfaces.web.requests import viewer_of_request


def reader_of(request: HttpRequest) -> Viewer:
    """Somebody who works above the cooperatives: for those who have a role in one of them only, its own page says it
    all, and this one does not exist."""
    viewer = viewer_of_request(request)
    if all(grant.organisation_kind in COOPERATIVE_KINDS for grant in viewer.current):
        raise NotVisible
    return viewer
