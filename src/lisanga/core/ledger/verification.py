"""Recomputes balances and seals from the lines, and names what does not fit."""

import hashlib
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import F, OuterRef, Subquery, Sum

from lisanga.core.ledger.models import AccountBalance, AuxiliaryBalance, Entry, Line, OpenItem, Settlement
from lisanga.core.ledger.operations.posting import evidence
from lisanga.core.operations.models import ChainHead, RegisterLine
from lisanga.core.operations.verification import Fault

Progress = Callable[[int], None]
_SUMS = ("debit", "credit", "foreign_debit", "foreign_credit")


def verify_ledger(progress: Progress = lambda _count: None) -> Iterator[Fault]:
    """Seals and balance of every entry, then kept balances, then open items; the first fault of each kind per
    organisation."""
    for organisation in ChainHead.objects.order_by("organisation").values_list("organisation", flat=True):
        fault = _verify_entries(organisation, progress)
        if fault is not None:
            yield fault
    yield from verify_balances()
    yield from _verify_items()


def _verify_entries(organisation: UUID, progress: Progress) -> Fault | None:
    """Entries and lines are read in step, sorted by number: bounded memory. An operation's entries are consecutive."""
    lines = _lines(organisation)
    pending = next(lines, None)
    entries = _sealed_entries(organisation)
    expected, sealed_operations = 1, 0
    for operation, group in groupby(entries, key=lambda entry: entry.operation):
        seal, first, sealed = hashlib.sha256(), expected, None
        sealed_operations += 1
        for entry in group:
            sealed = entry.sealed
            if entry.number != expected:
                return Fault(organisation, "ledger", expected, "entry missing")
            expected += 1
            rows = []
            while pending is not None and pending[2] == entry.number:
                rows.append(pending)
                pending = next(lines, None)
            if sum(row[6] for row in rows) != sum(row[7] for row in rows):
                return Fault(organisation, "ledger", entry.number, "entry does not balance")
            seal.update(evidence(_entry_values(entry), rows))
            progress(1)
        if sealed is None:
            return Fault(organisation, "ledger", first, f"entry of {operation}, which the register does not hold")
        if bytes(sealed) != seal.digest():
            return Fault(organisation, "ledger", first, "entry or line differs from what the operation posted")
    if pending is not None:
        return Fault(organisation, "ledger", pending[1], "line without its entry")
    sealing = RegisterLine.objects.filter(organisation=organisation).exclude(sealed=b"").count()
    if sealing != sealed_operations:
        return Fault(organisation, "ledger", expected, "entries missing at the end")
    return None


def _sealed_entries(organisation: UUID) -> Iterator[Any]:
    """Entries with the seal on their operation's register line, read through its index."""
    lines = RegisterLine.objects.filter(organisation=OuterRef("organisation_id"), operation=OuterRef("operation"))
    sealed = Subquery(lines.exclude(verdict="held").values("sealed")[:1])
    entries = Entry.plain.filter(organisation_id=organisation).annotate(sealed=sealed)
    return entries.order_by("number").iterator(2000)


def _lines(organisation: UUID) -> Iterator[tuple[Any, ...]]:
    columns = ("organisation_id", "number", "entry", "account", "auxiliary", "month", "debit", "credit")
    more = ("currency", "foreign_debit", "foreign_credit", "rate")
    lines = Line.plain.filter(organisation_id=organisation).order_by("number")
    yield from lines.values_list(*columns, *more).iterator(2000)


def _entry_values(entry: Entry) -> tuple[object, ...]:
    return (
        entry.organisation_id,
        entry.number,
        entry.operation,
        entry.journal,
        entry.posting_date,
        entry.real_date,
        entry.label,
        entry.reverses,
    )


def verify_balances() -> Iterator[Fault]:
    """Kept balances against sums of the lines, both ways, in two set-based statements."""
    for table, columns, condition in (
        (AccountBalance._meta.db_table, ("account", "currency", "month"), ""),
        (
            AuxiliaryBalance._meta.db_table,
            ("auxiliary", "account", "currency", "month"),
            "WHERE auxiliary IS NOT NULL",
        ),
    ):
        with connection.cursor() as cursor:
            cursor.execute(_difference_sql(table, columns, condition))
            row = cursor.fetchone()
        if row is not None:
            organisation = row[0] if isinstance(row[0], UUID) else UUID(row[0])
            place = "/".join(str(value) for value in row[1 : 1 + len(columns)])
            yield Fault(organisation, "balance", 0, f"kept balance differs from the lines: {place}")


def _difference_sql(table: str, columns: tuple[str, ...], condition: str) -> str:
    keys = ", ".join(("organisation_id", *columns))
    same = " AND ".join(f"k.{key} = s.{key}" for key in ("organisation_id", *columns))
    sums = ", ".join(f"SUM({name}) AS {name}" for name in _SUMS)
    differ = " OR ".join(f"k.{name} <> s.{name}" for name in _SUMS)
    empty = " OR ".join(f"k.{name} <> 0" for name in _SUMS)
    summed = f'SELECT {keys}, {sums} FROM "{Line._meta.db_table}" {condition} GROUP BY {keys}'
    return (
        f"WITH s AS ({summed}) "
        f"SELECT {', '.join('s.' + key for key in ('organisation_id', *columns))} FROM s "
        f'LEFT JOIN "{table}" k ON {same} WHERE k.organisation_id IS NULL OR {differ} '
        f'UNION ALL SELECT {", ".join("k." + key for key in ("organisation_id", *columns))} FROM "{table}" k '
        f"LEFT JOIN s ON {same} WHERE s.organisation_id IS NULL AND ({empty}) LIMIT 1"
    )


def _verify_items() -> Iterator[Fault]:
    """What is settled on an item is the sum of its settlements."""
    sums = Settlement.plain.values("item").annotate(total=Sum("amount")).filter(item__isnull=False)
    totals = {row["item"]: row["total"] for row in sums.iterator(2000)}
    items = OpenItem.plain.exclude(settled=0).values_list("id", "organisation_id", "settled")
    for item, organisation, settled in items.iterator(2000):
        if totals.pop(item, 0) != settled:
            yield Fault(organisation, "open item", 0, f"{item}: settled amount differs from its settlements")
            return
    for item, total in totals.items():
        if total != 0:
            owner = OpenItem.plain.filter(id=item).annotate(owner=F("organisation_id")).values_list("owner").first()
            yield Fault(owner[0] if owner else UUID(int=0), "open item", 0, f"{item}: settlements without their item")
            return
