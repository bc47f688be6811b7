"""One more promise in an agreement that is signed; the other side reads it and may contest what it does not owe."""

from datetime import date
from uuid import UUID

import msgspec
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel import clock
from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.models import Due, Obligation
from lisanga.domains.partnerships.operations import ledger, sides
from lisanga.domains.partnerships.operations.sides import Side
from lisanga.domains.partnerships.operations.terms import invalid
from lisanga.domains.partnerships.rhythms import ONCE
from lisanga.domains.partnerships.rules import RUNNING

_MOST = 60


class AddObligation(msgspec.Struct, frozen=True, kw_only=True):
    """The obligation's id is the operation's. `side` is who owes it; `due_on` for one that is kept once; `owner` only
    for one's own side."""

    agreement: UUID
    side: str
    title: str
    text: str = ""
    rhythm: str = ONCE
    due_on: date | None = None
    owner: UUID | None = None


def _check(context: Context, item: Item[AddObligation]) -> list[Problem]:
    new = item.payload
    agreement = sides.agreement_of(context, new.agreement)
    if agreement is None:
        return sides.unknown_agreement()
    if agreement.status not in RUNNING:
        text = _("Une obligation s’ajoute à une convention signée et en cours.")
        return [Problem(code="not_running", message=text)]
    today = clock.local_date(context.received_at)
    problems = ledger.plan_problems(context, new.title, new.text, new.rhythm, new.owner, today)
    if new.side not in tuple(Side):
        problems.append(invalid("unknown_side", _("Dites laquelle des deux parties le doit."), "side"))
    elif new.owner is not None and new.side != sides.side_of(context, agreement):
        problems.append(invalid("owner_elsewhere", _("Chaque partie désigne ses propres responsables."), "owner"))
    if new.rhythm == ONCE and new.due_on is None:
        problems.append(invalid("no_day", _("Dites pour quel jour."), "due_on"))
    if Obligation.plain.filter(agreement=agreement).count() >= _MOST:
        problems.append(Problem(code="too_many", message=_("Une convention porte soixante obligations au plus.")))
    return problems


def _apply(context: Context, item: Item[AddObligation]) -> Outcome:
    new = item.payload
    agreement = sides.agreement_of(context, new.agreement)
    assert agreement is not None
    last = Obligation.plain.filter(agreement=agreement).aggregate(last=Max("position"))["last"] or 0
    row = ledger.obligation_row(agreement, item.envelope.id, last + 1, new.side)
    row.title, row.text, row.rhythm, row.owner = new.title.strip(), new.text.strip(), new.rhythm, new.owner
    row.save(force_insert=True)
    Due.plain.bulk_create(ledger.dues_of(agreement, row, new.due_on))
    return Outcome({"obligation": str(row.id)}, subject=row.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.add_obligation",
    label=gettext_lazy("Ajouter une obligation"),
    kind=Kind.REQUEST,
    permission=Permission.PARTNERSHIP,
    payload=AddObligation,
    check=check,
    apply=apply,
    example=lambda: AddObligation(
        agreement=UUID(int=1), side="partner", title="Local de formation à Gungu", due_on=date(2026, 6, 30)
    ),
    sentence=gettext_lazy("{author} a ajouté l’obligation « {title} »."),
)
