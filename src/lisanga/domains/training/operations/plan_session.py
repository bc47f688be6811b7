"""A sitting of a module gets its day, its place and its trainer."""

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
from lisanga.domains.training.models import Module, Session
from lisanga.domains.training.operations.finding import (
    invalid,
    participants_of,
    place_problems,
    roadmap_of,
    warning,
)
from lisanga.domains.training.rules import SESSION_KINDS


class PlanSession(msgspec.Struct, frozen=True, kw_only=True):
    """The session's id is the operation's. `kind` « trainers » counts for the certification of trainers; `trainer` is
    a participant who trains."""

    module: UUID
    planned_on: date
    title: str = ""
    kind: str = "training"
    hours: int = 8
    target: int = 30
    trainer: UUID | None = None
    place: str = ""
    province: str = ""
    territory: str = ""


def _module(context: Context, identifier: UUID) -> Module | None:
    return Module.plain.filter(organisation_id=context.organisation, id=identifier).first()


def _check(context: Context, item: Item[PlanSession]) -> list[Problem]:
    new, problems = item.payload, []
    module = _module(context, item.payload.module)
    if module is None:
        return [invalid("unknown_module", _("Ce module n’existe pas."), "module")]
    if new.kind not in SESSION_KINDS:
        problems.append(invalid("unknown_kind", _("Cette sorte de séance n’existe pas."), "kind"))
    if not 1 <= new.hours <= 80:
        problems.append(invalid("bad_hours", _("Une séance dure de 1 à 80 heures."), "hours"))
    if not 0 <= new.target <= 2_000:
        problems.append(invalid("bad_target", _("Le nombre de personnes visées n’est pas plausible."), "target"))
    if len(new.title) > 160 or len(new.place) > 160:
        problems.append(invalid("too_long", _("Ce texte est trop long."), "place"))
    if new.trainer is not None and not participants_of(context, [new.trainer]):
        problems.append(invalid("unknown_trainer", _("Choisissez le formateur dans la liste."), "trainer"))
    roadmap = roadmap_of(context, module.roadmap)
    if roadmap is not None and not roadmap.starts_on <= new.planned_on <= roadmap.ends_on:
        text = _("Ce jour est hors de la période de la feuille de route.")
        problems.append(warning("outside_period", text, "planned_on"))
    return problems + place_problems(new.province, new.territory)


def _apply(context: Context, item: Item[PlanSession]) -> Outcome:
    new = item.payload
    module = _module(context, new.module)
    assert module is not None
    made = Session.plain.create(
        organisation_id=context.organisation,
        id=item.envelope.id,
        agreement=module.agreement,
        partner_id=module.partner_id,
        number=context.take("training.session"),
        roadmap=module.roadmap,
        module=module.id,
        kind=new.kind,
        title=new.title.strip() or module.title,
        first_planned_on=new.planned_on,
        planned_on=new.planned_on,
        cancelled="",
        hours=new.hours,
        target=new.target,
        trainer=new.trainer,
        place=new.place.strip(),
        province=new.province,
        territory=new.territory,
    )
    return Outcome({"number": made.number}, subject=made.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="training.plan_session",
    label=gettext_lazy("Prévoir une séance"),
    kind=Kind.REQUEST,
    permission=Permission.TRAINING,
    payload=PlanSession,
    check=check,
    apply=apply,
    example=lambda: PlanSession(module=UUID(int=22), planned_on=date(2026, 3, 9), place="Maison communale de Bulungu"),
    sentence=gettext_lazy("{author} a prévu une séance n° {number} : {title}."),
)
