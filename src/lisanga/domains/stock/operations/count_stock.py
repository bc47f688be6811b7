"""What lies at a centre counted by hand against the book, as cash is: the gap is explained and signed, and the book
goes on from what was counted. A count that was wrong is put right by the next one."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.french import weight
from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.stock.lists import has_centre, has_product
from lisanga.domains.stock.models import StockCount, StockLevel
from lisanga.domains.stock.operations.moving import receive
from lisanga.domains.stock.rules import MOST_BAGS, MOST_COUNTED, counted_weight

LONGEST = 400


class CountStock(msgspec.Struct, frozen=True, kw_only=True):
    """`bags` of `bag_weight` grams each, and `loose` grams beside them (or all of it); `counted_by` is the name that
    signs."""

    product: UUID
    centre: UUID
    counted_by: str
    loose: int = 0
    bags: int = 0
    bag_weight: int = 0
    explanation: str = ""


def _counted(count: CountStock) -> int:
    return counted_weight(count.loose, count.bags, count.bag_weight)


def book_of(context: Context, centre: UUID, product: UUID) -> int:
    """Grams by the book as it stands now: what a telephone sends comes in the order in which it happened there, so
    that a count finds the weighings before it, and not those after."""
    level = StockLevel.plain.filter(organisation_id=context.organisation, centre=centre, product=product)
    return level.values_list("grams", flat=True).first() or 0


def _check(context: Context, item: Item[CountStock]) -> list[Problem]:
    count, problems = item.payload, []
    if not has_product(context.organisation, count.product):
        problems.append(_invalid("unknown_product", _("Ce produit n’existe pas dans la coopérative."), "product"))
    if not has_centre(context.organisation, count.centre):
        problems.append(_invalid("unknown_centre", _("Ce centre n’existe pas dans la coopérative."), "centre"))
    if not _possible(count):
        problems.append(_invalid("bad_count", _("Ce poids ou ce nombre de sacs n’est pas possible."), "loose"))
    if not 0 < len(count.counted_by.strip()) <= 120:
        problems.append(_invalid("no_signature", _("Écrivez le nom de qui a compté."), "counted_by"))
    if len(count.explanation) > LONGEST:
        problems.append(_invalid("too_long", _("Cette explication est trop longue."), "explanation"))
    if problems:
        return problems
    gap = _counted(count) - book_of(context, count.centre, count.product)
    if gap and not count.explanation.strip():
        text = _("Le stock a un écart de %(gap)s avec le livre : expliquez-le.")
        problems.append(Problem(code="stock_gap_unexplained", message=text % {"gap": weight(gap)}, field="explanation"))
    return problems


def _possible(count: CountStock) -> bool:
    parts = (count.loose, count.bag_weight)
    return (
        all(0 <= one <= MOST_COUNTED for one in parts)
        and 0 <= count.bags <= MOST_BAGS
        and (_counted(count) <= MOST_COUNTED)
    )


def _invalid(code: str, message: str, field: str) -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID)


def _apply(context: Context, item: Item[CountStock]) -> Outcome:
    count = item.payload
    counted, book = _counted(count), book_of(context, count.centre, count.product)
    StockCount.plain.create(
        id=item.envelope.id,
        organisation_id=context.organisation,
        centre=count.centre,
        product=count.product,
        on=item.envelope.business_date,
        counted=counted,
        bags=count.bags,
        bag_weight=count.bag_weight,
        book=book,
        gap=counted - book,
        explanation=count.explanation.strip(),
        counted_by=count.counted_by.strip(),
    )
    receive(context, count.centre, count.product, counted - book)
    return Outcome({"counted": counted, "book": book, "gap": counted - book}, subject=count.centre)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="stock.count_stock",
    label=gettext_lazy("Compter le stock"),
    kind=Kind.OBSERVATION,
    permission=Permission.COLLECT,
    payload=CountStock,
    check=check,
    apply=apply,
    example=lambda: CountStock(
        product=UUID(int=6),
        centre=UUID(int=8),
        bags=41,
        bag_weight=60_000,
        loose=17_500,
        counted_by="Awa Kisita",
        explanation="Séchage et un sac percé",
    ),
    offline=True,
    sentence=gettext_lazy("{author} a compté à {centre} : {product}, {counted:kg}."),
)
