"""Slips are taken back from a telephone. What it has paid meanwhile, out of reach, arrives all the same, flagged."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.treasury.models import Slip
from lisanga.domains.treasury.operations import checks
from lisanga.domains.treasury.operations.phones import holders_of


class WithdrawSlips(msgspec.Struct, frozen=True, kw_only=True):
    """`items` as in `treasury.assign_slips`."""

    device: UUID
    items: tuple[UUID, ...]


def _check(context: Context, item: Item[WithdrawSlips]) -> list[Problem]:
    asked = item.payload
    if not asked.items:
        return [checks.invalid("no_items", _("Cochez au moins un bon à retirer."), "items")]
    holders = holders_of(context, asked.items)
    if any(holders.get(one) != asked.device for one in asked.items):
        text = _("Un de ces bons n’est pas, ou n’est plus, confié à ce téléphone.")
        return [Problem(code="not_assigned", message=text, field="items")]
    return []


def _apply(context: Context, item: Item[WithdrawSlips]) -> Outcome:
    asked = item.payload
    standing = Slip.plain.filter(organisation_id=context.organisation, item__in=asked.items, withdrawn_by=None)
    done = standing.filter(device=asked.device).update(withdrawn_by=item.envelope.id)
    return Outcome({"slips": done}, subject=asked.device)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="treasury.withdraw_slips",
    label=gettext_lazy("Retirer des bons à un téléphone"),
    kind=Kind.REQUEST,
    permission=Permission.CASH,
    payload=WithdrawSlips,
    check=check,
    apply=apply,
    example=lambda: WithdrawSlips(device=UUID(int=30), items=(UUID(int=7),)),
    sentence=gettext_lazy("{author} a retiré {slips} bons à payer à un téléphone."),
)
