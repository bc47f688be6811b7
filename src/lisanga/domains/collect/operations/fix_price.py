"""The price of a delivery that was taken « prix à fixer »: from then on its value is due to the member."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.clock import month_of
from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.ledger.chart import PURCHASES, SUPPLIERS
from lisanga.core.ledger.operations.posting import EntryDraft, ItemDraft, LineDraft, post
from lisanga.core.operations.context import Context
from lisanga.core.operations.lookup import recorded
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.collect.models import Delivery, DeliverySummary, MemberSummary
from lisanga.domains.collect.operations.reference import NO_CAMPAIGN, reference_of
from lisanga.domains.collect.rules import DEAREST, receipt_number, value_of


class FixPrice(msgspec.Struct, frozen=True, kw_only=True):
    """`price` in francs for one kilogram."""

    delivery: UUID
    price: int


def _check(context: Context, item: Item[FixPrice]) -> list[Problem]:
    delivery = Delivery.plain.filter(organisation_id=context.organisation, id=item.payload.delivery).first()
    if delivery is None or delivery.reversed_by is not None:
        text = _("Cette livraison n’existe pas ou est annulée.")
        return [Problem(code="unknown_delivery", message=text, field="delivery", severity=Severity.INVALID)]
    if not 0 < item.payload.price <= DEAREST:
        text = _("Le prix doit être plus grand que zéro, et possible pour un kilogramme.")
        return [Problem(code="bad_price", message=text, field="price", severity=Severity.INVALID)]
    if delivery.price:
        return [Problem(code="already_priced", message=_("Cette livraison a déjà un prix."), field="price")]
    return []


def _apply(context: Context, item: Item[FixPrice]) -> Outcome:
    delivery, price = Delivery.plain.get(id=item.payload.delivery), item.payload.price
    value = value_of(delivery.net, price)
    receipt = receipt_number(delivery.series, delivery.number)
    lines = [LineDraft(PURCHASES, debit=value), LineDraft(SUPPLIERS, credit=value, auxiliary=delivery.member)]
    due = ItemDraft(item.envelope.id, SUPPLIERS, delivery.member, "C", value, f"Bon {receipt}")
    day = item.envelope.business_date
    post(context, [EntryDraft(item.envelope.id, "AC", f"Prix du bon {receipt}", day, lines, [due])])
    values = {"price": price, "value": value, "value_cdf": value, "net_to_pay": value, "priced_by": item.envelope.id}
    Delivery.plain.filter(id=delivery.id).update(**values, flagged=_outside(context, delivery))
    organisation, month, campaign = context.organisation, month_of(delivery.on), delivery.campaign or NO_CAMPAIGN
    for model, keys, key in (
        (DeliverySummary, ("campaign", "product", "centre"), (campaign, delivery.product, delivery.centre)),
        (MemberSummary, ("member", "campaign", "product"), (delivery.member, campaign, delivery.product)),
    ):
        all_keys = ("organisation_id", *keys, "month")
        context.writer.add(
            model, all_keys, ("deliveries", "grams", "value_cdf"), (organisation, *key, month), (0, 0, value)
        )
    return Outcome({"value": value}, subject=delivery.id, settles=_settled(context, delivery.id))


def _settled(context: Context, delivery: UUID) -> tuple[UUID, ...]:
    """The weighing, when the missing price was all that somebody had to look at."""
    outcome = recorded(context.organisation).filter(operation=delivery).values_list("outcome", flat=True).first()
    problems = msgspec.json.decode(outcome)["problems"] if outcome else []
    return (delivery,) if all(problem["code"] == "no_price" for problem in problems) else ()


def _outside(context: Context, delivery: Delivery) -> bool:
    """Whether the campaign still waits for somebody to look at it; the missing price no longer does."""
    season = reference_of(context).seasons.get(delivery.campaign or NO_CAMPAIGN)
    return season is not None and not (season.covers(delivery.on) and season.product == delivery.product)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="collect.fix_price",
    label=gettext_lazy("Fixer le prix d’un bon"),
    kind=Kind.REQUEST,
    permission=Permission.PRICES,
    payload=FixPrice,
    check=check,
    apply=apply,
    example=lambda: FixPrice(delivery=UUID(int=10), price=650),
    sentence=gettext_lazy("{author} a fixé le prix d’un bon : {price} FC le kilo."),
)
