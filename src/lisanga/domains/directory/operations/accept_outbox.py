"""What a telephone sent after it was taken back waits for a person: this is their yes. Each of its operations waits for
this very one (its id follows from the telephone's) and is carried as soon as it stands, under its own author."""

from uuid import UUID, uuid5

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.models import Device
from lisanga.core.scope.roles import Permission
from lisanga.domains.directory.operations.device_words import (
    answered_otherwise,
    device_of,
    nothing_waits,
    unknown_device,
)


class AcceptOutbox(msgspec.Struct, frozen=True, kw_only=True):
    """The envelope's id is `outbox_of(device)`."""

    device: UUID


def outbox_of(device: UUID) -> UUID:
    """The id of the operation that what a revoked telephone sends waits for."""
    return uuid5(device, "outbox")


def _check(context: Context, item: Item[AcceptOutbox]) -> list[Problem]:
    device = device_of(context, item.payload.device)
    if device is None:
        return [unknown_device()]
    if item.envelope.id != outbox_of(device.id) or device.revoked_at is None:
        return [nothing_waits()]
    if device.refused_at is not None:
        return [answered_otherwise(_("Quelqu’un l’a déjà refusé : rien n’en sera enregistré."))]
    return []


def _apply(context: Context, item: Item[AcceptOutbox]) -> Outcome:
    Device.objects.filter(id=item.payload.device).update(accepted_at=context.received_at)
    return Outcome(subject=item.payload.device)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="directory.accept_outbox",
    label=gettext_lazy("Accepter ce qu’un téléphone retiré a livré"),
    kind=Kind.REQUEST,
    permission=Permission.PEOPLE,
    payload=AcceptOutbox,
    check=check,
    apply=apply,
    example=lambda: AcceptOutbox(device=UUID(int=30)),
    sentence=gettext_lazy("{author} a accepté ce qu’un téléphone retiré avait encore à livrer."),
)
