"""Documents and requests of access as the operations of either side find them."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from lisanga.core.kernel.ids import new_id
from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.scope.models import Grant
from lisanga.domains.partnerships.confidentiality import Label, labels_of
from lisanga.domains.partnerships.models import AccessRequest, Document, DocumentReader
from lisanga.domains.partnerships.operations.mission_rows import invalid

MOST_READERS = 40


def own_document(context: Context, identifier: UUID) -> Document | None:
    """A document that this side brought: the other side does not touch it."""
    party = Q(organisation_id=context.organisation, side="office") | Q(partner_id=context.organisation, side="partner")
    return Document.plain.select_for_update().filter(party, id=identifier).first()


def request_for(context: Context, identifier: UUID) -> AccessRequest | None:
    """A request of access that this partner answers."""
    return AccessRequest.plain.select_for_update().filter(partner_id=context.organisation, id=identifier).first()


def unknown_document() -> Problem:
    return invalid("unknown_document", _("Ce document n’existe pas, ou c’est l’autre côté qui le garde."), "document")


def unknown_request() -> Problem:
    return invalid("unknown_request", _("Cette demande d’accès n’existe pas."), "request")


def digest_problems(digest: str) -> list[Problem]:
    if len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
        return [invalid("bad_digest", _("Joignez le fichier."), "digest")]
    return []


def label_problems(
    context: Context, parties: tuple[UUID, UUID], side: str, label: str, readers: Collection[UUID]
) -> list[Problem]:
    """A label that this side may put, and readers who hold a role on one of the two sides."""
    if label not in labels_of(side):
        return [invalid("unknown_label", _("Choisissez un des labels proposés."), "label")]
    if label != Label.RESTRICTED:
        return []
    if len(readers) > MOST_READERS:
        return [
            invalid("too_many_readers", _("Quarante personnes au plus : choisissez un label plus ouvert."), "readers")
        ]
    known = Grant.objects.filter(organisation_id__in=parties, person_id__in=set(readers))
    if set(known.values_list("person_id", flat=True)) != set(readers):
        return [invalid("unknown_reader", _("Une de ces personnes n’a pas de rôle dans cette convention."), "readers")]
    return []


def write_readers(document: Document, readers: Collection[UUID]) -> None:
    """Who is named now; the register keeps who was before."""
    DocumentReader.plain.filter(document=document).delete()
    if document.label != Label.RESTRICTED:
        return
    for person in dict.fromkeys(readers):
        DocumentReader.plain.create(
            id=new_id(),
            organisation_id=document.organisation_id,
            partner_id=document.partner_id,
            document=document,
            person=person,
        )
