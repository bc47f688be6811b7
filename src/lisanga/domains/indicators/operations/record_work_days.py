"""Paid days of work, by sex: what the cooperative gave to earn, on the day when it is noted. The money stands in
the cash book; `voucher` names its line there."""

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel import clock
from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.indicators.models import WorkDays
from lisanga.domains.indicators.operations import asking

_MOST = 1_000_000
_MONTH = 31  # days that one person can work in a month


class RecordWorkDays(msgspec.Struct, frozen=True, kw_only=True):
    """How many women and men worked, and how many days they were paid in all; `youth_days` are those of people of 35 at
    most, already counted among them."""

    work: str
    women: int = 0
    men: int = 0
    women_days: int = 0
    men_days: int = 0
    youth_days: int = 0
    voucher: str = ""


def _check(context: Context, item: Item[RecordWorkDays]) -> list[Problem]:
    new, problems = item.payload, []
    for field in ("women", "men", "women_days", "men_days", "youth_days"):
        if not 0 <= getattr(new, field) <= _MOST:
            problems.append(asking.invalid("bad_number", _("Un nombre entier, zéro ou plus, est attendu."), field))
    if not new.work.strip() or len(new.work) > 120:
        problems.append(asking.invalid("no_work", _("Dites quel travail a été payé, en quelques mots."), "work"))
    if len(new.voucher) > 40:
        problems.append(asking.invalid("too_long", _("Ce texte est trop long."), "voucher"))
    if new.women_days + new.men_days == 0:
        problems.append(asking.invalid("no_days", _("Écrivez au moins une journée."), "women_days"))
    if new.youth_days > new.women_days + new.men_days:
        text = _("Les journées des jeunes sont une part de toutes les journées.")
        problems.append(asking.invalid("parts_above_whole", text, "youth_days"))
    return problems or _unlikely(new)


def _unlikely(new: RecordWorkDays) -> list[Problem]:
    """Recorded all the same: somebody looks at it."""
    problems = []
    for people, days in (("women", "women_days"), ("men", "men_days")):
        if getattr(new, days) > getattr(new, people) * _MONTH:
            text = _("Plus de trente et une journées par personne : vérifiez le nombre de personnes.")
            problems.append(Problem("many_days", text, days, Severity.WARNING))
    return problems


def _apply(context: Context, item: Item[RecordWorkDays]) -> Outcome:
    new, day = item.payload, item.envelope.business_date
    numbers = {field: getattr(new, field) for field in ("women", "men", "women_days", "men_days", "youth_days")}
    WorkDays.plain.create(
        id=item.envelope.id,
        organisation_id=context.organisation,
        on=day,
        month=clock.month_of(day),
        work=new.work.strip(),
        voucher=new.voucher.strip(),
        **numbers,
    )
    return Outcome({"days": new.women_days + new.men_days}, subject=item.envelope.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="indicators.record_work_days",
    label=gettext_lazy("Noter des journées de travail payées"),
    kind=Kind.OBSERVATION,
    permission=Permission.CASH,
    payload=RecordWorkDays,
    check=check,
    apply=apply,
    example=lambda: RecordWorkDays(
        work="Tri et mise en sacs du maïs", women=4, men=2, women_days=20, men_days=10, youth_days=12, voucher="47"
    ),
    sentence=gettext_lazy("{author} a noté {women_days} journées de femmes et {men_days} journées d’hommes : {work}."),
)
