"""Correction of a delivery: everything it did is undone, in sight, with its reason. What the member was already paid
for it becomes a sum owed back.

A telephone may send it too: who weighs at the centre and may correct does so while the member and the sacks are still
there. Nothing is lost by it: done twice it is refused once, and what was paid meanwhile is flagged."""

from uuid import UUID

import msgspec
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.clock import month_of
from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.ledger.models import OpenItem
from lisanga.core.ledger.operations.posting import post
from lisanga.core.ledger.operations.reversal import reversal_of
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.collect.models import Delivery
from lisanga.domains.collect.operations.recording import add_to_summaries
from lisanga.domains.members.operations.capital import undo


class ReverseDelivery(msgspec.Struct, frozen=True, kw_only=True):
    """`reason` in the author's words."""

    delivery: UUID
    reason: str


def _check(context: Context, item: Item[ReverseDelivery]) -> list[Problem]:
    delivery = Delivery.plain.filter(organisation_id=context.organisation, id=item.payload.delivery).first()
    if delivery is None:
        text = _("Cette livraison n’existe pas.")
        return [Problem(code="unknown_delivery", message=text, field="delivery", severity=Severity.INVALID)]
    problems = []
    if not item.payload.reason.strip():
        text = _("Dites pourquoi la livraison est annulée.")
        problems.append(Problem(code="no_reason", message=text, field="reason", severity=Severity.INVALID))
    if delivery.reversed_by is not None:
        problems.append(
            Problem(code="already_reversed", message=_("Cette livraison est déjà annulée."), field="delivery")
        )
    elif _payable(context, delivery).filter(settled__gt=0).exists():
        text = _("Cette livraison était déjà payée : la somme est notée comme due par le membre.")
        problems.append(Problem(code="already_paid", message=text, field="delivery", severity=Severity.WARNING))
    return problems


def _undone(delivery: Delivery) -> list[UUID]:
    """The weighing itself, and what fixed its price later."""
    return [delivery.id, delivery.priced_by] if delivery.priced_by else [delivery.id]


def _payable(context: Context, delivery: Delivery) -> QuerySet[OpenItem]:
    """The sums due to the member for this delivery."""
    items = OpenItem.plain.filter(organisation_id=context.organisation, side="C")
    return items.filter(operation__in=_undone(delivery))


def _apply(context: Context, item: Item[ReverseDelivery]) -> Outcome:
    delivery = Delivery.plain.get(id=item.payload.delivery)
    undone = _undone(delivery)
    day = item.envelope.business_date
    drafts = reversal_of(context, undone, [item.envelope.id] * len(undone), day, _("Annulation :"))
    posted = post(context, drafts)
    undo(context, {delivery.id: item.envelope.id}, day)
    Delivery.plain.filter(id=delivery.id).update(reversed_by=item.envelope.id)
    key = (
        delivery.campaign or UUID(int=0),
        delivery.product,
        delivery.centre,
        delivery.member,
        month_of(delivery.on),
    )
    add_to_summaries(context, key, (-1, -delivery.net, -delivery.value_cdf))
    result = {"entries": [one.number for one in posted], "net": delivery.net}
    return Outcome(result, subject=delivery.id, settles=tuple(undone))


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="collect.reverse_delivery",
    label=gettext_lazy("Annuler une livraison"),
    kind=Kind.CORRECTION,
    permission=Permission.REVERSE,
    payload=ReverseDelivery,
    check=check,
    apply=apply,
    offline=True,
    example=lambda: ReverseDelivery(delivery=UUID(int=10), reason="Bon écrit deux fois"),
    sentence=gettext_lazy("{author} a annulé une livraison : {reason}."),
)
