"""What the partner thinks of the collaboration, for the final report: it stands beside what the programme thinks."""

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
from lisanga.domains.partnerships.models import DeliverableText
from lisanga.domains.partnerships.operations import handling

PART = "partner_review"


class ReviewCollaboration(msgspec.Struct, frozen=True, kw_only=True):
    """A later text takes the place of the earlier one; the register keeps both."""

    deliverable: UUID
    text: str


def _check(context: Context, item: Item[ReviewCollaboration]) -> list[Problem]:
    found = handling.of_partner(context, item.payload.deliverable)
    if found is None:
        return handling.unknown()
    if found.kind != "final":
        return [Problem(code="wrong_kind", message=_("Ce regard s’écrit sur le rapport final."))]
    if not 0 < len(item.payload.text.strip()) <= handling.LONGEST_TEXT:
        return [handling.invalid("no_text", _("Écrivez votre regard sur la collaboration."), "text")]
    return []


def _apply(context: Context, item: Item[ReviewCollaboration]) -> Outcome:
    found = handling.needed(handling.of_partner(context, item.payload.deliverable))
    present = DeliverableText.plain.filter(deliverable=found, part=PART).first()
    written = {"text": item.payload.text.strip(), "revision": present.revision + 1 if present else 1}
    written |= {"written_by": context.author, "written_at": context.received_at}
    DeliverableText.plain.update_or_create(
        deliverable=found,
        part=PART,
        defaults=written,
        create_defaults=written
        | {"id": new_id(), "organisation_id": found.organisation_id, "partner_id": found.partner_id},
    )
    return Outcome({"title": found.title}, subject=found.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.review_collaboration",
    label=gettext_lazy("Écrire son regard sur la collaboration"),
    kind=Kind.REQUEST,
    permission=Permission.PARTNERSHIP,
    payload=ReviewCollaboration,
    check=check,
    apply=apply,
    example=lambda: ReviewCollaboration(deliverable=UUID(int=1), text="Les formations ont tenu leurs promesses."),
    sentence=gettext_lazy("{author} a écrit le regard du Partenaire dans « {title} »."),
)
