"""Data that partners share for targeting, by their label; what their time or a withdrawal closed is not read by the
programme."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from django.db.models import Count, F, Q, QuerySet

from lisanga.core.operations.queries import RegisterRow
from lisanga.core.scope.models import Grant
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.readings import TraceRow, traces_of
from lisanga.core.scope.viewer import NotVisible, Scope
from lisanga.domains.partnerships.confidentiality import LABELS, MEANINGS, Label
from lisanga.domains.partnerships.models import (
    AccessOpening,
    AccessRequest,
    Agreement,
    DataRow,
    DataSet,
    DataSetReader,
    DataSetVersion,
)
from lisanga.domains.partnerships.queries.history import told
from lisanga.domains.partnerships.targeting.columns import DataColumn
from lisanga.domains.partnerships.targeting.zoning import may_use

_PROVENANCE = ("source", "service", "reference_on", "method", "permitted_until")
_SET = ("id", "agreement_id", "agreement__code", "partner_id", "partner__name", "by", "title", "label", "brought_on",
        "versions", "withdrawn_on", "reason")  # fmt: skip
_VERSION = ("id", "data_set_id", "number", "digest", "file", "file_name", "sheet", "filed_on", "by", "note", "rows")


@dataclass(frozen=True, slots=True, kw_only=True)
class DataVersion:
    """One file with its provenance. `left_out`: (heading, why) of columns about persons."""

    id: UUID
    data_set: UUID
    number: int
    digest: str
    file: str
    file_name: str
    sheet: str
    filed_on: date
    by: UUID
    note: str
    rows: int
    source: str
    service: str
    reference_on: date
    method: str
    permitted_until: date
    columns: tuple[DataColumn, ...]
    left_out: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSetRow:
    """Data on a given day, with its newest version; `waiting` rows are left to settle. `is_ours`: the reader stands on
    the side that brought it."""

    today: date
    id: UUID
    agreement: UUID
    agreement_code: str
    partner: UUID
    partner_name: str
    by: UUID
    title: str
    label: str
    brought_on: date
    versions: int
    withdrawn_on: date | None
    reason: str
    is_ours: bool
    newest: DataVersion
    waiting: int = 0

    @property
    def label_words(self) -> str:
        return str(LABELS[Label(self.label)])

    @property
    def meaning(self) -> str:
        return str(MEANINGS[Label(self.label)])

    @property
    def is_usable(self) -> bool:
        """Whether its figures may be read today; the side that brought it always reads its own."""
        return self.is_ours or may_use(self.newest.permitted_until, self.withdrawn_on, self.today)

    @property
    def is_over(self) -> bool:
        """Whether the programme reads it no longer."""
        return not may_use(self.newest.permitted_until, self.withdrawn_on, self.today)


def readable_data(scope: Scope, today: date) -> QuerySet[DataSet]:
    """Data that this reader may know of on a day: by label, by name, or by an access that is open."""
    person = scope.person
    named = DataSetReader.plain.filter(person=person).values("data_set")
    running = Q(until__gte=today) & (Q(ended_on=None) | Q(ended_on__gt=F("until")))
    granted = AccessRequest.plain.filter(running, refused_on=None)
    opened = AccessOpening.plain.filter(request__in=granted.values("id")).values("subject")
    office = Q(organisation_id__in=scope.rows)
    return DataSet.objects.shared(scope).filter(
        Q(label__in=(Label.PUBLIC, Label.PARTNER)) | Q(id__in=named) | Q(by=person) | (office & Q(id__in=opened))
    )


@scoped
def data_sets(scope: Scope, identifier: UUID, today: date, limit: int = 200) -> list[DataSetRow]:
    """Of an agreement, the latest first; data that may not be known of does not exist. Raises NotVisible."""
    Agreement.objects.shared(scope, identifier)
    return _rows(scope, readable_data(scope, today).filter(agreement_id=identifier), today, limit)


@scoped
def data_set(scope: Scope, identifier: UUID, today: date) -> DataSetRow:
    """Raises NotVisible when its label keeps the reader out."""
    found = _rows(scope, readable_data(scope, today).filter(id=identifier), today, 1)
    if not found:
        raise NotVisible
    return found[0]


@scoped
def data_versions(scope: Scope, identifier: UUID, today: date) -> list[DataVersion]:
    """The newest first, of data that may be known of; nothing otherwise."""
    allowed = readable_data(scope, today).filter(id=identifier)
    rows = DataSetVersion.objects.shared(scope).filter(data_set__in=allowed.values("id")).order_by("-number")
    return [_version(row) for row in rows.values(*_VERSION, *_PROVENANCE, "columns", "left_out")]


@scoped
def data_readers(scope: Scope, identifier: UUID) -> list[tuple[UUID, str]]:
    """(id, name) of persons named on data, for the side that brought it."""
    if not _owned(scope, identifier):
        return []
    people = DataSetReader.objects.shared(scope).filter(data_set_id=identifier).values("person")
    names = Grant.objects.filter(person_id__in=people).order_by("person__name", "person_id")
    return list(names.values_list("person_id", "person__name").distinct())


@scoped
def data_openings(scope: Scope, identifier: UUID) -> list[TraceRow]:
    """Who read it and when, newest first, for the side that brought it; nothing for the other."""
    return traces_of([identifier]) if _owned(scope, identifier) else []


@scoped
def data_history(scope: Scope, identifier: UUID, today: date, limit: int = 12) -> list[RegisterRow]:
    """Newest first, from both registers, of data that may be known of. Raises NotVisible."""
    found = readable_data(scope, today).filter(id=identifier).values_list("organisation_id", "partner_id").first()
    if found is None:
        raise NotVisible
    return told(found, identifier, limit)


@scoped
def data_brought(scope: Scope, identifier: UUID, digest: str) -> tuple[UUID, str, date] | None:
    """(set, title, day) of a file that this very side brought under an agreement before and that still stands."""
    own = DataSetVersion.objects.shared(scope).filter(partner_id__in=scope.parties, digest=digest)
    here = own.filter(data_set__agreement_id=identifier, data_set__withdrawn_on=None).order_by("filed_on")
    return here.values_list("data_set_id", "data_set__title", "filed_on").first()


@scoped
def opened_data(scope: Scope, identifier: UUID, today: date) -> list[DataSetRow]:
    """What a request of access opens, as far as the reader may know of it today."""
    opened = AccessOpening.objects.shared(scope).filter(request_id=identifier).values("subject")
    return _rows(scope, readable_data(scope, today).filter(id__in=opened), today, 100)


@scoped
def data_to_settle(scope: Scope, today: date) -> list[DataSetRow]:
    """Own data with rows that wait, for À faire of the side that brought it."""
    own = readable_data(scope, today).filter(partner_id__in=scope.parties, withdrawn_on=None)
    return [row for row in _rows(scope, own, today, 100) if row.waiting]


def _owned(scope: Scope, identifier: UUID) -> bool:
    return bool(DataSet.objects.shared(scope).filter(partner_id__in=scope.parties, id=identifier).exists())


def _rows(scope: Scope, found: QuerySet[DataSet], today: date, limit: int) -> list[DataSetRow]:
    """Three statements however many there are."""
    rows = list(found.order_by("-brought_on", "-id").values(*_SET)[:limit])
    newest = DataSetVersion.objects.shared(scope).filter(
        data_set__in=[row["id"] for row in rows], number=F("data_set__versions")
    )
    versions = {row["data_set_id"]: row for row in newest.values(*_VERSION, *_PROVENANCE, "columns", "left_out")}
    waiting = DataRow.objects.shared(scope).filter(version__in=[row["id"] for row in versions.values()], is_open=True)
    counts = dict(waiting.order_by().values_list("version").annotate(count=Count("id")))
    return [
        DataSetRow(
            **_named(row),
            today=today,
            is_ours=row["partner_id"] in scope.parties,
            newest=_version(versions[row["id"]]),
            waiting=counts.get(versions[row["id"]]["id"], 0),
        )
        for row in rows
    ]


def _named(row: dict[str, Any]) -> dict[str, Any]:
    """Columns of related tables under the names of the rows."""
    names = {"agreement_id": "agreement", "partner_id": "partner"}
    return {names.get(key, key.replace("__", "_")): value for key, value in row.items()}


def _version(row: dict[str, Any]) -> DataVersion:
    values = dict(row)
    values["data_set"] = values.pop("data_set_id")
    values["columns"] = msgspec.json.decode(values["columns"], type=tuple[DataColumn, ...])
    values["left_out"] = msgspec.json.decode(values["left_out"], type=tuple[tuple[str, str], ...])
    return DataVersion(**values)
