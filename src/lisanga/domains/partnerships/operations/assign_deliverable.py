"""Each side says who has a deliverable in hand: who prepares it at the programme, who examines it at the partner."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel import clock
from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.deliverable_rules import VALIDATED
from lisanga.domains.partnerships.models import Deliverable
from lisanga.domains.partnerships.operations import focal, handling, ledger
from lisanga.domains.partnerships.operations.sides import Side


class AssignDeliverable(msgspec.Struct, frozen=True, kw_only=True):
    """`person` of the acting side; None: everybody of it again. Who examines still needs the right to validate to
    decide (G87)."""

    deliverable: UUID
    person: UUID | None = None


def _side(context: Context, row: Deliverable) -> Side:
    return Side.OFFICE if row.organisation_id == context.organisation else Side.PARTNER


def _check(context: Context, item: Item[AssignDeliverable]) -> list[Problem]:
    new = item.payload
    row = handling.deliverable_of(context, new.deliverable)
    if row is None:
        return handling.unknown()
    if row.status == VALIDATED:
        return [Problem(code="decided", message=_("Ce livrable est validé : plus rien n’y attend personne."))]
    today = clock.local_date(context.received_at)
    if new.person is not None and not ledger.acts_for(new.person, context.organisation, today):
        text = _("Le responsable est une personne de votre côté, qui agit pour elle.")
        return [handling.invalid("owner_elsewhere", text, "person")]
    return []


def _apply(context: Context, item: Item[AssignDeliverable]) -> Outcome:
    new = item.payload
    row = handling.needed(handling.deliverable_of(context, new.deliverable))
    setattr(row, focal.IN_HAND[_side(context, row)], new.person)
    row.save()
    name = handling.name_of(new.person) if new.person else _("toute l’équipe")
    return Outcome({"title": row.title, "name": name}, subject=row.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.assign_deliverable",
    label=gettext_lazy("Confier un livrable"),
    kind=Kind.REQUEST,
    permission=Permission.PARTNERSHIP,
    payload=AssignDeliverable,
    check=check,
    apply=apply,
    example=lambda: AssignDeliverable(deliverable=UUID(int=1), person=UUID(int=2)),
    sentence=gettext_lazy("{author} a confié le livrable « {title} » à {name}."),
)
