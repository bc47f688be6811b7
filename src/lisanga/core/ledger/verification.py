"""Recomputes balances and seals from the lines, and names what does not fit."""

import hashlib
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any
from uuid import UUID

import msgspec
from django.db import connection
from django.db.models import OuterRef, Subquery

from lisanga.core.ledger.models import AccountBalance, AuxiliaryBalance, ClosedMonth, Entry, Line, OpenItem, Settlement
from lisanga.core.ledger.operations.posting import CLOSED_THROUGH, evidence
from lisanga.core.operations.models import ChainHead, RegisterLine
from lisanga.core.operations.verification import Fault

Progress = Callable[[int], None]
CLOSING = "ledger.close_month"
_SUMS = ("debit", "credit", "foreign_debit", "foreign_credit")


def verify_ledger(progress: Progress = lambda _count: None) -> Iterator[Fault]:
    """Seals and balance of every entry, with the first fault of each organisation; then kept balances and open items,
    with the first fault of each kind."""
    for head in ChainHead.objects.order_by("organisation"):
        fault = _verify_entries(head.organisation, progress) or _verify_counters(head)
        if fault is not None:
            yield fault
    known = ChainHead.objects.values("organisation")
    for model in (Entry, Line):
        for loose in (
            model.plain.exclude(organisation_id__in=known).values_list("organisation_id", flat=True).distinct()
        ):
            yield Fault(loose, "ledger", 0, "entries or lines of an organisation without a register")
    yield from verify_balances()
    yield from verify_items()


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


def _verify_counters(head: ChainHead) -> Fault | None:
    """The next numbers and the last closed month stand with the chain's head, which no hash covers."""
    here, counters = head.organisation, msgspec.json.decode(head.counters, type=dict[str, int])
    closed = ClosedMonth.plain.filter(organisation_id=here)
    for name, rows, column in (
        ("ledger.entry", Entry.plain.filter(organisation_id=here), "number"),
        ("ledger.line", Line.plain.filter(organisation_id=here), "number"),
        (CLOSED_THROUGH, closed, "month"),
    ):
        last = rows.order_by(f"-{column}").values_list(column, flat=True).first()
        if counters.get(name, 0) != (last or 0):
            return Fault(here, "ledger", last or 0, f"the kept number {name} is not the last one")
    closings = RegisterLine.objects.filter(organisation=here, type=CLOSING, verdict__in=("accepted", "flagged"))
    if set(closings.values_list("operation", flat=True)) != set(closed.values_list("operation", flat=True)):
        return Fault(here, "ledger", 0, "closed months differ from the closings in the register")
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


def verify_items() -> Iterator[Fault]:
    """What is settled on an item is the sum of its settlements; what an operation opened and settled is what it posted
    on that account of that member or third, in that currency; an item bears the day of its entry."""
    items, settlements = OpenItem._meta.db_table, Settlement._meta.db_table
    entries, lines = Entry._meta.db_table, Line._meta.db_table
    names = {"items": items, "settlements": settlements, "entries": entries, "lines": lines}
    for sql, message in (
        (_SETTLED, "settled amount differs from its settlements"),
        (_ORPHANS, "settlements without their item"),
        (_POSTED, "sums due differ from what this operation posted"),
        (_DATED, "item of another day than its operation's entry, or without one"),
    ):
        with connection.cursor() as cursor:
            cursor.execute(sql.format(**names))
            row = cursor.fetchone()
        if row is not None:
            organisation, subject = (value if isinstance(value, UUID) else UUID(value) for value in row)
            yield Fault(organisation, "open item", 0, f"{subject}: {message}")


_SETTLED = """
SELECT i.organisation_id, i.id FROM "{items}" i
LEFT JOIN (SELECT item, SUM(amount) AS total FROM "{settlements}" GROUP BY item) s ON s.item = i.id
WHERE i.settled <> COALESCE(s.total, 0) OR i.settled < 0 OR i.settled > i.amount LIMIT 1"""
_ORPHANS = """
SELECT s.organisation_id, s.item FROM "{settlements}" s
LEFT JOIN "{items}" i ON i.id = s.item AND i.organisation_id = s.organisation_id
WHERE i.id IS NULL LIMIT 1"""
# Money itself (class 5) has tills as auxiliaries, and nobody owes it: no open items there.
_POSTED = """
SELECT organisation_id, operation FROM (
SELECT organisation_id, operation, account, auxiliary, currency,
CASE side WHEN 'D' THEN amount WHEN 'C' THEN -amount END AS owed FROM "{items}"
UNION ALL
SELECT s.organisation_id, s.operation, i.account, i.auxiliary, i.currency,
CASE i.side WHEN 'D' THEN -s.amount ELSE s.amount END
FROM "{settlements}" s JOIN "{items}" i ON i.id = s.item
UNION ALL
SELECT l.organisation_id, e.operation, l.account, l.auxiliary, l.currency,
CASE l.currency WHEN 'CDF' THEN l.credit - l.debit ELSE l.foreign_credit - l.foreign_debit END
FROM "{lines}" l JOIN "{entries}" e ON e.organisation_id = l.organisation_id AND e.number = l.entry
WHERE l.auxiliary IS NOT NULL AND l.account NOT LIKE '5%'
) moved GROUP BY organisation_id, operation, account, auxiliary, currency
HAVING SUM(owed) <> 0 OR COUNT(owed) <> COUNT(*) LIMIT 1"""
_DATED = """
SELECT i.organisation_id, i.id FROM "{items}" i WHERE NOT EXISTS (
SELECT 1 FROM "{entries}" e WHERE e.organisation_id = i.organisation_id AND e.operation = i.operation
AND e.real_date = i.opened_on) LIMIT 1"""
