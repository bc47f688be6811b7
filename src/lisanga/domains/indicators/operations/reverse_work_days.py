"""Days noted wrongly: the contrary is written in their own month, with its reason."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.indicators.models import WorkDays
from lisanga.domains.indicators.operations import asking

_NUMBERS = ("women", "men", "women_days", "men_days", "youth_days")


class ReverseWorkDays(msgspec.Struct, frozen=True, kw_only=True):
    """`line` is the operation that noted them."""

    line: UUID
    reason: str


def _check(context: Context, item: Item[ReverseWorkDays]) -> list[Problem]:
    asked, problems = item.payload, []
    if not asked.reason.strip():
        problems.append(asking.invalid("no_reason", _("Dites pourquoi cette ligne est corrigée."), "reason"))
    found = WorkDays.plain.filter(organisation_id=context.organisation, id=asked.line, reverses=None).first()
    if found is None:
        problems.append(asking.invalid("unknown_line", _("Cette ligne n’existe pas."), "line"))
    elif found.reversed_by is not None:
        problems.append(Problem("already_reversed", _("Cette ligne est déjà corrigée."), "line"))
    return problems


def _apply(context: Context, item: Item[ReverseWorkDays]) -> Outcome:
    wrong = WorkDays.plain.get(organisation_id=context.organisation, id=item.payload.line)
    # In the month of the days themselves: a figure of a month is what is known of it, like the sums of deliveries.
    WorkDays.plain.create(
        id=item.envelope.id,
        organisation_id=context.organisation,
        on=wrong.on,
        month=wrong.month,
        work=wrong.work,
        voucher=wrong.voucher,
        reverses=wrong.id,
        **{field: -getattr(wrong, field) for field in _NUMBERS},
    )
    wrong.reversed_by = item.envelope.id
    wrong.save()
    return Outcome({"days": -wrong.women_days - wrong.men_days}, subject=wrong.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="indicators.reverse_work_days",
    label=gettext_lazy("Corriger des journées de travail"),
    kind=Kind.CORRECTION,
    permission=Permission.REVERSE,
    payload=ReverseWorkDays,
    check=check,
    apply=apply,
    example=lambda: ReverseWorkDays(line=UUID(int=7), reason="Notées deux fois"),
    sentence=gettext_lazy("{author} a corrigé des journées de travail : {reason}."),
)
