"""Correction of an entry of the accountant: the same again with negative amounts (AUDCIF 20)."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Mark, Problem, Severity
from lisanga.core.ledger.models import Entry
from lisanga.core.ledger.operations.posting import post
from lisanga.core.ledger.operations.reversal import reversal_of
from lisanga.core.operations.context import Context
from lisanga.core.operations.lookup import recorded
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission


class ReverseEntry(msgspec.Struct, frozen=True, kw_only=True):
    """`entry_operation`: the operation that recorded the entry; `reason` in the author's words."""

    entry_operation: UUID
    reason: str


def _check(context: Context, item: Item[ReverseEntry]) -> list[Problem]:
    target, problems = item.payload.entry_operation, []
    if not recorded(context.organisation).filter(operation=target, type="ledger.record_entry").exists():
        problems.append(_problem("unknown_entry", _("Cette écriture n’existe pas."), "entry_operation"))
        return problems
    numbers = Entry.plain.filter(organisation_id=context.organisation, operation=target).values("number")
    if Entry.plain.filter(organisation_id=context.organisation, reverses__in=numbers).exists():
        problems.append(
            _problem("already_reversed", _("Cette écriture est déjà corrigée."), "entry_operation", Severity.RULE)
        )
    if not item.payload.reason.strip():
        problems.append(_problem("no_reason", _("Dites pourquoi l’écriture est corrigée."), "reason"))
    return problems


def _problem(code: str, message: str, field: str, severity: Severity = Severity.INVALID) -> Problem:
    return Problem(code=code, message=message, field=field, severity=severity, mark=Mark.PRACTICE)


def _apply(context: Context, item: Item[ReverseEntry]) -> Outcome:
    target = item.payload.entry_operation
    drafts = reversal_of(context, [target], [item.envelope.id], item.envelope.business_date, _("Correction :"))
    posted = post(context, drafts)
    return Outcome({"entries": [one.number for one in posted]}, subject=target, settles=(target,))


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="ledger.reverse_entry",
    label=gettext_lazy("Corriger une écriture"),
    kind=Kind.CORRECTION,
    permission=Permission.ACCOUNTS,
    payload=ReverseEntry,
    check=check,
    apply=apply,
    example=lambda: ReverseEntry(entry_operation=UUID(int=7), reason="Montant lu dix fois trop grand"),
    sentence=gettext_lazy("{author} a corrigé une écriture : {reason}."),
)
