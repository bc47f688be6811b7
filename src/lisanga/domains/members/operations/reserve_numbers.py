"""Member numbers are set aside for a telephone, so that it can write one on the card of a person enrolled without a
network (AUS 9). The installation does it by itself, at enrolment and when a block is nearly used up."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.members.models import NumberBlock
from lisanga.domains.members.operations.register_member import COUNTER

LARGEST_BLOCK = 500


class ReserveNumbers(msgspec.Struct, frozen=True, kw_only=True):
    """`count` numbers after the highest one given so far."""

    device: UUID
    count: int


def _check(context: Context, item: Item[ReserveNumbers]) -> list[Problem]:
    if 0 < item.payload.count <= LARGEST_BLOCK:
        return []
    text = _("Un bloc a de 1 à 500 numéros.")
    return [Problem(code="bad_count", message=text, field="count", severity=Severity.INVALID)]


def _apply(context: Context, item: Item[ReserveNumbers]) -> Outcome:
    first = context.take(COUNTER)
    last = first + item.payload.count - 1
    context.reserve(COUNTER, last)
    NumberBlock.plain.create(
        id=item.envelope.id, organisation_id=context.organisation, device=item.payload.device, first=first, last=last
    )
    return Outcome({"first": first, "last": last}, subject=item.payload.device)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="members.reserve_numbers",
    label=gettext_lazy("Réserver des numéros de membre"),
    kind=Kind.REQUEST,
    permission=Permission.PEOPLE,
    payload=ReserveNumbers,
    check=check,
    apply=apply,
    example=lambda: ReserveNumbers(device=UUID(int=30), count=50),
    sentence=gettext_lazy("Les numéros de membre {first} à {last} sont réservés à un téléphone."),
)
