"""A picture of a visit is taken away: somebody on it did not agree, or it was the wrong one."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.training.models import VisitPhoto
from lisanga.domains.training.operations.finding import invalid


class RemovePhoto(msgspec.Struct, frozen=True, kw_only=True):
    """The row goes at once, the bytes with the next sweep of files that no row names."""

    photo: UUID
    reason: str


def _check(context: Context, item: Item[RemovePhoto]) -> list[Problem]:
    new = item.payload
    if not VisitPhoto.plain.filter(organisation_id=context.organisation, id=new.photo).exists():
        return [invalid("unknown_photo", _("Cette photo n’est plus là."), "photo")]
    if not 0 < len(new.reason.strip()) <= 200:
        return [invalid("no_reason", _("Dites pourquoi, en 200 signes au plus."), "reason")]
    return []


def _apply(context: Context, item: Item[RemovePhoto]) -> Outcome:
    row = VisitPhoto.plain.get(organisation_id=context.organisation, id=item.payload.photo)
    visit = row.visit
    row.delete()
    return Outcome(subject=visit)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="training.remove_photo",
    label=gettext_lazy("Ôter une photo d’une visite"),
    kind=Kind.CORRECTION,
    permission=Permission.TRAINING,
    payload=RemovePhoto,
    check=check,
    apply=apply,
    example=lambda: RemovePhoto(photo=UUID(int=28), reason="Une personne ne veut pas paraître"),
    sentence=gettext_lazy("{author} a ôté une photo : {reason}."),
)
