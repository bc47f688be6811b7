"""A photograph that a telephone took has come, after the operation that names it: what waits for it waits for this very
one (its id follows from the photograph's digest) and is carried as soon as it stands."""

import re
from uuid import UUID, uuid5

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.files.keeping import known
from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.envelope import Envelope
from lisanga.core.operations.parsing import files_named
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.directory.operations.device_words import device_of, invalid, unknown_device

_DIGEST = re.compile(r"[0-9a-f]{64}")


class ReceivePhoto(msgspec.Struct, frozen=True, kw_only=True):
    """`photo`: digest of a kept file. The envelope's id is `arrival_of(organisation, photo)`."""

    device: UUID
    photo: str


def arrival_of(organisation: UUID, photo: str) -> UUID | None:
    """The id of the operation that what names this photograph waits for; None for what is no digest: it never comes."""
    return uuid5(organisation, f"photo {photo}") if _DIGEST.fullmatch(photo) else None


def arrivals_of(envelope: Envelope) -> list[UUID]:
    """What an operation of a telephone waits for, in the order in which its payload names photographs."""
    found = [arrival_of(envelope.organisation, photo) for photo in files_named(envelope)]
    return [arrival for arrival in found if arrival is not None]


def _check(context: Context, item: Item[ReceivePhoto]) -> list[Problem]:
    photo = item.payload.photo
    if device_of(context, item.payload.device) is None:
        return [unknown_device()]
    file = known(context.organisation, [photo]).get(photo)
    if item.envelope.id != arrival_of(context.organisation, photo) or file is None or file.is_removed:
        return [invalid("unknown_file", _("Cette photo n’est pas arrivée."), "photo")]
    return []


def _apply(context: Context, item: Item[ReceivePhoto]) -> Outcome:
    """Nothing but the line: the rows are those of the operations that waited."""
    return Outcome({"size": known(context.organisation, [item.payload.photo])[item.payload.photo].size})


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="directory.receive_photo",
    label=gettext_lazy("Recevoir une photo d’un téléphone"),
    kind=Kind.OBSERVATION,
    permission=Permission.PEOPLE,
    payload=ReceivePhoto,
    check=check,
    apply=apply,
    composed=True,
    example=lambda: ReceivePhoto(device=UUID(int=30), photo="5" * 64),
    sentence=gettext_lazy("Une photo prise par un téléphone est arrivée."),
)
