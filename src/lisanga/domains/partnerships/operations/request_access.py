"""The programme asks a partner for information that the training mission needs, and says why."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.models import AccessRequest
from lisanga.domains.partnerships.operations.mission_rows import invalid
from lisanga.domains.partnerships.operations.mission_words import text_problems
from lisanga.domains.partnerships.operations.sides import office_agreement, unknown_agreement


class RequestAccess(msgspec.Struct, frozen=True, kw_only=True):
    """The request's id is the operation's."""

    agreement: UUID
    information: str
    reason: str


def _check(context: Context, item: Item[RequestAccess]) -> list[Problem]:
    new = item.payload
    if office_agreement(context, new.agreement) is None:
        return unknown_agreement()
    problems = text_problems({"information": (new.information, 400), "reason": (new.reason, 400)})
    if not new.information.strip():
        problems.append(invalid("no_information", _("Écrivez quelle information est demandée."), "information"))
    if not new.reason.strip():
        problems.append(invalid("no_reason", _("Écrivez à quoi elle servira pour la formation."), "reason"))
    return problems


def _apply(context: Context, item: Item[RequestAccess]) -> Outcome:
    new, agreement = item.payload, office_agreement(context, item.payload.agreement)
    assert agreement is not None
    AccessRequest.plain.create(
        id=item.envelope.id,
        organisation_id=agreement.organisation_id,
        partner_id=agreement.partner_id,
        agreement=agreement,
        information=new.information.strip(),
        reason=new.reason.strip(),
        asked_on=item.envelope.business_date,
        by=context.author,
    )
    return Outcome(subject=item.envelope.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.request_access",
    label=gettext_lazy("Demander un accès"),
    kind=Kind.REQUEST,
    permission=Permission.PROGRAMME,
    payload=RequestAccess,
    check=check,
    apply=apply,
    example=lambda: RequestAccess(
        agreement=UUID(int=1),
        information="Liste des groupements agricoles recensés en 2025",
        reason="Choisir les sites de formation",
    ),
    sentence=gettext_lazy("{author} a demandé l’accès à : {information}."),
)
