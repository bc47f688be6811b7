"""Pictures of a visit, brought after it was noted, or before."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.training.operations.finding import invalid, visit_of
from lisanga.domains.training.operations.picturing import keep_pictures, picture_problems


class AddPhotos(msgspec.Struct, frozen=True, kw_only=True):
    """`photos` are digests of kept files."""

    visit: UUID
    photos: tuple[str, ...]


def _check(context: Context, item: Item[AddPhotos]) -> list[Problem]:
    new = item.payload
    if visit_of(context, new.visit) is None:
        return [invalid("unknown_visit", _("Cette visite n’existe pas."), "visit")]
    if not new.photos:
        return [invalid("no_photo", _("Choisissez au moins une photo."), "photos")]
    return picture_problems(context.organisation, new.photos)


def _apply(context: Context, item: Item[AddPhotos]) -> Outcome:
    visit = visit_of(context, item.payload.visit)
    assert visit is not None
    return Outcome({"count": keep_pictures(visit, item.payload.photos)}, subject=visit.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="training.add_photos",
    label=gettext_lazy("Ajouter des photos à une visite"),
    kind=Kind.OBSERVATION,
    permission=Permission.TRAINING,
    files=lambda new: new.photos,
    payload=AddPhotos,
    check=check,
    apply=apply,
    offline=True,
    example=lambda: AddPhotos(visit=UUID(int=26), photos=("0" * 64,)),
    sentence=gettext_lazy("{author} a ajouté {count} photos à une visite."),
)
