"""Where a page stands: the cooperative of its address, what the reader may do there, and its tabs."""

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
    """A cooperative as the reader stands in it."""

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
        if not self.sees_rows:
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
    kinds = [str(kind) for kind in COOPERATIVE_KINDS]
    columns = ("id", "code", "name", "kind")
    found = Organisation.objects.filter(code=code.upper(), kind__in=kinds).values_list(*columns).first()
    if found is None:
        raise NotVisible
    viewer = viewer_of_request(request)
    if member and found[0] in viewer.scope.own.values():
        pass
    elif rows or member:
        viewer.scope.require_rows(found[0])
    else:
        viewer.scope.require_aggregates(found[0])
    identifier, own_code, name, kind = found
    here = Here(identifier, own_code, name, kind, viewer)
    request.here = here  # type: ignore[attr-defined]  # read by the context processor
    return here
