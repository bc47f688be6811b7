"""A typed value that was wrong is withdrawn with its reason: the one before it counts again."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.indicators.models import TypedValue
from lisanga.domains.indicators.operations import asking


class WithdrawValue(msgspec.Struct, frozen=True, kw_only=True):
    """`value` is the operation that recorded it, of the organisation `about`."""

    about: UUID
    value: UUID
    reason: str


def _check(context: Context, item: Item[WithdrawValue]) -> list[Problem]:
    asked, problems = item.payload, []
    if not asked.reason.strip():
        problems.append(asking.invalid("no_reason", _("Dites pourquoi cette valeur est retirée."), "reason"))
    found = TypedValue.plain.filter(organisation_id=asked.about, id=asked.value).first()
    if found is None:
        problems.append(asking.invalid("unknown_value", _("Cette valeur n’existe pas."), "value"))
    elif found.withdrawn_by is not None:
        problems.append(Problem("already_withdrawn", _("Cette valeur est déjà retirée."), "value"))
    return problems


def _apply(context: Context, item: Item[WithdrawValue]) -> Outcome:
    found = TypedValue.plain.get(organisation_id=item.payload.about, id=item.payload.value)
    found.withdrawn_by = item.envelope.id
    found.save()
    return Outcome({"period": found.period}, subject=found.indicator)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="indicators.withdraw_value",
    label=gettext_lazy("Retirer la valeur d’un indicateur"),
    kind=Kind.CORRECTION,
    permission=Permission.MONITOR,
    payload=WithdrawValue,
    check=check,
    apply=apply,
    example=lambda: WithdrawValue(about=UUID(int=1), value=UUID(int=9), reason="Fiches comptées deux fois"),
    sentence=gettext_lazy("{author} a retiré la valeur d’un indicateur : {reason}."),
)
