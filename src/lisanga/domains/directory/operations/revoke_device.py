"""A telephone is lost, stolen or given back: at its next contact it delivers what it still holds, which waits for a
person, and erases itself."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.models import Device, DeviceCode
from lisanga.core.scope.roles import Permission
from lisanga.domains.directory.operations.device_words import device_of, invalid, unknown_device

LONGEST_REASON = 200


class RevokeDevice(msgspec.Struct, frozen=True, kw_only=True):
    """`reason` in the author's words: lost, stolen, broken, given back."""

    device: UUID
    reason: str


def _check(context: Context, item: Item[RevokeDevice]) -> list[Problem]:
    device = device_of(context, item.payload.device)
    if device is None:
        return [unknown_device()]
    problems = []
    if device.revoked_at is not None:
        problems.append(Problem(code="revoked_already", message=_("Ce téléphone est déjà retiré."), field="device"))
    if not item.payload.reason.strip():
        problems.append(invalid("no_reason", _("Dites pourquoi : perdu, volé, en panne, rendu."), "reason"))
    elif len(item.payload.reason) > LONGEST_REASON:
        problems.append(invalid("too_long", _("Cette raison est trop longue."), "reason"))
    return problems


def _apply(context: Context, item: Item[RevokeDevice]) -> Outcome:
    Device.objects.filter(id=item.payload.device).update(revoked_at=context.received_at)
    DeviceCode.objects.filter(device_id=item.payload.device).delete()
    return Outcome(subject=item.payload.device)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="directory.revoke_device",
    label=gettext_lazy("Retirer un téléphone"),
    kind=Kind.REQUEST,
    permission=Permission.PEOPLE,
    payload=RevokeDevice,
    check=check,
    apply=apply,
    example=lambda: RevokeDevice(device=UUID(int=30), reason="Volé au marché"),
    sentence=gettext_lazy("{author} a retiré un téléphone : {reason}."),
)
