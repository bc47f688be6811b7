"""The side that owes answers what the other one contests; the promise is then kept again, or under way again."""

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
from lisanga.domains.partnerships.rhythms import CONTESTED, DONE, STARTED


class AnswerContest(msgspec.Struct, frozen=True, kw_only=True):
    """`done`: it is kept all the same (or now); otherwise it is taken up again. The other side may contest anew."""

    due: UUID
    answer: str
    done: bool = False


def _check(context: Context, item: Item[AnswerContest]) -> list[Problem]:
    new = item.payload
    found = ledger.due_of(context, new.due)
    if found is None:
        return ledger.unknown_due()
    due, side = found
    if due.obligation.side != side:
        return [Problem(code="other_side", message=_("C’est à la partie qui doit l’obligation de répondre."))]
    if due.state != CONTESTED:
        return [Problem(code="not_contested", message=_("Cette échéance n’est pas contestée."))]
    if not 0 < len(new.answer.strip()) <= 500:
        return [invalid("no_answer", _("Répondez en 500 signes au plus."), "answer")]
    return []


def _apply(context: Context, item: Item[AnswerContest]) -> Outcome:
    new = item.payload
    found = ledger.due_of(context, new.due)
    assert found is not None
    due, _side = found
    due.state, due.answer = DONE if new.done else STARTED, new.answer.strip()
    due.done_on = (due.done_on or item.envelope.business_date) if new.done else None
    due.save()
    return Outcome(ledger.told(due), subject=due.obligation_id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.answer_contest",
    label=gettext_lazy("Répondre à une contestation"),
    kind=Kind.REQUEST,
    permission=Permission.PARTNERSHIP,
    payload=AnswerContest,
    check=check,
    apply=apply,
    example=lambda: AnswerContest(due=UUID(int=1), answer="Gungu est à la page 12.", done=True),
    sentence=gettext_lazy("{author} a répondu : {title}{period}. {answer}"),
)
