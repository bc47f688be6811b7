"""Scoped reads of cooperatives. Identity is read by whoever reads at least the figures."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from lisanga.core.kernel.names import fold
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import NotVisible, Scope
from lisanga.domains.cooperatives.models import Cooperative
from lisanga.domains.cooperatives.rules import FORMS, STAGES, form_label

_COLUMNS = (
    "organisation_id",
    "organisation__code",
    "organisation__name",
    "form",
    "stage",
    "partner",
    "province",
    "territory",
    "place",
    "sort_name",
)
_STATUTES = ("nominal_share", "max_share_pct", "minimum_payment_pct", "allow_quarter")
_MORE = ("lien_commun", "activity", "rsc_number", "founded_on", "registered_on", "header", *_STATUTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class CooperativeRow:
    """A line of the list. `form` is the form chosen; `label` is what may stand beside the name (AUS 386)."""

    organisation: UUID
    code: str
    name: str
    form: str
    stage: str
    partner: UUID
    province: str
    territory: str
    place: str
    sort_name: str

    @property
    def label(self) -> str:
        return form_label(self.form, self.stage)

    @property
    def stage_label(self) -> str:
        return STAGES[self.stage]

    @property
    def after(self) -> tuple[str, UUID]:
        """Where the next page begins."""
        return self.sort_name, self.organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity(CooperativeRow):
    """The whole identity; nominal value in whole francs, percentages in hundredths of a percent."""

    lien_commun: str
    activity: str
    rsc_number: str | None
    founded_on: date | None
    registered_on: date | None
    header: str
    nominal_share: int
    max_share_pct: int | None
    minimum_payment_pct: int | None
    allow_quarter: bool

    @property
    def short_form(self) -> str:
        return FORMS[self.form]


@dataclass(frozen=True, slots=True)
class CooperativeFilter:
    """Empty fields filter nothing; `text` is looked for in the name, accents and case ignored."""

    text: str = ""
    partner: UUID | None = None
    province: str = ""
    stage: str = ""
    form: str = ""
    organisations: frozenset[UUID] | None = None


@dataclass(frozen=True, slots=True)
class DocumentHeader:
    """What every document issued to third parties shows: name, form, seat, number in the RSC (AUS 19)."""

    name: str
    form: str
    seat: str
    rsc_number: str
    lines: tuple[str, ...]

    @property
    def registration(self) -> str:
        """The number as documents show it; most are written with their register's letters already."""
        if not self.rsc_number or self.rsc_number.upper().startswith("RSC"):
            return self.rsc_number
        return f"RSC {self.rsc_number}"


@scoped
def cooperative(scope: Scope, organisation: UUID) -> Identity:
    """Raises NotVisible when it may not be read, or is no cooperative."""
    found = Cooperative.objects.aggregates(scope, organisation).values(*_COLUMNS, *_MORE).first()
    if found is None:
        raise NotVisible
    return Identity(**_named(found))


@scoped
def cooperatives(
    scope: Scope, wanted: CooperativeFilter, after: tuple[str, UUID] | None = None, limit: int = 50
) -> list[CooperativeRow]:
    """A page by name, after the row whose `after` is given."""
    rows = _filtered(scope, wanted)
    if after is not None:
        rows = rows.filter(Q(sort_name__gt=after[0]) | Q(sort_name=after[0], organisation_id__gt=after[1]))
    ordered = rows.order_by("sort_name", "organisation_id").values(*_COLUMNS)[:limit]
    return [CooperativeRow(**_named(row)) for row in ordered]


@scoped
def chosen(scope: Scope, wanted: CooperativeFilter) -> list[UUID]:
    """All cooperatives that a filter keeps, for sums over them."""
    return list(_filtered(scope, wanted).order_by("organisation_id").values_list("organisation_id", flat=True))


@scoped
def counts(scope: Scope, wanted: CooperativeFilter) -> dict[tuple[str, str], int]:
    """(province, stage) → how many cooperatives, of those that the filter keeps."""
    rows = _filtered(scope, wanted).values_list("province", "stage").annotate(count=Count("organisation_id"))
    return {(province, stage): count for province, stage, count in rows.order_by("province", "stage")}


@scoped
def header_of(scope: Scope, organisation: UUID) -> DocumentHeader:
    """Read by whoever may read the figures, and by a member for papers of the member's own account."""
    if organisation not in scope.aggregates and organisation not in scope.own.values():
        raise NotVisible
    allowed = Scope(aggregates=frozenset({organisation}))
    columns = ("organisation__name", "form", "stage", "place", "territory", "rsc_number", "header")
    row = Cooperative.objects.aggregates(allowed, organisation).values_list(*columns).first()
    if row is None:
        raise NotVisible
    name, form, stage, place, territory, number, header = row
    inside = "" if place.endswith(territory) else territory
    seat = ", ".join(part for part in (place, inside) if part)
    return DocumentHeader(name, form_label(form, stage), seat, number or "", tuple(header.splitlines()))


def _filtered(scope: Scope, wanted: CooperativeFilter) -> QuerySet[Cooperative]:
    rows = Cooperative.objects.aggregates(scope)
    if wanted.text:
        for word in fold(wanted.text).split():
            rows = rows.filter(sort_name__contains=word)
    if wanted.partner is not None:
        rows = rows.filter(partner=wanted.partner)
    if wanted.province:
        rows = rows.filter(province=wanted.province)
    if wanted.stage:
        rows = rows.filter(stage=wanted.stage)
    if wanted.form:
        rows = rows.filter(form=wanted.form)
    if wanted.organisations is not None:
        rows = rows.filter(organisation_id__in=wanted.organisations)
    return rows


def _named(row: dict[str, Any]) -> dict[str, Any]:
    """Column paths to field names."""
    short = {"organisation_id": "organisation", "organisation__code": "code", "organisation__name": "name"}
    return {short.get(key, key): value for key, value in row.items()}
