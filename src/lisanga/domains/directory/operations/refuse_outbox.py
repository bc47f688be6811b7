"""What a telephone sent after it was taken back waits for a person: this is their no, once and for all. Each operation
that waits gets its final line, refused and caused by this one; what the telephone still delivers later is refused as it
comes. Nothing of it is carried; every word of it stays in the register, from where the office records anew, with the
member's paper, what was true after all."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.core.operations.models import HeldOperation
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.models import Device
from lisanga.core.scope.roles import Permission
from lisanga.domains.directory.operations.accept_outbox import outbox_of
from lisanga.domains.directory.operations.device_words import (
    answered_otherwise,
    device_of,
    invalid,
    nothing_waits,
    unknown_device,
)

LONGEST_REASON = 200


class RefuseOutbox(msgspec.Struct, frozen=True, kw_only=True):
    """`reason` in the author's words; it stands here alone, so that a redaction reaches all of it."""

    device: UUID
    reason: str


def outbox_refused() -> Problem:
    """Why an operation of such a telephone is refused, whether it waited or comes later."""
    text = _("Le téléphone était retiré, et le bureau a refusé ce qu’il a livré.")
    return Problem(code="outbox_refused", message=text, severity=Severity.INVALID)


def _check(context: Context, item: Item[RefuseOutbox]) -> list[Problem]:
    device = device_of(context, item.payload.device)
    if device is None:
        return [unknown_device()]
    if device.revoked_at is None:
        return [nothing_waits()]
    if device.accepted_at is not None:
        return [
            answered_otherwise(_("Quelqu’un l’a déjà accepté : tout est au registre, et se corrige ligne par ligne."))
        ]
    problems = []
    if not HeldOperation.objects.filter(waits_for=outbox_of(device.id)).exists():
        told = answered_otherwise(_("Quelqu’un l’a déjà refusé."))
        problems.append(nothing_waits() if device.refused_at is None else told)
    if not item.payload.reason.strip():
        problems.append(invalid("no_reason", _("Dites pourquoi : les personnes concernées le liront."), "reason"))
    elif len(item.payload.reason) > LONGEST_REASON:
        problems.append(invalid("too_long", _("Cette raison est trop longue."), "reason"))
    return problems


def _apply(context: Context, item: Item[RefuseOutbox]) -> Outcome:
    device = item.payload.device
    Device.objects.filter(id=device).update(refused_at=context.received_at)
    return Outcome(subject=device, turns_away=(outbox_of(device), outbox_refused()))


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="directory.refuse_outbox",
    label=gettext_lazy("Refuser ce qu’un téléphone retiré a livré"),
    kind=Kind.REQUEST,
    permission=Permission.PEOPLE,
    payload=RefuseOutbox,
    check=check,
    apply=apply,
    example=lambda: RefuseOutbox(device=UUID(int=30), reason="Volé : aucune de ces livraisons n’a eu lieu"),
    sentence=gettext_lazy("{author} a refusé ce qu’un téléphone retiré a livré : {reason}."),
)
