"""One box for everything: members, receipts, cooperatives, places; only what the reader may see is ever found."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.core.scope.viewer import Scope
from lisanga.domains.collect.queries import find_receipts
from lisanga.domains.cooperatives.queries import CooperativeFilter, cooperatives
from lisanga.domains.directory.queries import OrganisationRow, organisations
from lisanga.domains.members.queries import find
from lisanga.domains.places.queries import find_places
from lisanga.interfaces.web.requests import scope_of

SHORTEST = 2
EACH = 8


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer: what it is called, one quiet line, where it opens (nowhere for a place)."""

    title: str
    detail: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    icon: str
    hits: Sequence[Hit]


def search(request: HttpRequest) -> HttpResponse:
    """The page; only its answers while one types."""
    text = " ".join(request.GET.get("q", "").split())[:80]
    groups = _groups(scope_of(request), text) if len(text) >= SHORTEST else []
    context = {"query": text, "groups": groups, "short": 0 < len(text) < SHORTEST}
    partial = request.headers.get("HX-Request") == "true" and "HX-Boosted" not in request.headers
    return render(request, "search/results.html" if partial else "search/search.html", context)


def _groups(scope: Scope, text: str) -> list[Group]:
    """The same number of reads whatever is found."""
    members = find(scope, text, EACH)
    receipts = find_receipts(scope, text, EACH)
    known = organisations(scope, {hit.organisation for hit in members} | {row.organisation for row in receipts})
    groups = [
        Group(
            _("Membres"),
            "member",
            [
                _hit(
                    str(hit.name),
                    _("n° %(number)s") % {"number": hit.number},
                    hit.village,
                    known.get(hit.organisation),
                    "member",
                    hit.id,
                )
                for hit in members
            ],
        ),
        Group(
            _("Bons de réception"),
            "delivery",
            [
                _hit(row.receipt, french.short_date(row.on), "", known.get(row.organisation), "delivery", row.id)
                for row in receipts
            ],
        ),
        Group(_("Coopératives"), "cooperative", _cooperatives(scope, text)),
        Group(_("Lieux"), "place", [Hit(place.label, "") for place in find_places(scope, text, EACH)]),
    ]
    return [group for group in groups if group.hits]


def _hit(title: str, first: str, second: str, where: OrganisationRow | None, view: str, identifier: UUID) -> Hit:
    url = reverse(view, args=[where.code, identifier]) if where else ""
    return Hit(title, _told(first, second, where.name if where else ""), url)


def _cooperatives(scope: Scope, text: str) -> list[Hit]:
    rows = cooperatives(scope, CooperativeFilter(text=text), limit=EACH)
    return [Hit(row.name, _told(row.label, row.territory), reverse("cooperative", args=[row.code])) for row in rows]


def _told(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
