"""The records that an action point comes from, for the request and for the page alike: what each is called, and whom it
concerns."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from lisanga.core.scope.models import Grant, Organisation, OrganisationLink
from lisanga.core.scope.roles import COOPERATIVE_KINDS, ROLES, Reading
from lisanga.core.scope.viewer import Scope
from lisanga.domains.partnerships.queries.things import THINGS, shared_things
from lisanga.domains.training.models import Roadmap, Session, Visit

# Kind → table, its title, its cooperative.
_TABLES: dict[str, tuple[type[Model], str, str | None]] = {
    "visit": (Visit, "purpose", "cooperative"),
    "session": (Session, "title", None),
    "roadmap": (Roadmap, "title", None),
}
KINDS = ("cooperative", *_TABLES, *THINGS)
Subjects = Mapping[str, Iterable[UUID]]  # kind → ids
Rows = Callable[[type[Any]], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Origin:
    """A record: its own title, and the agreement, the partner and the cooperative that it is about. `code` is that of
    the agreement or of the cooperative, as addresses are made of it."""

    kind: str
    id: UUID
    title: str
    code: str = ""
    agreement: UUID | None = None
    partner: UUID | None = None
    cooperative: UUID | None = None
    cooperative_name: str = ""


def found_in(scope: Scope, wanted: Subjects, rows: Rows, places: Iterable[UUID] | None) -> dict[UUID, Origin]:
    """Those of the wanted records that the scope reads: of training those that `rows` gives (a queryset a table),
    cooperatives among `places` (all where None). A statement a kind, two for cooperatives, however many records."""
    made = {
        one.id: Origin(one.kind, one.id, one.title, one.code, one.agreement, one.partner)
        for one in shared_things(scope, wanted).values()
    }
    for kind, (table, title, place) in _TABLES.items():
        if asked := set(wanted.get(kind, ())):
            columns = ("id", title, "agreement", "partner_id", *((place,) if place else ()))
            for row in rows(table).filter(id__in=asked).values_list(*columns):
                made[row[0]] = Origin(kind, row[0], row[1], "", *row[2:])
    asked = set(wanted.get("cooperative", ()))
    return made | _places(made.values(), asked if places is None else asked & set(places))


def _places(visited: Iterable[Origin], asked: set[UUID]) -> dict[UUID, Origin]:
    """Visits with the names of their cooperatives, and the cooperatives that were asked for."""
    visits = [one for one in visited if one.cooperative]
    ids = asked | {one.cooperative for one in visits if one.cooperative}
    if not ids:
        return {}
    kinds = [str(kind) for kind in COOPERATIVE_KINDS]
    known = {one.id: one for one in Organisation.objects.filter(id__in=ids, kind__in=kinds)}
    links = OrganisationLink.objects.filter(target_id__in=asked, kind="created", valid_to=None).order_by("valid_from")
    creators = dict(links.values_list("target_id", "source_id"))
    found = {}
    for one in visits:
        if one.cooperative in known:
            place = known[one.cooperative]
            found[one.id] = replace(one, code=place.code, cooperative_name=place.name)
    for place in (known[identifier] for identifier in asked if identifier in known):
        partner = creators.get(place.id)
        found[place.id] = Origin("cooperative", place.id, place.name, place.code, None, partner, place.id, place.name)
    return found


def origin_of(organisation: UUID, kind: str, subject: UUID) -> Origin | None:
    """A record of an office, or a cooperative of the network."""
    office = Scope(rows=frozenset({organisation}), aggregates=frozenset({organisation}))
    found = found_in(office, {kind: [subject]}, lambda table: table.objects.rows(office), None)
    return found.get(subject)


def able_people(organisations: Iterable[UUID], day: date) -> dict[UUID, tuple[str, UUID]]:
    """Who holds a role there that reads more than one's own account: (person → name, organisation), by name. Two
    roles of somebody count once, in the first organisation of the list."""
    places = list(dict.fromkeys(organisations))
    reading = [code for code, role in ROLES.items() if role.reading in (Reading.ROWS, Reading.AGGREGATES)]
    held = Grant.objects.filter(Q(valid_to=None) | Q(valid_to__gte=day), organisation_id__in=places, role__in=reading)
    people = held.filter(valid_from__lte=day, person__is_active=True).order_by("person__name", "id")
    found: dict[UUID, tuple[str, UUID]] = {}
    for person, name, place in people.values_list("person_id", "person__name", "organisation_id"):
        if person not in found or places.index(place) < places.index(found[person][1]):
            found[person] = (name, place)
    return found
