"""The viewer: a person with grants; and the scope: which organisations it reads, and how deep."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import Q

from lisanga.core.scope.models import Grant, Organisation, OrganisationLink, Person, no_one
from lisanga.core.scope.roles import COOPERATIVE_KINDS, PARTNER_KINDS, ROLES, OrganisationKind, Permission, Reading


class NotVisible(Exception):
    """What was asked for does not exist for this viewer (answered as 404, without a trace)."""


@dataclass(frozen=True, slots=True)
class HeldGrant:
    """A grant as the viewer holds it, ended ones included (authority has two dates)."""

    role: str
    organisation: UUID
    organisation_kind: str
    organisation_name: str
    organisation_code: str
    member: UUID | None
    valid_from: date
    valid_to: date | None

    def covers(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Scope:
    """What may be read: `rows` ⊆ `aggregates` are organisations; `own` members' accounts (member → organisation);
    `parties` the partners whose side of an agreement is read (decision 0021)."""

    rows: frozenset[UUID] = frozenset()
    aggregates: frozenset[UUID] = frozenset()
    own: Mapping[UUID, UUID] = field(default_factory=dict)
    parties: frozenset[UUID] = frozenset()  # partners where the viewer holds a role: their side of what is shared
    network: bool = False  # reads the programme's own directory (people, partners, links)
    person: UUID | None = field(default=None, compare=False)  # whose own roles are read

    def require_rows(self, organisation: UUID) -> UUID:
        """The organisation itself when its rows may be read; NotVisible otherwise."""
        if organisation not in self.rows:
            raise NotVisible
        return organisation

    def require_aggregates(self, organisation: UUID) -> UUID:
        if organisation not in self.aggregates:
            raise NotVisible
        return organisation

    def require_member(self, organisation: UUID, member: UUID) -> UUID:
        """A member's account is read with the cooperative's rows, or by the member."""
        if organisation in self.rows or self.own.get(member) == organisation:
            return organisation
        raise NotVisible

    def as_of_member(self, organisation: UUID) -> "Scope":
        """What stands on every paper of a cooperative (its name, products, centres), for a member of it."""
        if organisation in self.rows or organisation in self.own.values():
            return Scope(rows=frozenset({organisation}), aggregates=frozenset({organisation}))
        raise NotVisible


NOTHING = Scope()


@dataclass(frozen=True)
class Viewer:
    """Who looks and acts today. `person` is the zero id for a visitor and for the installation itself."""

    person: UUID
    name: str
    grants: tuple[HeldGrant, ...]
    today: date
    system: bool = False

    @property
    def is_anonymous(self) -> bool:
        return self.person == no_one() and not self.system

    @cached_property
    def current(self) -> tuple[HeldGrant, ...]:
        return tuple(grant for grant in self.grants if grant.covers(self.today))

    def may(self, permission: Permission, organisation: UUID, day: date | None = None) -> bool:
        """Whether a grant in force on `day` (default today) carries the permission in that organisation."""
        if self.system:
            return True
        when = day or self.today
        return any(
            grant.organisation == organisation and grant.covers(when) and permission in ROLES[grant.role].permissions
            for grant in self.grants
        )

    @cached_property
    def scope(self) -> Scope:
        """Reads at most two tables: the links of the organisations held, and the network's cooperatives."""
        rows = {g.organisation for g in self.current if ROLES[g.role].reading == Reading.ROWS}
        aggregates = {g.organisation for g in self.current if ROLES[g.role].reading == Reading.AGGREGATES}
        offices = {g.organisation for g in self.current if g.organisation_kind == OrganisationKind.PROGRAMME}
        readers = {o for o in offices if o in rows}
        links = _links_from((aggregates | readers) - _cooperatives(self.current), self.today)
        for kind, source, target in links:
            if kind == "created" and source in aggregates:
                aggregates.add(target)
            elif kind == "follow_up" and source in readers:
                rows.add(target)
        if readers:
            aggregates |= _network()
        own = {g.member: g.organisation for g in self.current if g.member is not None}
        return Scope(
            frozenset(rows),
            frozenset(aggregates | rows),
            own,
            parties=frozenset(g.organisation for g in self.current if g.organisation_kind in PARTNER_KINDS),
            network=bool(offices),
            person=self.person,
        )


def _cooperatives(grants: Iterable[HeldGrant]) -> set[UUID]:
    return {g.organisation for g in grants if g.organisation_kind in COOPERATIVE_KINDS}


def _links_from(sources: set[UUID], today: date) -> list[tuple[str, UUID, UUID]]:
    if not sources:
        return []
    links = OrganisationLink.objects.filter(source__in=sources, valid_from__lte=today)
    open_links = links.filter(Q(valid_to=None) | Q(valid_to__gte=today))
    return list(open_links.values_list("kind", "source_id", "target_id"))


def _network() -> set[UUID]:
    kinds = [str(kind) for kind in COOPERATIVE_KINDS | PARTNER_KINDS]
    return set(Organisation.objects.filter(kind__in=kinds).values_list("id", flat=True))


def visitor(today: date) -> Viewer:
    """Somebody who has not signed in."""
    return Viewer(no_one(), "", (), today)


def system_viewer(today: date) -> Viewer:
    """The installation itself: founding a network and nothing a person could do."""
    return Viewer(no_one(), "Lisanga", (), today, system=True)


def viewer_of(person: Person, today: date) -> Viewer:
    """A person with all grants, ended ones included, in one query."""
    grants = Grant.objects.filter(person=person).order_by("valid_from", "id")
    values = grants.values_list(
        "role",
        "organisation_id",
        "organisation__kind",
        "organisation__name",
        "organisation__code",
        "member",
        "valid_from",
        "valid_to",
    )
    return Viewer(person.id, person.name, tuple(HeldGrant(*row) for row in values), today)
