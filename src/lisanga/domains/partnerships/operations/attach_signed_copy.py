"""The paper that was signed, photographed or scanned, beside the text that the house keeps."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.files.keeping import known
from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.operations import sides
from lisanga.domains.partnerships.operations.terms import invalid
from lisanga.domains.partnerships.rules import BINDING


class AttachSignedCopy(msgspec.Struct, frozen=True, kw_only=True):
    """`file`: the digest of a kept file of the office; a later copy takes the place of an earlier one, whose line in
    the register stays."""

    agreement: UUID
    file: str


def _check(context: Context, item: Item[AttachSignedCopy]) -> list[Problem]:
    new = item.payload
    agreement = sides.office_agreement(context, new.agreement)
    if agreement is None:
        return sides.unknown_agreement()
    if agreement.status not in BINDING:
        return [Problem(code="not_signed", message=_("Cette convention n’est pas encore signée."))]
    file = known(context.organisation, [new.file]).get(new.file)
    if file is None or file.is_removed:
        return [invalid("unknown_file", _("Ce fichier n’est plus là. Envoyez-le de nouveau."), "file")]
    return []


def _apply(context: Context, item: Item[AttachSignedCopy]) -> Outcome:
    agreement = sides.office_agreement(context, item.payload.agreement)
    assert agreement is not None
    agreement.signed_copy = item.payload.file
    agreement.save(update_fields=["signed_copy"])
    return Outcome({"code": agreement.code}, subject=agreement.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.attach_signed_copy",
    label=gettext_lazy("Joindre la convention signée"),
    kind=Kind.REQUEST,
    permission=Permission.PROGRAMME,
    payload=AttachSignedCopy,
    check=check,
    apply=apply,
    example=lambda: AttachSignedCopy(agreement=UUID(int=1), file="0" * 64),
    sentence=gettext_lazy("{author} a joint la copie signée de la convention {code}."),
)
