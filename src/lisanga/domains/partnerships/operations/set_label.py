"""The side that brought a document changes who reads it."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.confidentiality import LABELS, Label
from lisanga.domains.partnerships.models import Document
from lisanga.domains.partnerships.operations.document_rows import (
    label_problems,
    own_document,
    unknown_document,
    write_readers,
)


class SetLabel(msgspec.Struct, frozen=True, kw_only=True):
    """`readers` are the persons named on a restricted document, all of them."""

    document: UUID
    label: str
    readers: tuple[UUID, ...] = ()


def _check(context: Context, item: Item[SetLabel]) -> list[Problem]:
    new, kept = item.payload, own_document(context, item.payload.document)
    if kept is None:
        return [unknown_document()]
    return label_problems(context, (kept.organisation_id, kept.partner_id), kept.side, new.label, new.readers)


def _apply(context: Context, item: Item[SetLabel]) -> Outcome:
    document = Document.plain.get(id=item.payload.document)
    document.label = item.payload.label
    document.save()
    write_readers(document, item.payload.readers)
    return Outcome({"words": str(LABELS[Label(document.label)])}, subject=document.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.set_label",
    label=gettext_lazy("Changer le label d’un document"),
    kind=Kind.REQUEST,
    permission=Permission.PARTNERSHIP,
    payload=SetLabel,
    check=check,
    apply=apply,
    example=lambda: SetLabel(document=UUID(int=1), label="restricted", readers=(UUID(int=2),)),
    sentence=gettext_lazy("{author} a mis le document sous le label « {words} »."),
)
