"""A newer version of a document; the earlier ones stay and can still be opened."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.models import Document, DocumentVersion
from lisanga.domains.partnerships.operations.document_rows import digest_problems, own_document, unknown_document
from lisanga.domains.partnerships.operations.mission_words import text_problems


class AddVersion(msgspec.Struct, frozen=True, kw_only=True):
    document: UUID
    digest: str
    note: str = ""


def _check(context: Context, item: Item[AddVersion]) -> list[Problem]:
    new, kept = item.payload, own_document(context, item.payload.document)
    if kept is None:
        return [unknown_document()]
    problems = digest_problems(new.digest) + text_problems({"note": (new.note, 200)})
    last = DocumentVersion.plain.filter(document=kept).order_by("-number").values_list("digest", flat=True).first()
    if last == new.digest:
        text = _("Ce fichier est exactement la dernière version.")
        problems.append(Problem(code="same_version", message=text, field="digest"))
    return problems


def _apply(context: Context, item: Item[AddVersion]) -> Outcome:
    document = Document.plain.get(id=item.payload.document)
    document.versions += 1
    document.save()
    DocumentVersion.plain.create(
        id=item.envelope.id,
        organisation_id=document.organisation_id,
        partner_id=document.partner_id,
        document=document,
        number=document.versions,
        digest=item.payload.digest,
        note=item.payload.note.strip(),
        filed_on=item.envelope.business_date,
        by=context.author,
    )
    return Outcome({"version": document.versions}, subject=document.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.add_version",
    label=gettext_lazy("Déposer une nouvelle version"),
    kind=Kind.REQUEST,
    permission=Permission.PARTNERSHIP,
    payload=AddVersion,
    check=check,
    apply=apply,
    example=lambda: AddVersion(document=UUID(int=1), digest="0" * 64, note="Budget corrigé"),
    sentence=gettext_lazy("{author} a déposé la version {version} du document. {note}"),
)
