"""The partner opens exactly what it names, until a day. After that day it is closed, without anybody doing anything."""

from datetime import date, timedelta
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
from lisanga.domains.partnerships.models import AccessOpening, AccessRequest, DataSet, Document
from lisanga.domains.partnerships.operations.document_rows import request_for, unknown_request
from lisanga.domains.partnerships.operations.mission_rows import invalid
from lisanga.domains.partnerships.operations.mission_words import text_problems

LONGEST = timedelta(days=731)


class GrantAccess(msgspec.Struct, frozen=True, kw_only=True):
    """`until` is the last day; `opens`: the partner's own documents and shared data."""

    request: UUID
    until: date
    opens: tuple[UUID, ...]
    answer: str = ""


def _check(context: Context, item: Item[GrantAccess]) -> list[Problem]:
    new, kept, day = item.payload, request_for(context, item.payload.request), item.envelope.business_date
    if kept is None:
        return [unknown_request()]
    problems = text_problems({"answer": (new.answer, 400)})
    if kept.granted_on or kept.refused_on:
        problems.append(
            Problem(code="already_answered", message=_("Cette demande a déjà sa réponse."), field="request")
        )
    if not day <= new.until <= day + LONGEST:
        text = _("L’accès finit un jour à venir, dans les deux ans.")
        problems.append(invalid("bad_end", text, "until"))
    own = Document.plain.filter(agreement_id=kept.agreement_id, side="partner", id__in=new.opens)
    shared = DataSet.plain.filter(agreement_id=kept.agreement_id, withdrawn_on=None, id__in=new.opens)
    if not new.opens:
        problems.append(invalid("nothing_opened", _("Choisissez ce que l’accès ouvre."), "opens"))
    elif own.count() + shared.count() != len(set(new.opens)):
        text = _("Un accès n’ouvre que vos propres documents et données.")
        problems.append(invalid("not_yours", text, "opens"))
    return problems


def _apply(context: Context, item: Item[GrantAccess]) -> Outcome:
    new, request = item.payload, AccessRequest.plain.get(id=item.payload.request)
    request.granted_on, request.until = item.envelope.business_date, new.until
    request.answer = new.answer.strip()
    request.save()
    for subject in dict.fromkeys(new.opens):
        AccessOpening.plain.create(
            id=new_id(),
            organisation_id=request.organisation_id,
            partner_id=request.partner_id,
            request=request,
            subject=subject,
        )
    return Outcome({"count": len(set(new.opens))}, subject=request.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.grant_access",
    label=gettext_lazy("Ouvrir un accès"),
    kind=Kind.REQUEST,
    permission=Permission.PARTNERSHIP,
    payload=GrantAccess,
    check=check,
    apply=apply,
    example=lambda: GrantAccess(request=UUID(int=1), until=date(2027, 3, 31), opens=(UUID(int=2),)),
    sentence=gettext_lazy("{author} a ouvert l’accès à {count} document(s) ou jeu(x) de données. {answer}"),
)
