"""What every page of the office shows around its content."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.scope.roles import COOPERATIVE_KINDS, ROLES, OrganisationKind
from lisanga.core.scope.viewer import Viewer
from lisanga.interfaces.web.components import NavItem, Office
from lisanga.interfaces.web.partnerships.there import reads_agreements
from lisanga.interfaces.web.requests import viewer_of_request

_WITH_TELEPHONES = COOPERATIVE_KINDS | {OrganisationKind.PROGRAMME}


def office(request: HttpRequest) -> dict[str, Any]:
    """Lazy: a page without the office's frame (sign-in, public) asks for nothing."""
    return {"office": _Lazy(request)}


class _Lazy:
    """Builds the frame at its first use, so that pages outside the frame cost no query."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._office: Office | None = None

    def __getattr__(self, name: str) -> object:
        if self._office is None:
            self._office = _office(self._request)
        return getattr(self._office, name)


def _office(request: HttpRequest) -> Office:
    theme = request.COOKIES.get("theme", "")
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return Office(theme=theme if theme == "sun" else "")
    viewer = viewer_of_request(request)
    first = viewer.current[0] if viewer.current else None
    role = f"{first.organisation_name} · {ROLES[first.role].label}" if first else _("Aucun rôle en cours")
    demo = _("Démonstration : tout est inventé, rien ne quitte cette machine.") if settings.IS_DEMO else ""
    return Office(
        nav=_nav(request, viewer),
        person=viewer.name,
        role=role,
        home_url=reverse("home"),
        search_url=reverse("search"),
        account_url=reverse("me"),
        signout_url=reverse("signout"),
        theme=theme if theme == "sun" else "",
        theme_url=reverse("theme"),
        demo=demo,
    )


def _nav(request: HttpRequest, viewer: Viewer) -> list[NavItem]:
    def item(label: str, url: str) -> NavItem:
        # À faire and a cooperative's overview stand above pages with an entry of their own.
        inside = url != "/" and not (url.startswith("/c/") and url.count("/") == 3)
        return NavItem(label, url, current=request.path == url or (inside and request.path.startswith(url)))

    items = [item(_("À faire"), reverse("home"))]
    kinds = {grant.organisation_kind for grant in viewer.current}
    if kinds - {str(kind) for kind in COOPERATIVE_KINDS}:
        items += [item(_("Réseau"), reverse("network")), item(_("Formation"), reverse("training"))]
        items += [item(_("Indicateurs"), reverse("indicators")), item(_("Rapports"), reverse("reports"))]
    if reads_agreements(viewer):
        own = {g.organisation_code: g.organisation for g in viewer.current if g.organisation in viewer.scope.parties}
        items += [item(_("Notre partenariat"), reverse("partnership", args=[code])) for code in own]
        items.append(item(_("Conventions"), reverse("agreements")))
        items.append(item(_("Missions"), reverse("missions_everywhere")))
    for code, name, member in _cooperatives(viewer):
        items.append(NavItem(name))
        if member:
            items.append(item(_("Mon compte de membre"), reverse("member", args=[code, member])))
            continue
        for label, view in (
            (_("Vue d’ensemble"), "cooperative"),
            (_("Membres"), "members"),
            (_("Livraisons"), "deliveries"),
            (_("Campagnes et prix"), "campaigns"),
            (_("Caisse"), "treasury"),
            (_("Paiements"), "payments"),
            (_("Comptes"), "ledger"),
            (_("Indicateurs"), "cooperative_indicators"),
            (_("Registre"), "register"),
            (_("Importer"), "imports"),
        ):
            items.append(item(label, reverse(view, args=[code])))
    if any("people" in ROLES[grant.role].permissions for grant in viewer.current):
        items += [NavItem(_("Accès")), item(_("Personnes et rôles"), reverse("people"))]
        items += [
            item(_("Téléphones"), reverse("devices", args=[grant.organisation_code]))
            for grant in viewer.current
            if grant.organisation_kind in _WITH_TELEPHONES
            and grant.organisation in viewer.scope.rows
            and "people" in ROLES[grant.role].permissions
        ]
    return items


def _cooperatives(viewer: Viewer) -> list[tuple[str, str, object]]:
    """Cooperatives where the reader holds a role: (code, name, member id for the role *membre*)."""
    kinds = {str(kind) for kind in COOPERATIVE_KINDS}
    seen: dict[object, tuple[str, str, object]] = {}
    for grant in viewer.current:
        if grant.organisation_kind in kinds:
            seen.setdefault(grant.organisation, (grant.organisation_code, grant.organisation_name, grant.member))
    return list(seen.values())
