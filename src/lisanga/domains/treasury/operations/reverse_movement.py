"""Correction of a movement of money: the same entry with negative amounts, with its reason (AUDCIF 20)."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Mark, Problem
from lisanga.core.ledger.models import Entry
from lisanga.core.ledger.operations.posting import post
from lisanga.core.ledger.operations.reversal import reversal_of
from lisanga.core.operations.context import Context
from lisanga.core.operations.lookup import recorded
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.treasury.models import CashCount
from lisanga.domains.treasury.operations import checks
from lisanga.domains.treasury.operations.cash import undo_movements

REVERSIBLE = frozenset(
    {
        "treasury.record_cash",
        "treasury.record_receivable",
        "treasury.pay_member",
        "treasury.pay_advance",
        "treasury.count_cash",
        "treasury.transfer",
    }
)


class ReverseMovement(msgspec.Struct, frozen=True, kw_only=True):
    """`movement` is the operation that recorded the money; `reason` in the author's words."""

    movement: UUID
    reason: str


def _check(context: Context, item: Item[ReverseMovement]) -> list[Problem]:
    target, problems = item.payload.movement, []
    if not item.payload.reason.strip():
        problems.append(checks.invalid("no_reason", _("Dites pourquoi ce mouvement est corrigé."), "reason"))
    kind = recorded(context.organisation).filter(operation=target).values_list("type", flat=True).first()
    if kind is None:
        problems.append(checks.invalid("unknown_movement", _("Ce mouvement n’existe pas."), "movement"))
    elif kind not in REVERSIBLE:
        text = _("Ce mouvement se corrige là où il a été enregistré (parts, livraisons).")
        problems.append(checks.invalid("not_here", text, "movement"))
    elif _reversed(context, target):
        text = _("Ce mouvement est déjà corrigé.")
        problems.append(
            Problem(code="already_reversed", message=text, field="movement", reference="AUDCIF 20", mark=Mark.LAW)
        )
    return problems


def _reversed(context: Context, operation: UUID) -> bool:
    own = Entry.plain.filter(organisation_id=context.organisation, operation=operation).values("number")
    posted_again = Entry.plain.filter(organisation_id=context.organisation, reverses__in=own).exists()
    counts = CashCount.plain.filter(organisation_id=context.organisation, id=operation)
    return posted_again or counts.exclude(reversed_by=None).exists()


def _apply(context: Context, item: Item[ReverseMovement]) -> Outcome:
    target, day = item.payload.movement, item.envelope.business_date
    label = _("Correction :")
    undo_movements(context, {target: item.envelope.id}, day, label)
    posted = post(context, reversal_of(context, [target], [item.envelope.id], day, label))
    return Outcome({"entries": [one.number for one in posted]}, subject=target, settles=(target,))


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="treasury.reverse_movement",
    label=gettext_lazy("Corriger un mouvement d’argent"),
    kind=Kind.CORRECTION,
    permission=Permission.REVERSE,
    payload=ReverseMovement,
    check=check,
    apply=apply,
    example=lambda: ReverseMovement(movement=UUID(int=7), reason="Payé au mauvais membre"),
    sentence=gettext_lazy("{author} a corrigé un mouvement d’argent : {reason}."),
)
