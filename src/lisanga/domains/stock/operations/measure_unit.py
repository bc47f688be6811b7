"""A local unit is weighed at least five times; the mean is its factor until the next measure (domain.md U2)."""

from datetime import date
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.stock.models import LocalUnit, Product, UnitFactor
from lisanga.domains.stock.operations.set_reference import REFERENCE_VERSION
from lisanga.domains.stock.rules import MINIMUM_WEIGHINGS, differs_much, measure

HEAVIEST = 2_000_000  # two tonnes in one unit is a slip of the pen
MOST_WEIGHINGS = 1_000


class MeasureUnit(msgspec.Struct, frozen=True, kw_only=True):
    """`weighings` in grams, of one unit each."""

    unit: UUID
    product: UUID
    weighings: tuple[int, ...]
    measured_on: date
    campaign: UUID | None = None


def _check(context: Context, item: Item[MeasureUnit]) -> list[Problem]:
    new, organisation = item.payload, context.organisation
    known = LocalUnit.plain.filter(organisation_id=organisation, id=new.unit).exists()
    if not known or not Product.plain.filter(organisation_id=organisation, id=new.product).exists():
        text = _("Cette unité ou ce produit n’existe pas.")
        return [Problem(code="unknown_item", message=text, field="unit", severity=Severity.INVALID)]
    if not 0 < len(new.weighings) <= MOST_WEIGHINGS or not all(0 < weight <= HEAVIEST for weight in new.weighings):
        text = _("Chaque pesée est plus grande que zéro, et possible pour une seule unité.")
        return [Problem(code="bad_weighing", message=text, field="weighings", severity=Severity.INVALID)]
    problems = []
    if len(new.weighings) < MINIMUM_WEIGHINGS:
        text = _("Pesez au moins cinq fois : une unité locale n’est jamais constante.")
        problems.append(Problem(code="too_few_weighings", message=text, field="weighings"))
    before = UnitFactor.plain.filter(organisation_id=organisation, unit_id=new.unit, product_id=new.product)
    last = before.order_by("-measured_on", "-id").values_list("factor", flat=True).first()
    if last and differs_much(last, measure(new.weighings).factor):
        text = _("Cette mesure s’écarte de plus de 5 % de la précédente : vérifiez la balance et l’unité.")
        problems.append(Problem(code="factor_differs", message=text, field="weighings", severity=Severity.WARNING))
    return problems


def _apply(context: Context, item: Item[MeasureUnit]) -> Outcome:
    new, result = item.payload, measure(item.payload.weighings)
    UnitFactor.plain.create(
        id=item.envelope.id,
        organisation_id=context.organisation,
        unit_id=new.unit,
        product_id=new.product,
        campaign=new.campaign,
        factor=result.factor,
        deviation=result.deviation,
        weighings=result.weighings,
        measured_on=new.measured_on,
    )
    context.take(REFERENCE_VERSION)
    return Outcome({"factor_mg": result.factor, "deviation_mg": result.deviation}, subject=new.unit)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="stock.measure_unit",
    label=gettext_lazy("Mesurer une unité locale"),
    kind=Kind.OBSERVATION,
    permission=Permission.PRICES,
    payload=MeasureUnit,
    check=check,
    apply=apply,
    example=lambda: MeasureUnit(
        unit=UUID(int=5),
        product=UUID(int=6),
        weighings=(1239, 1240, 1238, 1237, 1241),
        measured_on=date(2026, 2, 3),
    ),
    sentence=gettext_lazy("{author} a mesuré une unité locale."),
)
