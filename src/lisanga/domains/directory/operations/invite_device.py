"""A telephone is expected: it gets its name and its centre, and then a code that it scans (docs/sync.md §1)."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.models import Device
from lisanga.core.scope.roles import Permission
from lisanga.domains.directory.operations.device_words import float_problems, name_problems


class InviteDevice(msgspec.Struct, frozen=True, kw_only=True):
    """`centre` is where it will mostly be: it bounds the deliveries that it holds; None for the whole cooperative.
    `till` is its float, the only one that it pays from; without one it pays nobody."""

    name: str
    centre: UUID | None = None
    till: UUID | None = None


def _check(context: Context, item: Item[InviteDevice]) -> list[Problem]:
    return name_problems(item.payload.name) + float_problems(context, item.payload.till)


def _apply(context: Context, item: Item[InviteDevice]) -> Outcome:
    new = item.payload
    Device.objects.create(
        id=item.envelope.id,
        organisation_id=context.organisation,
        name=new.name.strip(),
        centre=new.centre,
        till=new.till,
        invited_by=context.author,
    )
    return Outcome(subject=item.envelope.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="directory.invite_device",
    label=gettext_lazy("Ajouter un téléphone"),
    kind=Kind.REQUEST,
    permission=Permission.PEOPLE,
    payload=InviteDevice,
    check=check,
    apply=apply,
    example=lambda: InviteDevice(name="Téléphone de Kimbata", centre=UUID(int=8)),
    sentence=gettext_lazy("{author} a préparé un téléphone : {name} ({till})."),
)
