"""A telephone gets another name, moves to another centre, gets a float or gives it back."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.models import Device
from lisanga.core.scope.roles import Permission
from lisanga.domains.directory.operations.device_words import device_of, float_problems, name_problems, unknown_device


class ChangeDevice(msgspec.Struct, frozen=True, kw_only=True):
    """The whole of what the office says of it, as it shall be."""

    device: UUID
    name: str
    centre: UUID | None = None
    till: UUID | None = None


def _check(context: Context, item: Item[ChangeDevice]) -> list[Problem]:
    new, device = item.payload, device_of(context, item.payload.device)
    if device is None:
        return [unknown_device()]
    living = new.till if device.revoked_at is None else None
    return name_problems(new.name) + float_problems(context, living, new.device)


def _apply(context: Context, item: Item[ChangeDevice]) -> Outcome:
    new = item.payload
    Device.objects.filter(id=new.device).update(name=new.name.strip(), centre=new.centre, till=new.till)
    return Outcome(subject=new.device)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="directory.change_device",
    label=gettext_lazy("Changer un téléphone"),
    kind=Kind.REQUEST,
    permission=Permission.PEOPLE,
    payload=ChangeDevice,
    check=check,
    apply=apply,
    example=lambda: ChangeDevice(device=UUID(int=30), name="Téléphone du dépôt", till=UUID(int=1)),
    sentence=gettext_lazy("{author} a changé un téléphone : {name} ({till})."),
)
