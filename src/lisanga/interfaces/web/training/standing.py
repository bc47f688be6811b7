"""Where a page of training stands: the office that acts, and who reads."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from lisanga.core.scope.roles import COOPERATIVE_KINDS, OrganisationKind, Permission
from lisanga.core.scope.viewer import NotVisible, Scope, Viewer
from lisanga.interfaces.web.requests import viewer_of_request

_KINDS = {str(kind) for kind in COOPERATIVE_KINDS}


@dataclass(frozen=True, slots=True)
class Standing:
    """The reader of training pages; `office` is the programme office where the reader works, None for a partner."""

    viewer: Viewer
    office: UUID | None

    @property
    def scope(self) -> Scope:
        return self.viewer.scope

    @property
    def may(self) -> bool:
        return self.office is not None and self.viewer.may(Permission.TRAINING, self.office)

    def acting(self) -> UUID:
        """The office in whose register the reader writes; the page does not exist for the others."""
        if self.office is None or not self.may:
            raise NotVisible
        return self.office

    def reading(self) -> UUID:
        """The office whose rows are read: participants, trainers."""
        if self.office is None:
            raise NotVisible
        return self.office


def office_held(viewer: Viewer) -> UUID | None:
    """The first programme office whose rows the reader sees."""
    for grant in viewer.current:
        if grant.organisation_kind == OrganisationKind.PROGRAMME and grant.organisation in viewer.scope.rows:
            return grant.organisation
    return None


def standing_of(request: HttpRequest) -> Standing:
    """For the programme and its partners; the pages do not exist for a cooperative's people."""
    viewer = viewer_of_request(request)
    office = office_held(viewer)
    if office is None and all(grant.organisation_kind in _KINDS for grant in viewer.current):
        raise NotVisible
    if office is None and not viewer.scope.aggregates:
        raise NotVisible
    return Standing(viewer, office)
