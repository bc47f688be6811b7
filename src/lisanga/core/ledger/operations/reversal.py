"""Corrections: the same entries again with negative amounts on the same side (AUDCIF 20)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.models import Entry, Line, OpenItem, Settlement
from lisanga.core.ledger.operations.posting import EntryDraft, ItemDraft, LineDraft
from lisanga.core.operations.context import Context


def reversal_of(
    context: Context, reversed_operations: Sequence[UUID], by: Sequence[UUID], day: date, label: str
) -> list[EntryDraft]:
    """Drafts that undo everything that the operations posted: entries, settlements, and the items that they opened
    (closed as settled). `by[i]` is the operation that reverses `reversed_operations[i]`."""
    author = dict(zip(reversed_operations, by, strict=True))
    organisation = context.organisation
    entries = list(
        Entry.plain.filter(organisation_id=organisation, operation__in=reversed_operations).order_by("number")
    )
    lines: dict[int, list[Line]] = defaultdict(list)
    numbers = [entry.number for entry in entries]
    for line in Line.plain.filter(organisation_id=organisation, entry__in=numbers).order_by("number"):
        lines[line.entry].append(line)
    drafts = [
        EntryDraft(
            operation=author[entry.operation],
            journal=entry.journal,
            label=f"{label} {entry.label}"[:160],
            real_date=day,
            lines=[_negative(line) for line in lines[entry.number]],
            reverses=entry.number,
        )
        for entry in entries
    ]
    by_operation = {draft_entry.operation: draft for draft, draft_entry in zip(drafts, entries, strict=True)}
    _give_back(organisation, reversed_operations, by_operation)
    return drafts


def _negative(line: Line) -> LineDraft:
    return LineDraft(
        account=line.account,
        debit=-line.debit,
        credit=-line.credit,
        auxiliary=line.auxiliary,
        currency=line.currency,
        foreign_debit=-line.foreign_debit,
        foreign_credit=-line.foreign_credit,
        rate=line.rate,
    )


def _give_back(organisation: UUID, operations: Sequence[UUID], drafts: dict[UUID, EntryDraft]) -> None:
    settlements = Settlement.plain.filter(organisation_id=organisation, operation__in=operations).order_by("id")
    for settlement in settlements:
        drafts[settlement.operation].settles.append((settlement.item, -settlement.amount))
    items = OpenItem.plain.filter(organisation_id=organisation, operation__in=operations).order_by("id")
    for item in items:
        draft = drafts[item.operation]
        draft.settles.append((item.id, item.amount - item.settled))
        if item.settled:
            draft.opens.append(_owed_back(item))


def _owed_back(item: OpenItem) -> ItemDraft:
    """What was already settled on an item that should not have been is now due the other way."""
    return ItemDraft(
        id=new_id(),
        account=item.account,
        auxiliary=item.auxiliary,
        side="D" if item.side == "C" else "C",
        amount=item.settled,
        label=item.label,
        currency=item.currency,
    )
