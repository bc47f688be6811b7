"""Deliverables as both sides read them (G84), and what waits for whom."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from lisanga.core.operations.queries import RegisterRow
from lisanga.core.scope.models import Grant, Person
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.roles import ROLES, Permission
from lisanga.core.scope.viewer import NotVisible, Scope
from lisanga.domains.partnerships.models import (
    Agreement,
    Deliverable,
    DeliverableFigure,
    DeliverableObservation,
    DeliverableText,
    DeliverableVariant,
    DeliverableVersion,
    SignedPaper,
)
from lisanga.domains.partnerships.queries.deliverable_rows import (
    PARTNER_REVIEW,
    DeliverableFilter,
    DeliverableRow,
    FigureRow,
    ObservationRow,
    ReportTerms,
    TextRow,
    VariantRow,
    VersionRow,
)
from lisanga.domains.partnerships.queries.history import told
from lisanga.domains.partnerships.rules import BINDING, CLOSED, Delays

_ROW = (
    "id",
    "kind",
    "title",
    "period",
    "due_on",
    "status",
    "version",
    "validated_version",
    "submitted_at",
    "owner",
    "examiner",
    "organisation_id",
    "organisation__name",
    "partner_id",
    "partner__code",
    "partner__name",
    "agreement_id",
    "agreement__code",
    "agreement__title",
    "agreement__starts_on",
    "agreement__ends_on",
    "agreement__tacit_days",
)


@scoped
def deliverables(
    scope: Scope,
    wanted: DeliverableFilter | None = None,
    after: tuple[date, UUID] | None = None,
    limit: int = 50,
) -> list[DeliverableRow]:
    """By the day they are due, the earliest first, after the row whose `after` is given; one statement."""
    rows, chosen = Deliverable.objects.shared(scope), wanted or DeliverableFilter()
    if chosen.agreement is not None:
        rows = rows.filter(agreement_id=chosen.agreement)
    if chosen.partner is not None:
        rows = rows.filter(partner_id=chosen.partner)
    if chosen.statuses:
        rows = rows.filter(status__in=chosen.statuses)
    if chosen.until is not None:
        rows = rows.filter(due_on__lte=chosen.until)
    if after is not None:
        rows = rows.filter(Q(due_on__gt=after[0]) | Q(due_on=after[0], id__gt=after[1]))
    return [_row(found) for found in rows.order_by("due_on", "id").values(*_ROW)[:limit]]


@scoped
def report_terms(scope: Scope, limit: int = 50) -> list[ReportTerms]:
    """Of the agreements that bind and are not closed, the latest first; one statement."""
    delays = ("quarterly_days", "annual_month", "annual_day", "final_days", "tacit_days")
    columns = ("id", "code", "partner__name", "starts_on", "ends_on", "signed_on")
    rows = Agreement.objects.shared(scope).filter(status__in=BINDING - {CLOSED}).order_by("-starts_on", "-id")
    found = rows.values_list(*columns, *delays)[:limit]
    return [
        ReportTerms(identifier, code, partner, starts_on, ends_on, signed_on, Delays(*days))
        for identifier, code, partner, starts_on, ends_on, signed_on, *days in found
    ]


@scoped
def deliverable(scope: Scope, identifier: UUID) -> DeliverableRow:
    """Raises NotVisible when the reader is of neither side; one statement."""
    found = Deliverable.objects.shared(scope).filter(id=identifier).values(*_ROW).first()
    if found is None:
        raise NotVisible
    return _row(found)


@scoped
def deliverable_of_period(scope: Scope, agreement: UUID, period: str) -> DeliverableRow | None:
    """The report of a period, when it was opened."""
    own = Deliverable.objects.shared(scope).filter(agreement_id=agreement, period=period)
    found = own.exclude(period="").values(*_ROW).first()
    return None if found is None else _row(found)


@scoped
def versions(scope: Scope, identifier: UUID) -> list[VersionRow]:
    """Newest first; three statements, without the snapshots."""
    columns = [name for name in VersionRow.__dataclass_fields__ if name not in ("submitted_by", "paper", "paper_owner")]
    found = _of(scope, DeliverableVersion, identifier).order_by("-number").values("submitted_by", *columns)
    rows = list(found)
    names = _names(row["submitted_by"] for row in rows)
    signed = SignedPaper.plain.filter(version__in=[row["id"] for row in rows])
    papers = {version: (file, owner) for version, file, owner in signed.values_list("version", "file", "organisation")}
    return [
        VersionRow(
            **row
            | {"submitted_by": names.get(row["submitted_by"], "")}
            | dict(zip(("paper", "paper_owner"), papers.get(row["id"], ("", None)), strict=True))
        )
        for row in rows
    ]


@scoped
def snapshot(scope: Scope, identifier: UUID, number: int) -> str:
    """The frozen text of one version. Raises NotVisible, also where there is no such version."""
    found = _of(scope, DeliverableVersion, identifier).filter(number=number).values_list("snapshot", flat=True).first()
    if found is None:
        raise NotVisible
    return str(found)


@scoped
def texts(scope: Scope, identifier: UUID) -> dict[str, TextRow]:
    """Part → what is written there, with the texts that wait beside it; three statements. The drafts of the programme
    are its own: the partner reads what was submitted, and here its own review."""
    columns = ("part", "revision", "text", "written_by", "written_at")
    own = Q(organisation_id__in=scope.rows) | Q(part=PARTNER_REVIEW)
    rows = list(_of(scope, DeliverableText, identifier).filter(own).values(*columns))
    mine = DeliverableVariant.objects.rows(scope).filter(deliverable_id=identifier)
    waiting = mine.filter(settled_by=None).order_by("id")
    others = list(waiting.values_list("id", "part", "text", "written_by", "written_at"))
    names = _names([*(row["written_by"] for row in rows), *(row[3] for row in others)])
    variants: dict[str, list[VariantRow]] = {}
    for other, part, text, author, moment in others:
        variants.setdefault(part, []).append(VariantRow(other, part, text, names.get(author, ""), moment))
    return {
        row["part"]: TextRow(
            **row | {"written_by": names.get(row["written_by"], ""), "variants": tuple(variants.get(row["part"], ()))}
        )
        for row in rows
    }


@scoped
def typed_figures(scope: Scope, identifier: UUID) -> list[FigureRow]:
    """Those that stand in the programme's draft, in the order they came; one statement."""
    columns = ("id", "part", "label", "unit", "value", "source")
    rows = DeliverableFigure.objects.rows(scope).filter(deliverable_id=identifier).exclude(value=None).order_by("id")
    return [FigureRow(*row) for row in rows.values_list(*columns)]


@scoped
def observations(scope: Scope, identifier: UUID) -> list[ObservationRow]:
    """Newest version first, then as they came; two statements."""
    columns = ("id", "version", "part", "text", "made_by", "made_at", "answer", "answered_by", "answered_at")
    rows = list(_of(scope, DeliverableObservation, identifier).order_by("-version", "id").values(*columns))
    names = _names(author for row in rows for author in (row["made_by"], row["answered_by"]) if author)
    return [
        ObservationRow(
            **row | {"made_by": names.get(row["made_by"], ""), "answered_by": names.get(row["answered_by"], "")}
        )
        for row in rows
    ]


@scoped
def deliverable_history(scope: Scope, identifier: UUID, limit: int = 30) -> list[RegisterRow]:
    """What both sides did to it, newest first. Raises NotVisible."""
    parties = Deliverable.objects.shared(scope, identifier).values_list("organisation_id", "partner_id").get()
    return told(parties, identifier, limit)


@scoped
def valideurs(scope: Scope, identifier: UUID) -> list[tuple[UUID, str]]:
    """Who holds or held the partner's right to validate, by name: for a page signed on paper. Raises NotVisible."""
    partner = Deliverable.objects.shared(scope, identifier).values_list("partner_id", flat=True).get()
    roles = [code for code, role in ROLES.items() if Permission.VALIDATE in role.permissions]
    held = Grant.objects.filter(organisation_id=partner, role__in=roles).values("person")
    return list(Person.objects.filter(id__in=held).order_by("name", "id").values_list("id", "name"))


def _of(scope: Scope, model: Any, identifier: UUID) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.shared(scope).filter(deliverable_id=identifier)
    return rows


def _names(people: Iterable[UUID]) -> dict[UUID, str]:
    """Of those who acted on a shared thing: both sides know who spoke."""
    return dict(Person.objects.filter(id__in=set(people)).values_list("id", "name"))


def _row(found: dict[str, Any]) -> DeliverableRow:
    names = {"organisation_id": "organisation", "partner_id": "partner", "agreement_id": "agreement"}
    return DeliverableRow(**{names.get(key, key.replace("__", "_")): value for key, value in found.items()})


__all__ = [
    "PARTNER_REVIEW",
    "DeliverableFilter",
    "DeliverableRow",
    "FigureRow",
    "ObservationRow",
    "ReportTerms",
    "TextRow",
    "VariantRow",
    "VersionRow",
    "deliverable",
    "deliverable_history",
    "deliverable_of_period",
    "deliverables",
    "observations",
    "report_terms",
    "snapshot",
    "texts",
    "typed_figures",
    "valideurs",
    "versions",
]
