"""The delay of the agreement's tacit clause has run out without a word of the partner. Without such a clause silence
never validates (O2)."""

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
from lisanga.domains.partnerships.deliverable_rules import VALIDATED, Act, Actor, may_act
from lisanga.domains.partnerships.operations import handling


class RecordTacitValidation(msgspec.Struct, frozen=True, kw_only=True):
    """Of the version that waits."""

    deliverable: UUID
    version: int


def _check(context: Context, item: Item[RecordTacitValidation]) -> list[Problem]:
    found = handling.of_office(context, item.payload.deliverable)
    if found is None:
        return handling.unknown()
    problems = handling.step_problems(found, Act.LAPSE, item.payload.version)
    if problems:
        return problems
    days = found.agreement.tacit_days
    submitted = handling.version_of(found).submitted_at
    waited = (clock.local_date(context.received_at) - clock.local_date(submitted)).days
    if may_act(Act.LAPSE, Actor(office=True), days, waited):
        return []
    if days is None:
        text = _("La convention ne prévoit pas de validation tacite : le silence du Partenaire ne valide rien.")
        return [Problem(code="no_tacit_clause", message=text)]
    text = _("Le délai de %(days)s jours n’est pas encore passé.") % {"days": days}
    return [Problem(code="too_early", message=text)]


def _apply(context: Context, item: Item[RecordTacitValidation]) -> Outcome:
    found = handling.needed(handling.of_office(context, item.payload.deliverable))
    day = clock.local_date(context.received_at)
    handling.decide(found, VALIDATED, day, (context.author, ""), "tacit")
    return Outcome({"title": found.title, "number": found.version}, subject=found.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.record_tacit_validation",
    label=gettext_lazy("Constater une validation tacite"),
    kind=Kind.REQUEST,
    permission=Permission.PROGRAMME,
    payload=RecordTacitValidation,
    check=check,
    apply=apply,
    example=lambda: RecordTacitValidation(deliverable=UUID(int=1), version=1),
    sentence=gettext_lazy("{author} a constaté la validation tacite de « {title} », version {number}."),
)
