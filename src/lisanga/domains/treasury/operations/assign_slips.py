"""The office says which sums due a telephone shall pay from its float: a limit made before it is out of reach, so that
two telephones do not pay one slip (style: cash does not commute)."""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.ids import new_id
from lisanga.core.kernel.problems import Problem
from lisanga.core.ledger.chart import SUPPLIERS
from lisanga.core.ledger.models import OpenItem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.models import Device
from lisanga.core.scope.roles import Permission
from lisanga.domains.treasury.models import Slip
from lisanga.domains.treasury.operations import checks
from lisanga.domains.treasury.operations.phones import holders_of

MOST_SLIPS = 300  # that wait on one telephone: a long day of payments, and 20 KB on the wire at the most


class AssignSlips(msgspec.Struct, frozen=True, kw_only=True):
    """`items` are sums due in francs: the open items of deliveries to pay."""

    device: UUID
    items: tuple[UUID, ...]


def _check(context: Context, item: Item[AssignSlips]) -> list[Problem]:
    wanted, problems = item.payload, []
    device = Device.objects.filter(id=wanted.device, organisation_id=context.organisation, revoked_at=None).first()
    if device is None:
        return [checks.invalid("unknown_device", _("Ce téléphone n’existe pas ici."), "device")]
    if device.till is None:
        text = _("Ce téléphone n’a pas de fonds : donnez-lui d’abord une caisse, sur sa page.")
        problems.append(Problem(code="no_float", message=text, field="device"))
    if not wanted.items:
        problems.append(checks.invalid("no_items", _("Cochez au moins un bon à payer."), "items"))
    if set(wanted.items) - _payable(context, wanted.items):
        text = _("Un de ces bons est déjà payé, ou n’est pas à payer en francs.")
        problems.append(Problem(code="not_payable", message=text, field="items"))
    holders = _living(context, holders_of(context, wanted.items))
    if set(holders.values()) - {wanted.device}:
        text = _("Un de ces bons est déjà confié à un autre téléphone : retirez-le-lui d’abord.")
        problems.append(Problem(code="slip_taken", message=text, field="items"))
    if waiting_on(context, wanted.device) + len(set(wanted.items) - set(holders)) > MOST_SLIPS:
        text = _("Un téléphone garde %(most)s bons à payer au plus.") % {"most": MOST_SLIPS}
        problems.append(Problem(code="too_many", message=text, field="items"))
    return problems


def _payable(context: Context, items: Sequence[UUID]) -> set[UUID]:
    found = OpenItem.plain.filter(organisation_id=context.organisation, id__in=items, side="C", account=SUPPLIERS)
    return set(found.filter(currency="CDF", settled__lt=F("amount")).values_list("id", flat=True))


def _living(context: Context, holders: dict[UUID, UUID]) -> dict[UUID, UUID]:
    """Without those that were taken back: what they were to pay is free."""
    here = Device.objects.filter(organisation_id=context.organisation, id__in=set(holders.values()), revoked_at=None)
    living = set(here.values_list("id", flat=True))
    return {item: device for item, device in holders.items() if device in living}


def waiting_on(context: Context, device: UUID) -> int:
    """How many slips of a telephone are still to be paid."""
    own = Slip.plain.filter(organisation_id=context.organisation, device=device, withdrawn_by=None)
    items = OpenItem.plain.filter(organisation_id=context.organisation, id__in=own.values("item"))
    return items.filter(settled__lt=F("amount")).count()


def _apply(context: Context, item: Item[AssignSlips]) -> Outcome:
    given, operation = item.payload, item.envelope.id
    items = list(dict.fromkeys(given.items))
    standing = Slip.plain.filter(organisation_id=context.organisation, item__in=items, withdrawn_by=None)
    standing.exclude(device=given.device).update(withdrawn_by=operation)
    already = set(standing.values_list("item", flat=True))
    new = [one for one in items if one not in already]
    Slip.plain.bulk_create(
        Slip(id=new_id(), organisation_id=context.organisation, device=given.device, item=one, operation=operation)
        for one in new
    )
    rows = OpenItem.plain.filter(organisation_id=context.organisation, id__in=new)
    total = sum(amount - settled for amount, settled in rows.values_list("amount", "settled"))
    return Outcome({"slips": len(new), "total": total, "currency": "CDF"}, subject=given.device)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="treasury.assign_slips",
    label=gettext_lazy("Confier des bons à un téléphone"),
    kind=Kind.REQUEST,
    permission=Permission.CASH,
    payload=AssignSlips,
    check=check,
    apply=apply,
    example=lambda: AssignSlips(device=UUID(int=30), items=(UUID(int=7),)),
    sentence=gettext_lazy("{author} a confié {slips} bons à payer à un téléphone : {total:money}."),
)
