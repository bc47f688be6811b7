"""An expert of the programme trains: the first generation of the lineage."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.training.models import Trainer
from lisanga.domains.training.operations.finding import invalid, participants_of, unknown_participants


class NameExpert(msgspec.Struct, frozen=True, kw_only=True):
    participant: UUID


def _check(context: Context, item: Item[NameExpert]) -> list[Problem]:
    one = participants_of(context, [item.payload.participant]).get(item.payload.participant)
    if one is None:
        return [unknown_participants()]
    if one.kind != "expert":
        text = _("Seul un expert du programme forme sans certification.")
        return [invalid("not_an_expert", text, "participant")]
    if Trainer.plain.filter(participant=one.id).exists():
        return [invalid("trainer_already", _("Cette personne est déjà formateur."), "participant")]
    return []


def _apply(context: Context, item: Item[NameExpert]) -> Outcome:
    one = participants_of(context, [item.payload.participant])[item.payload.participant]
    Trainer.plain.create(
        organisation_id=context.organisation,
        partner_id=one.partner_id,
        participant=one.id,
        generation=0,
        certified_on=item.envelope.business_date,
    )
    return Outcome(subject=one.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="training.name_expert",
    label=gettext_lazy("Nommer un expert-formateur"),
    kind=Kind.REQUEST,
    permission=Permission.TRAINING,
    payload=NameExpert,
    check=check,
    apply=apply,
    example=lambda: NameExpert(participant=UUID(int=24)),
    sentence=gettext_lazy("{author} a nommé un expert-formateur."),
)
