"""A visit to a cooperative is planned."""

from datetime import date
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.models import Organisation
from lisanga.core.scope.roles import COOPERATIVE_KINDS, Permission
from lisanga.domains.training.models import Visit
from lisanga.domains.training.operations.finding import invalid, partner_problems, roadmap_of, unknown_roadmap


class PlanVisit(msgspec.Struct, frozen=True, kw_only=True):
    """The visit's id is the operation's; `roadmap` when the visit is one of its follow-ups."""

    cooperative: UUID
    planned_on: date
    purpose: str = ""
    roadmap: UUID | None = None
    partner: UUID | None = None


def _check(context: Context, item: Item[PlanVisit]) -> list[Problem]:
    new = item.payload
    kinds = [str(kind) for kind in COOPERATIVE_KINDS]
    if not Organisation.objects.filter(id=new.cooperative, kind__in=kinds).exists():
        return [invalid("unknown_cooperative", _("Choisissez une coopérative."), "cooperative")]
    if new.roadmap is not None and roadmap_of(context, new.roadmap) is None:
        return [unknown_roadmap()]
    if len(new.purpose) > 200:
        return [invalid("too_long", _("Ce texte est trop long."), "purpose")]
    return partner_problems(new.partner)


def _apply(context: Context, item: Item[PlanVisit]) -> Outcome:
    new = item.payload
    roadmap = roadmap_of(context, new.roadmap) if new.roadmap else None
    made = Visit.plain.create(
        organisation_id=context.organisation,
        id=item.envelope.id,
        agreement=roadmap.agreement if roadmap else None,
        partner_id=roadmap.partner_id if roadmap else new.partner,
        cooperative=new.cooperative,
        roadmap=new.roadmap,
        purpose=new.purpose.strip(),
        planned_on=new.planned_on,
        visitor="",
        findings="",
    )
    return Outcome(subject=made.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="training.plan_visit",
    label=gettext_lazy("Prévoir une visite"),
    kind=Kind.REQUEST,
    permission=Permission.TRAINING,
    payload=PlanVisit,
    check=check,
    apply=apply,
    example=lambda: PlanVisit(cooperative=UUID(int=3), planned_on=date(2026, 6, 2), purpose="Tenue de la caisse"),
    sentence=gettext_lazy("{author} a prévu une visite : {purpose}."),
)
