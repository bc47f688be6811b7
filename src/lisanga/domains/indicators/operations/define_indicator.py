"""An indicator that is not computed: what it means and how it is measured (I1), for the programme, a partner or a
cooperative. Its values are typed with their evidence."""

from typing import Literal
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.indicators.models import Indicator
from lisanga.domains.indicators.operations import asking

_LONGEST = {
    "code": 16,
    "label": 160,
    "definition": 600,
    "formula": 300,
    "unit": 24,
    "disaggregation": 120,
    "source": 200,
    "responsible": 120,
}
_NEEDED = {
    "code": gettext_lazy("Donnez un code court, par exemple EF-03."),
    "label": gettext_lazy("Donnez un nom à l’indicateur."),
    "definition": gettext_lazy("Dites en une phrase ce qui est mesuré."),
    "source": gettext_lazy("Dites d’où vient le chiffre et comment on le vérifie."),
}


class DefineIndicator(msgspec.Struct, frozen=True, kw_only=True):
    """`about`: the organisation it speaks of. The indicator's id is the operation's."""

    about: UUID
    code: str
    label: str
    definition: str
    source: str
    level: Literal["impact", "outcome", "output", "activity"] = "output"
    direction: Literal["increase", "decrease"] = "increase"
    frequency: Literal["month", "quarter", "half", "year"] = "quarter"
    formula: str = ""
    unit: str = ""
    disaggregation: str = ""
    responsible: str = ""
    is_ratio: bool = False
    is_cumulative: bool = False


def _check(context: Context, item: Item[DefineIndicator]) -> list[Problem]:
    new = item.payload
    problems = asking.organisation_problems(new.about)
    for field, text in _NEEDED.items():
        if not getattr(new, field).strip():
            problems.append(asking.invalid(f"no_{field}", str(text), field))
    for field, longest in _LONGEST.items():
        if len(getattr(new, field).strip()) > longest:
            problems.append(asking.invalid("too_long", _("Ce texte est trop long."), field))
    if Indicator.plain.filter(organisation_id=new.about, code=new.code.strip().upper()).exists():
        problems.append(Problem("code_taken", _("Un autre indicateur porte déjà ce code."), "code"))
    return problems


def _apply(context: Context, item: Item[DefineIndicator]) -> Outcome:
    new, identifier = item.payload, item.envelope.id
    texts = {field: getattr(new, field).strip() for field in _LONGEST}
    Indicator.plain.create(
        id=identifier,
        organisation_id=new.about,
        **(texts | {"code": new.code.strip().upper()}),
        level=new.level,
        direction=new.direction,
        frequency=new.frequency,
        is_ratio=new.is_ratio,
        is_cumulative=new.is_cumulative,
        defined_on=item.envelope.business_date,
    )
    return Outcome({"indicator": str(identifier)}, subject=identifier)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="indicators.define_indicator",
    label=gettext_lazy("Définir un indicateur"),
    kind=Kind.REQUEST,
    permission=Permission.MONITOR,
    payload=DefineIndicator,
    check=check,
    apply=apply,
    example=lambda: DefineIndicator(
        about=UUID(int=1),
        code="EF-03",
        label="Ménages qui mangent trois fois par jour",
        definition="Ménages de membres qui ont mangé trois fois la veille de l’enquête.",
        source="Enquête auprès de cinquante ménages, fiche signée",
        is_ratio=True,
    ),
    sentence=gettext_lazy("{author} a défini l’indicateur {code}."),
)
