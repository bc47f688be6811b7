"""The partner says something about a part of the version it has: the deliverable goes back to the programme."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.deliverable_rules import OBSERVED, Act
from lisanga.domains.partnerships.models import DeliverableObservation
from lisanga.domains.partnerships.operations import handling


class ObserveDeliverable(msgspec.Struct, frozen=True, kw_only=True):
    """`part` is the part that it speaks of; empty for the whole."""

    deliverable: UUID
    version: int
    part: str = ""
    text: str


def _check(context: Context, item: Item[ObserveDeliverable]) -> list[Problem]:
    new = item.payload
    found = handling.of_partner(context, new.deliverable)
    if found is None:
        return handling.unknown()
    if not 0 < len(new.text.strip()) <= 2000 or len(new.part) > 24:
        return [handling.invalid("no_text", _("Écrivez votre observation (2 000 signes au plus)."), "text")]
    return handling.step_problems(found, Act.OBSERVE, new.version)


def _apply(context: Context, item: Item[ObserveDeliverable]) -> Outcome:
    new = item.payload
    found = handling.needed(handling.of_partner(context, new.deliverable))
    DeliverableObservation.plain.create(
        id=item.envelope.id,
        organisation_id=found.organisation_id,
        partner_id=found.partner_id,
        deliverable=found,
        version=new.version,
        part=new.part,
        text=new.text.strip(),
        made_by=context.author,
        made_at=context.received_at,
    )
    version = handling.version_of(found)
    version.status = found.status = OBSERVED
    version.save()
    found.save()
    return Outcome({"title": found.title, "number": new.version}, subject=found.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.observe_deliverable",
    label=gettext_lazy("Faire une observation"),
    kind=Kind.REQUEST,
    permission=Permission.PARTNERSHIP,
    payload=ObserveDeliverable,
    check=check,
    apply=apply,
    example=lambda: ObserveDeliverable(
        deliverable=UUID(int=1), version=1, part="training", text="Il manque la session de Bagata."
    ),
    sentence=gettext_lazy("{author} a fait une observation sur « {title} », version {number}."),
)
