"""Organisations whose people the reader keeps, and the roles that the reader may give there."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from lisanga.core.scope.roles import COOPERATIVE_KINDS, PARTNER_KINDS, ROLES, OrganisationKind, Permission, Role
from lisanga.core.scope.viewer import NotVisible, Viewer
from lisanga.interfaces.web.requests import viewer_of_request

# Whom the programme may seat first elsewhere, until somebody there keeps the people.
FIRST_ROLES = ("president", "manager", "secretary", "partner_leader", "focal_point")


@dataclass(frozen=True, slots=True)
class Keeping:
    """An organisation where the reader keeps the people; `rank` is the highest role held there."""

    id: UUID
    code: str
    name: str
    kind: str
    rank: int

    @property
    def roles(self) -> list[Role]:
        """Roles up to the reader's own, the highest first; the member's account is opened from the member's page."""
        kind = OrganisationKind(self.kind)
        fit = [role for role in ROLES.values() if kind in role.kinds and role.rank <= self.rank]
        return sorted((role for role in fit if role.code != "member"), key=lambda role: -role.rank)

    @property
    def is_programme(self) -> bool:
        return self.kind == OrganisationKind.PROGRAMME


def kept_by(viewer: Viewer) -> list[Keeping]:
    """From the reader's own roles; no query."""
    found: dict[UUID, Keeping] = {}
    for grant in viewer.current:
        if not viewer.may(Permission.PEOPLE, grant.organisation):
            continue
        held = found.get(grant.organisation)
        rank = max(ROLES[grant.role].rank, held.rank if held else 0)
        found[grant.organisation] = Keeping(
            grant.organisation, grant.organisation_code, grant.organisation_name, grant.organisation_kind, rank
        )
    return sorted(found.values(), key=lambda one: one.name)


def keeping_here(request: HttpRequest) -> tuple[Keeping, list[Keeping]]:
    """The organisation of ?organisation=, else the first; NotVisible for who keeps nobody's people."""
    kept = kept_by(viewer_of_request(request))
    wanted = (request.POST.get("organisation") or request.GET.get("organisation", "")).upper()
    chosen = [one for one in kept if one.code == wanted] if wanted else kept
    if not chosen:
        raise NotVisible
    return chosen[0], kept


def first_roles(kind: str) -> list[Role]:
    """What the programme may give in a new partner or cooperative."""
    if OrganisationKind(kind) not in COOPERATIVE_KINDS | PARTNER_KINDS:
        raise NotVisible
    return [ROLES[code] for code in FIRST_ROLES if OrganisationKind(kind) in ROLES[code].kinds]
