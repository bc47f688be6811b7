"""Agreements as both sides read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from lisanga.core.kernel import clock
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.roles import KIND_LABELS, OrganisationKind
from lisanga.core.scope.viewer import NotVisible, Scope
from lisanga.domains.partnerships.models import Agreement, AgreementZone
from lisanga.domains.partnerships.rules import KINDS, STATUSES, Delays
from lisanga.domains.places import gazetteer
from lisanga.domains.places.queries import places_of
from lisanga.domains.places.rules import LABELS

_ROW = (
    "id",
    "code",
    "title",
    "kind",
    "status",
    "starts_on",
    "ends_on",
    "signed_on",
    "organisation_id",
    "organisation__name",
    "partner_id",
    "partner__code",
    "partner__name",
    "partner__kind",
)
_DELAYS = ("quarterly_days", "annual_month", "annual_day", "final_days", "tacit_days")
_MORE = (
    "purpose",
    "office_signatory",
    "office_signatory_title",
    "partner_signatory",
    "partner_signatory_title",
    "signed_copy",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementRow:
    """A line of the list; `organisation` is the programme office."""

    id: UUID
    code: str
    title: str
    kind: str
    status: str
    starts_on: date
    ends_on: date
    signed_on: date | None
    organisation: UUID
    organisation_name: str
    partner: UUID
    partner_code: str
    partner_name: str
    partner_kind: str

    @property
    def status_label(self) -> str:
        return STATUSES[self.status]

    @property
    def kind_label(self) -> str:
        return KINDS[self.kind]

    @property
    def partner_kind_label(self) -> str:
        return str(KIND_LABELS[OrganisationKind(self.partner_kind)])

    @property
    def after(self) -> tuple[date, UUID]:
        """Where the next page begins."""
        return self.starts_on, self.id


@dataclass(frozen=True, slots=True)
class ZoneRow:
    province: str
    territory: str
    place: UUID | None
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementSheet(AgreementRow):
    """The whole agreement, without its articles."""

    purpose: str
    zones: tuple[ZoneRow, ...]
    delays: Delays
    office_signatory: str
    office_signatory_title: str
    partner_signatory: str
    partner_signatory_title: str
    signed_copy: str

    @property
    def zone_label(self) -> str:
        return ", ".join(zone.label for zone in self.zones)


@dataclass(frozen=True, slots=True)
class AgreementFilter:
    """Empty fields filter nothing."""

    partner: UUID | None = None
    statuses: frozenset[str] = frozenset()


@scoped
def agreements(
    scope: Scope,
    wanted: AgreementFilter | None = None,
    before: tuple[date, UUID] | None = None,
    limit: int = 50,
) -> list[AgreementRow]:
    """The latest first, after the row whose `after` is given."""
    rows, chosen = Agreement.objects.shared(scope), wanted or AgreementFilter()
    if chosen.partner is not None:
        rows = rows.filter(partner_id=chosen.partner)
    if chosen.statuses:
        rows = rows.filter(status__in=chosen.statuses)
    if before is not None:
        rows = rows.filter(Q(starts_on__lt=before[0]) | Q(starts_on=before[0], id__lt=before[1]))
    return [AgreementRow(**_named(row)) for row in rows.order_by("-starts_on", "-id").values(*_ROW)[:limit]]


@scoped
def agreement(scope: Scope, identifier: UUID, day: date | None = None) -> AgreementSheet:
    """With its zone as it is on a day, today's if none is said. Raises NotVisible when the reader is of neither
    side."""
    return _sheet(scope, Agreement.objects.shared(scope).filter(id=identifier), day)


@scoped
def agreement_coded(scope: Scope, code: str, day: date | None = None) -> AgreementSheet:
    """The agreement that an address names. Raises NotVisible."""
    return _sheet(scope, Agreement.objects.shared(scope).filter(code=code.upper()), day)


@scoped
def agreement_names(scope: Scope, identifiers: Iterable[UUID]) -> dict[UUID, tuple[str, str]]:
    """Code and title of those of the list that may be read, by id."""
    rows = Agreement.objects.shared(scope).filter(id__in=set(identifiers))
    return {row[0]: (row[1], row[2]) for row in rows.values_list("id", "code", "title")}


def _sheet(scope: Scope, rows: QuerySet[Agreement], day: date | None) -> AgreementSheet:
    found = rows.values(*_ROW, *_DELAYS, *_MORE).first()
    if found is None:
        raise NotVisible
    delays = Delays(**{name: found.pop(name) for name in _DELAYS})
    return AgreementSheet(**_named(found), delays=delays, zones=_zones(scope, found["id"], day or clock.today()))


def _zones(scope: Scope, identifier: UUID, day: date) -> tuple[ZoneRow, ...]:
    """Two statements, however many places."""
    columns = ("province", "territory", "place")
    begun, running = Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day)
    held = AgreementZone.plain.filter(begun, running, agreement=identifier)
    rows = list(held.order_by("id").values_list(*columns))
    found = places_of(scope, [place for _province, _territory, place in rows if place is not None])
    names = {place: f"{LABELS[row.kind]} {row.name}" for place, row in found.items()}
    return tuple(
        ZoneRow(province, territory, place, _label((province, territory, place), names))
        for province, territory, place in rows
    )


def _label(row: tuple[str, str, UUID | None], names: dict[UUID, str]) -> str:
    """ "Secteur Kwenge (Bulungu, Kwilu)", "territoire de Bulungu (Kwilu)", "province du Kwilu" without its article."""
    province, territory, place = row
    known = gazetteer.province(province)
    inside = known.name if known else province
    if place is not None:
        return f"{names.get(place, '…')} ({', '.join(part for part in (territory, inside) if part)})"
    return f"{territory} ({inside})" if territory else inside


def _named(found: dict[str, Any]) -> dict[str, Any]:
    """Columns of related tables under the names of the rows."""
    names = {"organisation_id": "organisation", "partner_id": "partner"}
    return {names.get(key, key.replace("__", "_")): value for key, value in found.items()}
