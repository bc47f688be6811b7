"""A roadmap begins as a draft, empty or from the model."""

from datetime import date
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.training.models import Roadmap
from lisanga.domains.training.operations.finding import agreement_problems, invalid, partner_problems
from lisanga.domains.training.operations.plan import (
    ModulePlan,
    PhasePlan,
    elsewhere,
    head_problems,
    plan_problems,
    write_phases,
)


class DraftRoadmap(msgspec.Struct, frozen=True, kw_only=True):
    """The roadmap's id is the operation's. `agreement` is one of the office with this `partner`; both none: the
    office's own programme."""

    title: str
    starts_on: date
    ends_on: date
    objectives: str = ""
    agreement: UUID | None = None
    partner: UUID | None = None
    phases: tuple[PhasePlan, ...] = ()


def _check(context: Context, item: Item[DraftRoadmap]) -> list[Problem]:
    new = item.payload
    problems = head_problems(new.title, new.starts_on, new.ends_on) + plan_problems(new.phases)
    problems += partner_problems(new.partner) or agreement_problems(context, new.agreement, new.partner)
    if elsewhere(None, new.phases):
        problems.append(
            invalid("twice", _("Une phase ou un module figure déjà dans une autre feuille de route."), "phases")
        )
    return problems


def _apply(context: Context, item: Item[DraftRoadmap]) -> Outcome:
    new = item.payload
    made = Roadmap.plain.create(
        organisation_id=context.organisation,
        id=item.envelope.id,
        agreement=new.agreement,
        partner_id=new.partner,
        title=new.title.strip(),
        objectives=new.objectives.strip(),
        starts_on=new.starts_on,
        ends_on=new.ends_on,
        version=0,
    )
    write_phases(made, new.phases)
    return Outcome({"roadmap": str(made.id)}, subject=made.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="training.draft_roadmap",
    label=gettext_lazy("Commencer une feuille de route"),
    kind=Kind.REQUEST,
    permission=Permission.TRAINING,
    payload=DraftRoadmap,
    check=check,
    apply=apply,
    example=lambda: DraftRoadmap(
        title="Formation et suivi, Kwilu 2026",
        starts_on=date(2026, 1, 12),
        ends_on=date(2026, 12, 18),
        phases=(
            PhasePlan(
                id=UUID(int=21),
                title="Créer",
                modules=(ModulePlan(id=UUID(int=22), title="Statuts", hours=16, target=60),),
            ),
        ),
    ),
    sentence=gettext_lazy("{author} a commencé la feuille de route « {title} »."),
)
