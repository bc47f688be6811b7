"""The register of members: the list, what may be typed to find somebody, and the printed register (AUS 9)."""

from collections.abc import Iterator
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel import clock
from lisanga.core.scope.roles import Permission
from lisanga.domains.cooperatives.queries import header_of
from lisanga.domains.members.queries import MemberFilters, MemberRow, counts, member_page, members, villages
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape
from lisanga.interfaces.web.exports import exported, wants_file
from lisanga.interfaces.web.here import Here, cooperative_here
from lisanga.interfaces.web.listing.keeping import kept_list
from lisanga.interfaces.web.members.labels import SEXES, STATUSES, listed
from lisanga.interfaces.web.paging import PAGE, cut, pager, text_key

CHUNK = 1000
_SEXES = ("F", "M")
_DUE = ("to", "by")
_COLUMNS = (
    Column("N°", Shape.COUNT),
    Column("N° du registre papier"),
    Column("Nom"),
    Column("Post-nom"),
    Column("Prénom"),
    Column("Sexe"),
    Column("Année de naissance"),
    Column("Téléphone", key="phone"),
    Column("Village", key="village"),
    Column("Situation", key="status"),
    Column("Adhésion", Shape.DATE),
    Column("Parts", Shape.COUNT, key="shares"),
    Column("Souscrit (FC)", Shape.FRANCS),
    Column("Versé (FC)", Shape.FRANCS),
    Column("À payer au membre (FC)", Shape.FRANCS, key="owed"),
    Column("Dû par le membre (FC)", Shape.FRANCS, key="owes"),
    Column("À payer au membre ($)", Shape.DOLLARS, key="owed"),
    Column("Dû par le membre ($)", Shape.DOLLARS, key="owes"),
)


def member_list(request: HttpRequest, code: str) -> HttpResponse:
    """By name; the filter is a sentence, the export carries it."""
    here = cooperative_here(request, code)
    chosen, kept = filters_of(request), kept_list(request, "members", here)
    if wants_file(request):
        file = exported(request, f"membres-{code}", _COLUMNS, map(_exported, _everyone(here, chosen)), kept.hidden)
        if file is not None:
            return file
    found, more = cut(members(here.scope, here.id, chosen, text_key(request), PAGE + 1))
    counted = counts(here.scope, [here.id], clock.today())[here.id]
    context = {
        "here": here,
        "kept": kept,
        "tabs": here.tabs("members"),
        "rows": listed(here, list(found)),
        "counted": counted,
        "chosen": chosen,
        "villages": villages(here.scope, here.id),
        "statuses": {
            "current": _("tous, sans ceux qui ont quitté"),
            **{code: word for code, (_t, word) in STATUSES.items()},
        },
        "pager": pager(request, f"{found[-1].sort_name}~{found[-1].id}" if found else "", more=more),
        "filtered": chosen != MemberFilters(),
        "query": request.GET,
        "may": here.may(Permission.MEMBERS),
    }
    return render(request, "members/members.html", context)


def filters_of(request: HttpRequest) -> MemberFilters:
    """What the address narrows the list to; `n` are numbers of members that were ticked."""
    asked = request.GET
    sex, status, due = asked.get("sexe", ""), asked.get("situation", ""), asked.get("compte", "")
    ticked = [text for text in asked.getlist("n")[:CHUNK] if text.isascii() and text.isdigit() and len(text) < 9]
    return MemberFilters(
        search=asked.get("q", "").strip()[:80],
        sex=sex if sex in _SEXES else "",
        village=asked.get("village", "")[:80],
        status=status if status in STATUSES or status == "current" else "",
        due=due if due in _DUE else "",
        numbers=tuple(map(int, ticked)),
    )


def _everyone(here: Here, chosen: MemberFilters) -> Iterator[MemberRow]:
    """All rows of a filter, a bounded number at a time."""
    after: tuple[str, UUID] | None = None
    while rows := members(here.scope, here.id, chosen, after, CHUNK):
        yield from rows
        after = (rows[-1].sort_name, rows[-1].id)


def _exported(row: MemberRow) -> tuple[object, ...]:
    francs, dollars = row.balances.get("CDF", (0, 0)), row.balances.get("USD", (0, 0))
    name = row.name
    who = (row.number, row.paper_number, name.family, name.post, name.given, row.sex)
    birth = str(row.birth_year) if row.birth_year else ""
    state = str(STATUSES[row.status][1])
    contact = (birth, row.phone or row.phone_typed, row.village, state, row.joined_on)
    return (*who, *contact, row.shares, row.subscribed, row.paid, *francs, *dollars)


def register_paper(request: HttpRequest, code: str) -> HttpResponse:
    """The register as the law asks for it, by number, those who left included."""
    here = cooperative_here(request, code)
    context = {
        "here": here,
        "header": header_of(here.scope, here.id),
        "rows": _by_number(here),
        "sexes": SEXES,
        "today": clock.today(),
    }
    return render(request, "members/register_paper.html", context)


def _by_number(here: Here) -> Iterator[MemberRow]:
    after: int | None = None
    while rows := member_page(here.scope, here.id, None, after, CHUNK):
        yield from rows
        after = rows[-1].number
