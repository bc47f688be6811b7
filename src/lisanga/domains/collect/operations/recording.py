"""Writing deliveries: rows, ledger entries, summaries and stock, each in one statement for the whole list."""

from collections.abc import Sequence
from uuid import UUID

from lisanga.core.kernel.clock import month_of
from lisanga.core.ledger.chart import CAPITAL_CALLED, CAPITAL_PAID, PURCHASES, SUBSCRIBERS, SUPPLIERS
from lisanga.core.ledger.operations.posting import EntryDraft, ItemDraft, LineDraft, post
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item
from lisanga.core.operations.verdicts import Outcome
from lisanga.domains.collect.models import Deduction, Delivery, DeliverySummary, MemberSummary
from lisanga.domains.collect.operations.delivery_payload import RecordDelivery
from lisanga.domains.collect.operations.receipts import receipt_is_taken
from lisanga.domains.collect.operations.weighing import Work, francs
from lisanga.domains.collect.rules import OFFICE_SERIES, receipt_number
from lisanga.domains.members.operations.capital import release
from lisanga.domains.stock.operations.moving import receive

_RECEIPT = "collect.receipt"
_COLUMNS = (
    "id",
    "organisation_id",
    "series",
    "number",
    "paper_number",
    "member",
    "centre",
    "campaign",
    "product",
    "on",
    "gross",
    "containers",
    "tare",
    "moisture",
    "impurity",
    "grade",
    "unit",
    "unit_count",
    "net",
    "currency",
    "price",
    "rate",
    "value",
    "value_cdf",
    "recovered",
    "capital",
    "net_to_pay",
    "author",
    "flagged",
    "reversed_by",
)
_SUMMED = ("deliveries", "grams", "value_cdf")
_SUMMARY_KEYS = ("organisation_id", "campaign", "product", "centre", "month")
_MEMBER_KEYS = ("organisation_id", "member", "campaign", "product", "month")


def write(context: Context, works: Sequence[tuple[Item[RecordDelivery], Work]]) -> list[Outcome]:
    """One outcome per delivery, with its receipt number and amounts."""
    rows, deductions, drafts, outcomes = [], [], [], []
    for item, work in works:
        series, number, paper = _receipt(context, item.payload, work)
        rows.append(_row(context, item, work, (series, number, paper)))
        identifier = item.envelope.id
        deductions += [(context.organisation, identifier, due, account, taken) for due, account, taken in work.taken]
        if work.capital:
            release(context, identifier, item.payload.member, work.capital, item.envelope.business_date)
        if work.value:
            drafts.append(_entry(item, work, receipt_number(series, number)))
        payload, month = item.payload, month_of(item.envelope.business_date)
        key = (work.campaign, payload.product, payload.centre, payload.member, month)
        add_to_summaries(context, key, (1, work.net, francs(work.value, work)))
        outcomes.append(_outcome(item, work, series, number))
    context.writer.insert(Delivery, _COLUMNS, rows)
    context.writer.insert(Deduction, ("organisation_id", "delivery", "item", "account", "amount"), deductions)
    post(context, drafts)
    return outcomes


def _receipt(context: Context, payload: RecordDelivery, work: Work) -> tuple[str, int, str]:
    """The device's or the paper's own number, else the next of the office's series; then what the paper says when it
    is another one."""
    paper = payload.paper_number
    if receipt_is_taken(work.problems):
        return OFFICE_SERIES, context.take(_RECEIPT), paper or f"{payload.series}-{payload.number:04d}"[:24]
    if payload.series and payload.number:
        return payload.series, payload.number, paper
    return OFFICE_SERIES, context.take(_RECEIPT), paper


def _row(context: Context, item: Item[RecordDelivery], work: Work, receipt: tuple[str, int, str]) -> tuple[object, ...]:
    payload = item.payload
    series, number, paper = receipt
    return (
        item.envelope.id,
        context.organisation,
        series,
        number,
        paper,
        payload.member,
        payload.centre,
        work.campaign,
        payload.product,
        item.envelope.business_date,
        work.gross,
        payload.containers,
        payload.tare,
        payload.moisture,
        payload.impurity,
        payload.grade,
        payload.unit,
        payload.unit_count,
        work.net,
        work.currency,
        work.price,
        work.rate,
        work.value,
        francs(work.value, work),
        work.recovered,
        work.capital,
        work.net_to_pay,
        context.author,
        bool(work.problems) or item.envelope.id in context.doubted,
        None,
    )


def _entry(item: Item[RecordDelivery], work: Work, receipt: str) -> EntryDraft:
    """Purchase from a member (model « achat »); what is kept back settles the item that it comes from."""
    member = item.payload.member
    lines = [_side(work, PURCHASES, None, work.value, debit=True), _side(work, SUPPLIERS, member, work.value)]
    settles = []
    for due, account, amount in work.taken:
        lines += [_side(work, SUPPLIERS, member, amount, debit=True), _side(work, account, member, amount)]
        if account == SUBSCRIBERS:
            lines += [_side(work, CAPITAL_CALLED, None, amount, debit=True), _side(work, CAPITAL_PAID, None, amount)]
        settles.append((due, amount))
    opens = []
    if work.net_to_pay:
        opens.append(
            ItemDraft(item.envelope.id, SUPPLIERS, member, "C", work.net_to_pay, f"Bon {receipt}", work.currency)
        )
    return EntryDraft(
        item.envelope.id, "AC", f"Livraison {receipt}", item.envelope.business_date, lines, opens, settles
    )


def _side(work: Work, account: str, auxiliary: UUID | None, amount: int, *, debit: bool = False) -> LineDraft:
    value = francs(amount, work)
    foreign = amount if work.currency != "CDF" else 0
    if debit:
        return LineDraft(account, value, 0, auxiliary, work.currency, foreign, 0, work.rate)
    return LineDraft(account, 0, value, auxiliary, work.currency, 0, foreign, work.rate)


def add_to_summaries(context: Context, key: tuple[UUID, UUID, UUID, UUID, int], amounts: tuple[int, int, int]) -> None:
    """Keeps the summaries and the stock. `key` is (campaign, product, centre, member, month); `amounts` are
    deliveries, grams and francs, below zero for a reversed delivery."""
    campaign, product, centre, member, month = key
    organisation, writer = context.organisation, context.writer
    writer.add(DeliverySummary, _SUMMARY_KEYS, _SUMMED, (organisation, campaign, product, centre, month), amounts)
    writer.add(MemberSummary, _MEMBER_KEYS, _SUMMED, (organisation, member, campaign, product, month), amounts)
    receive(context, centre, product, amounts[1])


def _outcome(item: Item[RecordDelivery], work: Work, series: str, number: int) -> Outcome:
    return Outcome(
        {
            "receipt": receipt_number(series, number),
            "net": work.net,
            "value": work.value,
            "recovered": work.recovered,
            "capital": work.capital,
            "net_to_pay": work.net_to_pay,
            "currency": work.currency,
        },
        subject=item.payload.member,
    )
