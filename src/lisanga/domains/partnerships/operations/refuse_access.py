"""The partner does not open what was asked, and says why."""

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
from lisanga.domains.partnerships.operations.document_rows import request_for, unknown_request
from lisanga.domains.partnerships.operations.mission_rows import invalid


class RefuseAccess(msgspec.Struct, frozen=True, kw_only=True):
    request: UUID
    reason: str


def _check(context: Context, item: Item[RefuseAccess]) -> list[Problem]:
    kept, reason = request_for(context, item.payload.request), item.payload.reason.strip()
    if kept is None:
        return [unknown_request()]
    if not 0 < len(reason) <= 400:
        return [invalid("no_reason", _("Dites pourquoi, en une phrase."), "reason")]
    if kept.granted_on or kept.refused_on:
        return [Problem(code="already_answered", message=_("Cette demande a déjà sa réponse."), field="request")]
    return []


def _apply(context: Context, item: Item[RefuseAccess]) -> Outcome:
    AccessRequest.plain.filter(id=item.payload.request).update(
        refused_on=item.envelope.business_date, answer=item.payload.reason.strip()
    )
    return Outcome(subject=item.payload.request)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.refuse_access",
    label=gettext_lazy("Refuser un accès"),
    kind=Kind.REQUEST,
    permission=Permission.PARTNERSHIP,
    payload=RefuseAccess,
    check=check,
    apply=apply,
    example=lambda: RefuseAccess(request=UUID(int=1), reason="Ces données ne sont pas encore validées"),
    sentence=gettext_lazy("{author} n’a pas ouvert l’accès : {reason}."),
)
