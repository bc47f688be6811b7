"""The other side says that a promise was not kept, or is not kept, and why."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.operations import ledger
from lisanga.domains.partnerships.operations.terms import invalid
from lisanga.domains.partnerships.rhythms import CONTESTED


class ContestObligation(msgspec.Struct, frozen=True, kw_only=True):
    due: UUID
    reason: str


def _check(context: Context, item: Item[ContestObligation]) -> list[Problem]:
    new = item.payload
    found = ledger.due_of(context, new.due)
    if found is None:
        return ledger.unknown_due()
    due, side = found
    if due.obligation.side == side:
        return [Problem(code="own_side", message=_("On ne conteste pas sa propre obligation."))]
    if due.state == CONTESTED:
        return [Problem(code="already_contested", message=_("Cette échéance est déjà contestée."))]
    if not 0 < len(new.reason.strip()) <= 500:
        return [invalid("no_reason", _("Dites pourquoi, en 500 signes au plus."), "reason")]
    return []


def _apply(context: Context, item: Item[ContestObligation]) -> Outcome:
    found = ledger.due_of(context, item.payload.due)
    assert found is not None
    due, _side = found
    due.state, due.contest = CONTESTED, item.payload.reason.strip()
    due.contested_on, due.answer = item.envelope.business_date, ""
    due.save()
    return Outcome(ledger.told(due), subject=due.obligation_id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.contest_obligation",
    label=gettext_lazy("Contester une obligation"),
    kind=Kind.REQUEST,
    permission=Permission.PARTNERSHIP,
    payload=ContestObligation,
    check=check,
    apply=apply,
    example=lambda: ContestObligation(due=UUID(int=1), reason="Le rapport remis ne parle pas de Gungu."),
    sentence=gettext_lazy("{author} a contesté : {title}{period}. Motif : {reason}."),
)
