"""One side brings a document under an agreement, with the label that says who reads it."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.ids import new_id
from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.models import Document, DocumentVersion
from lisanga.domains.partnerships.operations.document_rows import digest_problems, label_problems, write_readers
from lisanga.domains.partnerships.operations.mission_rows import invalid
from lisanga.domains.partnerships.operations.mission_words import text_problems
from lisanga.domains.partnerships.operations.sides import agreement_of, side_of, unknown_agreement


class FileDocument(msgspec.Struct, frozen=True, kw_only=True):
    """The document's id is the operation's. `digest` of a kept file; `readers`: persons named on a restricted one."""

    agreement: UUID
    title: str
    label: str
    digest: str
    readers: tuple[UUID, ...] = ()
    note: str = ""


def _check(context: Context, item: Item[FileDocument]) -> list[Problem]:
    new, agreement = item.payload, agreement_of(context, item.payload.agreement)
    if agreement is None:
        return unknown_agreement()
    problems = text_problems({"title": (new.title, 160), "note": (new.note, 200)}) + digest_problems(new.digest)
    if not new.title.strip():
        problems.append(invalid("no_title", _("Écrivez le titre du document."), "title"))
    parties = (agreement.organisation_id, agreement.partner_id)
    return problems + label_problems(context, parties, side_of(context, agreement), new.label, new.readers)


def _apply(context: Context, item: Item[FileDocument]) -> Outcome:
    new, agreement = item.payload, agreement_of(context, item.payload.agreement)
    assert agreement is not None
    day = item.envelope.business_date
    sides = {"organisation_id": agreement.organisation_id, "partner_id": agreement.partner_id}
    document = Document.plain.create(
        id=item.envelope.id,
        **sides,
        agreement=agreement,
        side=str(side_of(context, agreement)),
        by=context.author,
        title=new.title.strip(),
        label=new.label,
        filed_on=day,
    )
    DocumentVersion.plain.create(
        id=new_id(),
        **sides,
        document=document,
        number=1,
        digest=new.digest,
        note=new.note.strip(),
        filed_on=day,
        by=context.author,
    )
    write_readers(document, new.readers)
    return Outcome(subject=document.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.file_document",
    label=gettext_lazy("Déposer un document"),
    kind=Kind.REQUEST,
    permission=Permission.PARTNERSHIP,
    payload=FileDocument,
    check=check,
    apply=apply,
    example=lambda: FileDocument(
        agreement=UUID(int=1), title="Plan provincial de développement", label="partner", digest="0" * 64
    ),
    sentence=gettext_lazy("{author} a déposé le document « {title} »."),
)
