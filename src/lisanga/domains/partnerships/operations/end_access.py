"""The partner closes an access before its date: at once."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel import clock
from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.confidentiality import AccessFacts, AccessState, access_state
from lisanga.domains.partnerships.models import AccessRequest
from lisanga.domains.partnerships.operations.document_rows import request_for, unknown_request


class EndAccess(msgspec.Struct, frozen=True, kw_only=True):
    request: UUID


def _check(context: Context, item: Item[EndAccess]) -> list[Problem]:
    kept = request_for(context, item.payload.request)
    if kept is None:
        return [unknown_request()]
    facts = AccessFacts(kept.until, kept.ended_on, kept.refused_on)
    if access_state(facts, clock.local_date(context.received_at)) is not AccessState.OPEN:
        return [Problem(code="not_open", message=_("Cet accès n’est pas ouvert."), field="request")]
    return []


def _apply(context: Context, item: Item[EndAccess]) -> Outcome:
    """On the day of reception: an earlier one would say that it had been closed while it was open."""
    day = clock.local_date(context.received_at)
    AccessRequest.plain.filter(id=item.payload.request).update(ended_on=day)
    return Outcome(subject=item.payload.request)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.end_access",
    label=gettext_lazy("Mettre fin à un accès"),
    kind=Kind.REQUEST,
    permission=Permission.PARTNERSHIP,
    payload=EndAccess,
    check=check,
    apply=apply,
    example=lambda: EndAccess(request=UUID(int=1)),
    sentence=gettext_lazy("{author} a mis fin à l’accès."),
)
