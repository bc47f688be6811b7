"""Receipts that telephones write without a network: each has its own series, and counts by itself. A receipt is in the
member's hand already: whatever is wrong with its number, the delivery is recorded."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.lookup import lookup_pairs
from lisanga.core.operations.registry import Item
from lisanga.core.scope.models import Device
from lisanga.domains.collect.models import Delivery
from lisanga.domains.collect.operations.delivery_payload import RecordDelivery

Receipt = tuple[str, int]
_SERIES, _TAKEN = "collect.series", "collect.taken"


def prefetch_series(lists: Sequence[tuple[Context, Sequence[Item[RecordDelivery]]]]) -> None:
    """The series of the telephones that these come from, for several cooperatives in one statement; none for pages."""
    wanted = {
        (context.organisation, item.envelope.device)
        for context, items in lists
        for item in items
        if item.envelope.device is not None and item.payload.series
    }
    found: dict[UUID, dict[UUID, str]] = {}
    if wanted:
        columns = ("organisation_id", "id", "series")
        for organisation, device, series in lookup_pairs(Device, columns, columns[:2], wanted):
            found.setdefault(organisation, {})[device] = series
    for context, _items in lists:
        context.keep(_SERIES, found.get(context.organisation, {}))


def look_at_receipts(
    context: Context, items: Sequence[Item[RecordDelivery]], problems: Sequence[list[Problem]]
) -> None:
    """Adds what is doubtful about the receipts of telephones. Whether a number is taken is looked for only when the
    list clashed with something: nearly never."""
    series: dict[UUID, str] = context.once(_SERIES, dict)
    taken = context.once(_TAKEN, lambda: _taken(context, items)) if context.careful else set()
    for item, said in zip(items, problems, strict=True):
        payload, device = item.payload, item.envelope.device
        if device is None or not payload.series:
            continue
        if series.get(device) != payload.series:
            text = _("Ce bon porte la série d’un autre téléphone : comparez les deux bons.")
            said.append(Problem(code="foreign_series", message=text, field="series"))
        if (payload.series, payload.number) in taken:
            text = _("Un autre bon porte déjà ce numéro : un numéro du bureau est donné. Comparez les deux bons.")
            said.append(Problem(code="receipt_taken", message=text, field="number"))
        elif context.careful:
            taken.add((payload.series, payload.number))


def receipt_is_taken(problems: Sequence[Problem]) -> bool:
    return any(problem.code == "receipt_taken" for problem in problems)


def _taken(context: Context, items: Sequence[Item[RecordDelivery]]) -> set[Receipt]:
    wanted = {(item.payload.series, item.payload.number) for item in items if item.payload.series}
    rows = Delivery.plain.filter(
        organisation_id=context.organisation,
        series__in={series for series, _number in wanted},
        number__in={number for _series, number in wanted},
    )
    return set(rows.values_list("series", "number")) & wanted
