"""Correction of what was promised or paid for a line: the fact stays, marked as reversed, and counts no more."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.models import ServiceFact
from lisanga.domains.partnerships.operations.mission_rows import fact_of, invalid, side_of


class ReverseSpending(msgspec.Struct, frozen=True, kw_only=True):
    """`fact` is the operation that promised or paid."""

    fact: UUID
    reason: str


def _check(context: Context, item: Item[ReverseSpending]) -> list[Problem]:
    kept = fact_of(context, item.payload.fact)
    if kept is None or side_of(context, kept) != kept.side:
        return [invalid("unknown_fact", _("Ce montant n’existe pas, ou c’est l’autre côté qui l’a noté."), "fact")]
    if not item.payload.reason.strip():
        return [invalid("no_reason", _("Dites pourquoi ce montant est corrigé."), "reason")]
    if kept.reversed_by is not None:
        return [Problem(code="already_reversed", message=_("Ce montant est déjà corrigé."), field="fact")]
    return []


def _apply(context: Context, item: Item[ReverseSpending]) -> Outcome:
    fact = ServiceFact.plain.get(id=item.payload.fact)
    fact.reversed_by = item.envelope.id
    fact.save()
    return Outcome({"amount": fact.amount, "currency": fact.currency}, subject=fact.mission_id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.reverse_spending",
    label=gettext_lazy("Corriger un montant de mission"),
    kind=Kind.CORRECTION,
    permission=Permission.PARTNERSHIP,
    payload=ReverseSpending,
    check=check,
    apply=apply,
    example=lambda: ReverseSpending(fact=UUID(int=1), reason="Montant saisi deux fois"),
    sentence=gettext_lazy("{author} a corrigé un montant de mission ({amount:money}) : {reason}."),
)
