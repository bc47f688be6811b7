"""The partner's valideur rejects the version it has, and says why."""

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
from lisanga.domains.partnerships.deliverable_rules import REJECTED, Act
from lisanga.domains.partnerships.operations import handling


class RejectDeliverable(msgspec.Struct, frozen=True, kw_only=True):
    """`sha256` is the fingerprint that the valideur had before the eyes."""

    deliverable: UUID
    version: int
    sha256: str
    reason: str


def _check(context: Context, item: Item[RejectDeliverable]) -> list[Problem]:
    new = item.payload
    found = handling.of_partner(context, new.deliverable)
    if found is None:
        return handling.unknown()
    if not 0 < len(new.reason.strip()) <= 1000:
        return [handling.invalid("no_reason", _("Dites pourquoi (1 000 signes au plus)."), "reason")]
    problems = handling.step_problems(found, Act.REJECT, new.version)
    problems += handling.valideur_problems(found, context.author, clock.local_date(context.received_at))
    return problems or handling.fingerprint_problems(found, new.sha256)


def _apply(context: Context, item: Item[RejectDeliverable]) -> Outcome:
    found = handling.needed(handling.of_partner(context, item.payload.deliverable))
    who = (context.author, handling.name_of(context.author))
    reason = item.payload.reason.strip()
    handling.decide(found, REJECTED, item.envelope.business_date, who, "screen", reason)
    return Outcome({"title": found.title, "number": found.version}, subject=found.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.reject_deliverable",
    label=gettext_lazy("Rejeter un livrable"),
    kind=Kind.REQUEST,
    permission=Permission.VALIDATE,
    payload=RejectDeliverable,
    check=check,
    apply=apply,
    example=lambda: RejectDeliverable(
        deliverable=UUID(int=1), version=1, sha256="0" * 64, reason="Les obligations du Partenaire n’y sont pas."
    ),
    sentence=gettext_lazy("{author} a rejeté « {title} », version {number} : {reason}"),
)
