"""Products, centres and local units: one operation for all look-up tables of a cooperative."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.names import fold
from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.stock.models import Centre, LocalUnit, Product

REFERENCE_VERSION = "stock.reference"  # the counter that versions cached reference rows


class ProductItem(msgspec.Struct, frozen=True, kw_only=True, tag="product"):
    """Percentages in hundredths."""

    name: str
    form: str = ""
    base_moisture: int = 0
    impurity_tolerance: int = 0
    active: bool = True


class CentreItem(msgspec.Struct, frozen=True, kw_only=True, tag="centre"):
    name: str
    place: str = ""
    active: bool = True


class UnitItem(msgspec.Struct, frozen=True, kw_only=True, tag="unit"):
    name: str
    active: bool = True


Reference = ProductItem | CentreItem | UnitItem


class SetReference(msgspec.Struct, frozen=True, kw_only=True):
    """Makes an item (its id is the operation's) or, with `target`, changes one."""

    item: Reference
    target: UUID | None = None


def product_code(name: str) -> str:
    """The folded name by which the network adds like to like: "Café robusta" → cafe_robusta."""
    return fold(name).replace(" ", "_")


def _check(context: Context, item: Item[SetReference]) -> list[Problem]:
    reference, target = item.payload.item, item.payload.target
    if not fold(reference.name):
        return [_invalid("no_name", _("Écrivez un nom."), "name")]
    if _too_long(reference):
        return [_invalid("too_long", _("Ce texte est trop long."), "name")]
    if isinstance(reference, ProductItem) and not (
        0 <= reference.base_moisture < 10_000 and 0 <= reference.impurity_tolerance <= 10_000
    ):
        return [_invalid("bad_percentage", _("Un pourcentage va de 0 à 100."), "base_moisture")]
    rows = _rows(context.organisation, reference)
    if target is not None and not rows.filter(id=target).exists():
        return [_invalid("unknown_item", _("Cet élément n’existe pas."), "target")]
    if any(fold(row.name) == fold(reference.name) for row in _same(rows, reference).exclude(id=target)):
        return [Problem(code="already_exists", message=_("Ce nom existe déjà."), field="name")]
    return []


def _too_long(reference: Reference) -> bool:
    if isinstance(reference, ProductItem):
        return len(reference.name) > 60 or len(product_code(reference.name)) > 60 or len(reference.form) > 40
    if isinstance(reference, CentreItem):
        return len(reference.name) > 80 or len(reference.place) > 120
    return len(reference.name) > 40


def _rows(organisation: UUID, reference: Reference):  # type: ignore[no-untyped-def]  # a queryset of one of three models
    model = {ProductItem: Product, CentreItem: Centre, UnitItem: LocalUnit}[type(reference)]
    return model.plain.filter(organisation_id=organisation)


def _same(rows, reference: Reference):  # type: ignore[no-untyped-def]  # as above
    if not isinstance(reference, ProductItem):
        return rows
    form = fold(reference.form)
    return rows.filter(id__in=[row.id for row in rows if fold(row.form) == form])


def _invalid(code: str, message: str, field: str) -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID)


def _apply(context: Context, item: Item[SetReference]) -> Outcome:
    reference = item.payload.item
    values = msgspec.structs.asdict(reference)
    values["name"] = reference.name.strip()
    if isinstance(reference, ProductItem):
        values["code"] = product_code(reference.name)
    identifier = item.payload.target or item.envelope.id
    if item.payload.target is None:
        _rows(context.organisation, reference).create(id=identifier, organisation_id=context.organisation, **values)
    else:
        _rows(context.organisation, reference).filter(id=identifier).update(**values)
    context.take(REFERENCE_VERSION)
    return Outcome({"id": str(identifier)}, subject=identifier)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="stock.set_reference",
    label=gettext_lazy("Créer ou changer un produit, un centre, une unité"),
    kind=Kind.REQUEST,
    permission=Permission.PRICES,
    payload=SetReference,
    check=check,
    apply=apply,
    example=lambda: SetReference(item=ProductItem(name="Maïs", form="grain", base_moisture=1300)),
    sentence=gettext_lazy("{author} a noté « {item.name} » dans les listes de la coopérative."),
)
