"""The partner takes its data back: from that moment the programme reads nothing of them any more."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.models import DataSet
from lisanga.domains.partnerships.operations.data_rows import over, own_data, unknown_data
from lisanga.domains.partnerships.operations.mission_rows import invalid


class WithdrawData(msgspec.Struct, frozen=True, kw_only=True):
    data_set: UUID
    reason: str


def _check(context: Context, item: Item[WithdrawData]) -> list[Problem]:
    kept = own_data(context, item.payload.data_set)
    if kept is None:
        return [unknown_data()]
    problems = over(kept)
    if not 0 < len(item.payload.reason.strip()) <= 400:
        problems.append(invalid("no_reason", _("Dites pourquoi vous retirez ces données."), "reason"))
    return problems


def _apply(context: Context, item: Item[WithdrawData]) -> Outcome:
    data_set = DataSet.plain.get(id=item.payload.data_set)
    data_set.withdrawn_on, data_set.reason = item.envelope.business_date, item.payload.reason.strip()
    data_set.save()
    return Outcome({"title": data_set.title}, subject=data_set.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.withdraw_data",
    label=gettext_lazy("Retirer des données"),
    kind=Kind.REQUEST,
    permission=Permission.PARTNERSHIP,
    payload=WithdrawData,
    check=check,
    apply=apply,
    example=lambda: WithdrawData(data_set=UUID(int=1), reason="Chiffres en cours de révision"),
    sentence=gettext_lazy("{author} a retiré les données « {title} ». {reason}"),
)
