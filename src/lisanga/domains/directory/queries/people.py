"""Scoped reads of the directory: organisations, people, roles, and who can see what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from lisanga.core.kernel.phone import PhoneError, parse_phone
from lisanga.core.scope.models import Grant, Organisation, OrganisationLink, Person
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.roles import KIND_LABELS, PARTNER_KINDS, ROLES, OrganisationKind, Reading
from lisanga.core.scope.viewer import NotVisible, Scope


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    id: UUID
    code: str
    name: str
    kind: str

    @property
    def kind_label(self) -> str:
        return str(KIND_LABELS[OrganisationKind(self.kind)])


@dataclass(frozen=True, slots=True)
class GrantRow:
    """A role between two dates (inclusive); `valid_to` None while open."""

    id: UUID
    person: UUID
    person_name: str
    role: str
    organisation: UUID
    organisation_name: str
    member: UUID | None
    valid_from: date
    valid_to: date | None

    @property
    def role_label(self) -> str:
        return str(ROLES[self.role].label)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person with the roles held in the organisation asked for."""

    id: UUID
    name: str
    email: str | None
    phone: str | None
    is_active: bool
    never_signed_in: bool
    has_second_factor: bool
    grants: tuple[GrantRow, ...]


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A dated relation, seen from `organisation`; `other` is the one at its far end."""

    id: UUID
    kind: str
    other: UUID
    other_name: str
    other_kind: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class ReaderLine:
    """One line of "qui peut voir ceci ?": who, and how far; `people` counts those who hold it today."""

    who: str
    what: str
    people: int
    until: date | None = None
    link: UUID | None = None


_GRANT = (
    "id",
    "person_id",
    "person__name",
    "role",
    "organisation_id",
    "organisation__name",
    "member",
    "valid_from",
    "valid_to",
)


@scoped
def organisation(scope: Scope, organisation: UUID) -> OrganisationRow:
    """Raises NotVisible for an organisation of which nothing may be read."""
    _known(scope, organisation)
    row = Organisation.objects.filter(id=organisation).values_list("id", "code", "name", "kind").first()
    if row is None:
        raise NotVisible
    return OrganisationRow(*row)


@scoped
def organisations(scope: Scope, identifiers: Iterable[UUID]) -> dict[UUID, OrganisationRow]:
    """Those of the list that may be read, by id."""
    wanted = set(identifiers) & (scope.aggregates | frozenset(scope.own.values()))
    rows = Organisation.objects.filter(id__in=wanted).values_list("id", "code", "name", "kind")
    return {row[0]: OrganisationRow(*row) for row in rows}


@scoped
def partners(scope: Scope) -> list[OrganisationRow]:
    """Partners that the scope reads, by name: the programme reads all of them, a partner itself."""
    kinds = [str(kind) for kind in PARTNER_KINDS]
    found = Organisation.objects.filter(id__in=scope.aggregates, kind__in=kinds).order_by("name", "id")
    return [OrganisationRow(*row) for row in found.values_list("id", "code", "name", "kind")]


@scoped
def programme_name(scope: Scope) -> str:
    """The name of the programme's office, as it stands on every report: anybody may read it."""
    found = Organisation.objects.filter(kind=OrganisationKind.PROGRAMME).order_by("id")
    return found.values_list("name", flat=True).first() or ""


@scoped
def programmes(scope: Scope) -> list[OrganisationRow]:
    """Programme offices, by name: whom a cooperative may let follow it. Every organisation knows its programme."""
    if not scope.aggregates and not scope.network:
        return []
    found = Organisation.objects.filter(kind=OrganisationKind.PROGRAMME).order_by("name", "id")
    return [OrganisationRow(*row) for row in found.values_list("id", "code", "name", "kind")]


@scoped
def people_of(scope: Scope, organisation: UUID) -> list[PersonRow]:
    """Everybody who holds or held a role there, by name."""
    grants: dict[UUID, list[GrantRow]] = {}
    for grant in grants_of(scope, organisation):
        grants.setdefault(grant.person, []).append(grant)
    columns = ("id", "name", "email", "phone", "is_active", "last_login", "totp_confirmed_at")
    found = Person.objects.filter(id__in=grants).order_by("name", "id").values_list(*columns)
    return [
        PersonRow(
            id=identifier,
            name=name,
            email=email,
            phone=phone,
            is_active=active,
            never_signed_in=last_login is None,
            has_second_factor=confirmed is not None,
            grants=tuple(grants[identifier]),
        )
        for identifier, name, email, phone, active, last_login, confirmed in found
    ]


@scoped
def grants_of(scope: Scope, organisation: UUID, person: UUID | None = None) -> list[GrantRow]:
    """Roles of an organisation, the newest first, ended ones included; members' accounts are no staff and left out."""
    grants = Grant.objects.filter(organisation_id=keeper_of(scope, organisation)).exclude(role="member")
    if person is not None:
        grants = grants.filter(person_id=person)
    return [GrantRow(*row) for row in grants.order_by("-valid_from", "-id").values_list(*_GRANT)]


@scoped
def my_grants(scope: Scope) -> list[GrantRow]:
    """One's own roles, ended ones included, for the page of one's account."""
    if scope.person is None:
        return []
    grants = Grant.objects.filter(person_id=scope.person).order_by("-valid_from", "-id")
    return [GrantRow(*row) for row in grants.values_list(*_GRANT)]


@scoped
def person_by_contact(scope: Scope, organisation: UUID, contact: str) -> tuple[UUID, str] | None:
    """(id, name) of the person with exactly this e-mail or phone, to give a role to somebody already known."""
    keeper_of(scope, organisation)
    text = contact.strip().lower()
    if "@" in text:
        found = Person.objects.filter(email=text)
    else:
        try:
            found = Person.objects.filter(phone=parse_phone(text).e164)
        except PhoneError:
            return None
    return found.values_list("id", "name").first()


@scoped
def names_of(scope: Scope, people: Iterable[UUID]) -> dict[UUID, str]:
    """Names of authors on lines that the scope has already been allowed to read."""
    return dict(Person.objects.filter(id__in=set(people)).values_list("id", "name"))


@scoped
def links(scope: Scope, organisation: UUID) -> list[LinkRow]:
    """Dated relations of an organisation, open ones first: who created it, who follows it, whom it follows."""
    scope.require_aggregates(organisation)
    out = OrganisationLink.objects.filter(source_id=organisation)
    incoming = OrganisationLink.objects.filter(target_id=organisation)
    rows = [
        LinkRow(*row)
        for found, far in ((incoming, "source"), (out, "target"))
        for row in found.values_list(
            "id", "kind", f"{far}_id", f"{far}__name", f"{far}__kind", "valid_from", "valid_to"
        )
    ]
    visible = [row for row in rows if organisation in scope.rows or row.other in scope.aggregates]
    return sorted(visible, key=lambda row: (row.valid_to is not None, row.other_name, row.id))


@scoped
def who_can_see(scope: Scope, organisation: UUID, today: date) -> list[ReaderLine]:
    """Readable lines of the page "qui peut voir ceci ?": roles of the organisation itself, then the others."""
    scope.require_rows(organisation)
    covering = Q(valid_from__lte=today) & (Q(valid_to=None) | Q(valid_to__gte=today))
    held = Grant.objects.filter(covering, organisation_id=organisation).values_list("role", flat=True)
    counted: dict[str, int] = {}
    for role in held:
        counted[role] = counted.get(role, 0) + 1
    lines = [
        ReaderLine(str(ROLES[role].label), _WHAT[ROLES[role].reading](), count)
        for role, count in sorted(counted.items(), key=lambda pair: -ROLES[pair[0]].rank)
    ]
    incoming = OrganisationLink.objects.filter(covering, target_id=organisation).order_by("kind", "source__name")
    for identifier, kind, name, source, until in incoming.values_list(
        "id", "kind", "source__name", "source_id", "valid_to"
    ):
        what = _WHAT[Reading.ROWS]() if kind == "follow_up" else _WHAT[Reading.AGGREGATES]()
        people = Grant.objects.filter(covering, organisation_id=source).values("person_id").distinct().count()
        lines.append(ReaderLine(name, what, people, until, identifier if kind == "follow_up" else None))
    return lines


_WHAT = {
    Reading.ROWS: lambda: _("lit toutes les lignes"),
    Reading.AGGREGATES: lambda: _("lit les totaux, jamais la ligne d’un membre"),
    Reading.OWN: lambda: _("lit son propre compte"),
    Reading.NONE: lambda: _("ne lit pas les données"),
}


def _known(scope: Scope, organisation: UUID) -> None:
    if organisation in scope.aggregates or organisation in scope.own.values():
        return
    if scope.network and Organisation.objects.filter(id=organisation, kind=OrganisationKind.PROGRAMME).exists():
        return
    raise NotVisible


def keeper_of(scope: Scope, organisation: UUID) -> UUID:
    """People are read with an organisation's rows; the programme's by its own office, a partner's by whoever reads
    that partner: itself and the programme."""
    if organisation in scope.rows:
        return organisation
    kind = Organisation.objects.filter(id=organisation).values_list("kind", flat=True).first()
    if scope.network and kind == OrganisationKind.PROGRAMME:
        return organisation
    if organisation in scope.aggregates and kind in PARTNER_KINDS:
        return organisation
    raise NotVisible
