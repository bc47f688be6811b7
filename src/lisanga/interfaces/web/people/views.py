"""The people of an organisation and their roles."""

from collections.abc import Iterator, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lisanga.core.kernel.phone import display_phone
from lisanga.domains.directory import queries
from lisanga.domains.directory.queries import GrantRow, PersonRow
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape, Value
from lisanga.interfaces.web.components import Tab
from lisanga.interfaces.web.exports import exported
from lisanga.interfaces.web.people.where import keeping_here
from lisanga.interfaces.web.requests import scope_of, viewer_of_request

_COLUMNS = (
    Column("Nom"),
    Column("E-mail"),
    Column("Téléphone"),
    Column("Rôle"),
    Column("Depuis le", Shape.DATE),
    Column("Jusqu’au", Shape.DATE),
)


def people(request: HttpRequest) -> HttpResponse:
    """Everybody who holds or held a role where the reader keeps the people."""
    chosen, kept = keeping_here(request)
    rows = queries.people_of(scope_of(request), chosen.id)
    file = exported(request, f"personnes-{chosen.code}", _COLUMNS, _exported(rows))
    if file is not None:
        return file
    viewer = viewer_of_request(request)
    own = {role.code for role in chosen.roles}
    context = {
        "chosen": chosen,
        "choices": [Tab(one.name, f"?organisation={one.code}", one.id == chosen.id) for one in kept],
        "rows": [(row, _contact(row), _grants(row, own), row.id == viewer.person) for row in rows],
        "today": viewer.today,
    }
    return render(request, "people/people.html", context)


def _contact(row: PersonRow) -> tuple[str, str, str]:
    """Phone, and the two halves of the e-mail, so that a long one may break at its sign on a small screen."""
    name, _at, host = (row.email or "").partition("@")
    return (display_phone(row.phone) if row.phone else "", name, host)


def _grants(row: PersonRow, own: set[str]) -> list[tuple[GrantRow, bool]]:
    """Each role, and whether the reader stands high enough to end it."""
    return [(grant, grant.role in own) for grant in row.grants]


def _exported(rows: Sequence[PersonRow]) -> Iterator[tuple[Value, ...]]:
    for row in rows:
        for grant in row.grants:
            yield (row.name, row.email, row.phone, grant.role_label, grant.valid_from, grant.valid_to)
