"""A picture by which people recognise a member: put, changed or taken away. Nothing is measured on it."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.files.keeping import known
from lisanga.core.files.pictures import PORTRAIT
from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.members.operations.writing import members_by_id


class SetPhoto(msgspec.Struct, frozen=True, kw_only=True):
    """`photo`: digest of a kept picture within `PORTRAIT`; empty takes the present one away."""

    member: UUID
    photo: str = ""


def _check(context: Context, item: Item[SetPhoto]) -> list[Problem]:
    wanted = item.payload
    member = members_by_id(context, [wanted.member]).get(wanted.member)
    if member is None:
        return [_invalid("unknown_member", _("Ce membre n’est pas dans le registre."), "member")]
    if not wanted.photo:
        return [] if member.photo else [_invalid("no_photo", _("Ce membre n’a pas de photo."), "photo")]
    file = known(context.organisation, [wanted.photo]).get(wanted.photo)
    if file is None or file.is_removed:
        return [_invalid("unknown_file", _("Cette photo n’est plus là. Envoyez-la de nouveau."), "photo")]
    if not file.is_image or file.size > PORTRAIT.most:
        return [_invalid("no_portrait", _("Ce fichier n’est pas une petite photo de membre."), "photo")]
    return []


def _invalid(code: str, message: str, field: str) -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID)


def _apply(context: Context, item: Item[SetPhoto]) -> Outcome:
    """The picture that is no longer shown is named by no row: the next sweep deletes it."""
    wanted = item.payload
    member = members_by_id(context, [wanted.member])[wanted.member]
    member.photo = wanted.photo
    member.save(update_fields=["photo"])
    return Outcome({"has_photo": bool(wanted.photo)}, subject=member.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="members.set_photo",
    label=gettext_lazy("Mettre ou ôter la photo d’un membre"),
    kind=Kind.REQUEST,
    permission=Permission.MEMBERS,
    payload=SetPhoto,
    check=check,
    apply=apply,
    offline=True,
    files=lambda wanted: (wanted.photo,),
    example=lambda: SetPhoto(member=UUID(int=2), photo="5" * 64),
    sentence=gettext_lazy("{author} a changé la photo de {member}."),
)
