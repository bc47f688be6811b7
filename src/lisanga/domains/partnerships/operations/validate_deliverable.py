"""The partner's valideur validates the version it has (O2, G87): it stands as it was submitted, for ever."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext_lazy

from lisanga.core.kernel import clock
from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.deliverable_rules import VALIDATED, Act
from lisanga.domains.partnerships.operations import handling


class ValidateDeliverable(msgspec.Struct, frozen=True, kw_only=True):
    """`sha256` is the fingerprint that the valideur had before the eyes."""

    deliverable: UUID
    version: int
    sha256: str


def _check(context: Context, item: Item[ValidateDeliverable]) -> list[Problem]:
    found = handling.of_partner(context, item.payload.deliverable)
    if found is None:
        return handling.unknown()
    problems = handling.step_problems(found, Act.VALIDATE, item.payload.version)
    problems += handling.valideur_problems(found, context.author, clock.local_date(context.received_at))
    return problems or handling.fingerprint_problems(found, item.payload.sha256)


def _apply(context: Context, item: Item[ValidateDeliverable]) -> Outcome:
    found = handling.needed(handling.of_partner(context, item.payload.deliverable))
    who = (context.author, handling.name_of(context.author))
    handling.decide(found, VALIDATED, item.envelope.business_date, who, "screen")
    return Outcome({"title": found.title, "number": found.version}, subject=found.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.validate_deliverable",
    label=gettext_lazy("Valider un livrable"),
    kind=Kind.REQUEST,
    permission=Permission.VALIDATE,
    payload=ValidateDeliverable,
    check=check,
    apply=apply,
    example=lambda: ValidateDeliverable(deliverable=UUID(int=1), version=1, sha256="0" * 64),
    sentence=gettext_lazy("{author} a validé « {title} », version {number}."),
)
