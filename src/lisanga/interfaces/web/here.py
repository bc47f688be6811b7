"""Where a page stands: the cooperative of its address, or the programme office where both keep the same; what the
reader may do there, and its tabs."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from lisanga.core.scope.models import Organisation
from lisanga.core.scope.roles import COOPERATIVE_KINDS, KIND_LABELS, OrganisationKind, Permission
from lisanga.core.scope.viewer import NotVisible, Scope, Viewer
from lisanga.interfaces.web.components import Tab
from lisanga.interfaces.web.requests import viewer_of_request

_TABS = (
    ("cooperative", _("Vue d’ensemble"), "figures"),
    ("members", _("Membres"), "rows"),
    ("deliveries", _("Livraisons"), "rows"),
    ("campaigns", _("Campagnes"), "rows"),
    ("treasury", _("Caisse"), "rows"),
    ("payments", _("Paiements"), "rows"),
    ("ledger", _("Comptes"), "rows"),
    ("cooperative_indicators", _("Indicateurs"), "figures"),
    ("register", _("Registre"), "rows"),
)


@dataclass(frozen=True, slots=True)
class Here:
    """A cooperative, or the programme office, as the reader stands in it."""

    id: UUID
    code: str
    name: str
    kind: str
    viewer: Viewer

    @property
    def scope(self) -> Scope:
        return self.viewer.scope

    @property
    def kind_label(self) -> str:
        return str(KIND_LABELS[OrganisationKind(self.kind)])

    @property
    def is_programme(self) -> bool:
        return self.kind == OrganisationKind.PROGRAMME

    @property
    def home(self) -> str:
        """Its first page: the office's own work begins at À faire."""
        return reverse("home") if self.is_programme else self.url("cooperative")

    @property
    def sees_rows(self) -> bool:
        return self.id in self.scope.rows

    def may(self, permission: Permission) -> bool:
        return self.viewer.may(permission, self.id)

    def require(self, permission: Permission) -> None:
        """A page for those who may do something does not exist for the others."""
        if not self.may(permission):
            raise NotVisible

    def tabs(self, current: str) -> list[Tab]:
        """Pages of the cooperative, as far as the reader's right goes."""
        if not self.sees_rows or self.is_programme:
            return []
        return [Tab(label, self.url(name), name == current) for name, label, _reading in _TABS if self.url(name)]

    def url(self, name: str, *args: object) -> str:
        """The address of a page of this cooperative; empty when the page does not exist."""
        try:
            return reverse(name, args=[self.code, *args])
        except NoReverseMatch:
            return ""


def cooperative_here(request: HttpRequest, code: str, *, rows: bool = True, member: bool = False) -> Here:
    """The cooperative of this code; NotVisible for whoever may not read its rows (its figures, with `rows` False; one's
    own account in it, with `member`)."""
    found = _found(code, COOPERATIVE_KINDS)
    viewer = viewer_of_request(request)
    if member and found[0] in viewer.scope.own.values():
        pass
    elif rows or member:
        viewer.scope.require_rows(found[0])
    else:
        viewer.scope.require_aggregates(found[0])
    return _standing(request, found, viewer)


def keeping_here(request: HttpRequest, code: str) -> Here:
    """What a cooperative and the programme office both keep (a register, telephones): for who reads its rows."""
    found = _found(code, COOPERATIVE_KINDS | {OrganisationKind.PROGRAMME})
    viewer = viewer_of_request(request)
    viewer.scope.require_rows(found[0])
    return _standing(request, found, viewer)


_Found = tuple[UUID, str, str, str]  # id, code, name, kind


def _found(code: str, kinds: Iterable[OrganisationKind]) -> _Found:
    rows = Organisation.objects.filter(code=code.upper(), kind__in=[str(kind) for kind in kinds])
    found = rows.values_list("id", "code", "name", "kind").first()
    if found is None:
        raise NotVisible
    return found


def _standing(request: HttpRequest, found: _Found, viewer: Viewer) -> Here:
    here = Here(*found, viewer)
    request.here = here  # type: ignore[attr-defined]  # read by the context processor
    return here
