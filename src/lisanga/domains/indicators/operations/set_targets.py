"""What an indicator should reach: where it stood at first, who answers for it, and a target for each period. What is
left out stays as it is."""

from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.indicators.models import Goal, Target, TargetChange
from lisanga.domains.indicators.operations import asking

_MOST_PERIODS = 60


class PeriodTarget(msgspec.Struct, frozen=True, kw_only=True):
    """`value` in hundredths of the unit."""

    period: str
    value: int


class SetTargets(msgspec.Struct, frozen=True, kw_only=True):
    """`indicator`: a code of the catalogue or the id of an own one; `agreement` when the targets are those of one.
    `baseline` in hundredths of the unit."""

    about: UUID
    indicator: str
    agreement: UUID | None = None
    baseline: int | None = None
    baseline_on: date | None = None
    responsible: str = ""
    targets: tuple[PeriodTarget, ...] = ()


def _check(context: Context, item: Item[SetTargets]) -> list[Problem]:
    new = item.payload
    problems = asking.organisation_problems(new.about) or asking.indicator_problems(new.about, new.indicator)
    problems += asking.agreement_problems(new.about, new.agreement)
    problems += asking.number_problems(new.baseline, "baseline")
    if new.baseline_on is not None and new.baseline_on > item.envelope.business_date:
        text = _("La situation de départ est d’un jour passé.")
        problems.append(asking.invalid("future_baseline", text, "baseline_on"))
    if len(new.responsible) > 120:
        problems.append(asking.invalid("too_long", _("Ce texte est trop long."), "responsible"))
    if len(new.targets) > _MOST_PERIODS or len({one.period for one in new.targets}) < len(new.targets):
        problems.append(asking.invalid("bad_targets", _("Une seule cible par période."), "targets"))
    for one in new.targets:
        problems += asking.period_problems(one.period, "targets") + asking.number_problems(one.value, "targets")
    if new.baseline is None and not new.targets and not new.responsible.strip():
        text = _("Écrivez au moins une cible ou la situation de départ.")
        problems.append(asking.invalid("nothing_set", text, "targets"))
    return problems


def _apply(context: Context, item: Item[SetTargets]) -> Outcome:
    new = item.payload
    key = {"organisation_id": new.about, "subject": new.agreement or new.about, "indicator": new.indicator}
    goal = Goal.plain.filter(**key).first() or Goal(id=item.envelope.id, **key)
    _remember(item, context.author, key, goal.baseline)
    if new.baseline is not None:
        goal.baseline, goal.baseline_on = new.baseline, new.baseline_on or item.envelope.business_date
    goal.responsible = new.responsible.strip() or goal.responsible
    goal.save()
    rows = [Target(**key, period=one.period, value=one.value) for one in new.targets]
    unique = ["organisation", "subject", "indicator", "period"]
    Target.plain.bulk_create(rows, update_conflicts=True, update_fields=["value"], unique_fields=unique)
    return Outcome({"targets": len(rows)}, subject=goal.id)


def _remember(item: Item[SetTargets], author: UUID, key: dict[str, Any], baseline: int | None) -> None:
    """What changes, with what it was: a target moved in the middle of a year can be asked about at its end."""
    before: dict[str, int | None] = dict(Target.plain.filter(**key).values_list("period", "value"))
    after = {one.period: one.value for one in item.payload.targets}
    if item.payload.baseline is not None:
        before[""], after[""] = baseline, item.payload.baseline
    TargetChange.plain.bulk_create(
        TargetChange(
            operation=item.envelope.id,
            **key,
            period=period,
            before=before.get(period),
            after=value,
            on=item.envelope.business_date,
            by=author,
        )
        for period, value in after.items()
        if before.get(period) != value
    )


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="indicators.set_targets",
    label=gettext_lazy("Fixer les cibles d’un indicateur"),
    kind=Kind.REQUEST,
    permission=Permission.MONITOR,
    payload=SetTargets,
    check=check,
    apply=apply,
    example=lambda: SetTargets(
        about=UUID(int=1),
        indicator="femmes",
        baseline=2_000,
        baseline_on=date(2025, 12, 31),
        responsible="Chargée du suivi",
        targets=(PeriodTarget(period="2026", value=4_000),),
    ),
    sentence=gettext_lazy("{author} a fixé les cibles d’un indicateur."),
)
