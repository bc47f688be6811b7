"""The tables set after the report: what each cooperative contributes to the totals."""

from uuid import UUID

from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.reports.quarterly_facts import Facts
from lisanga.reports.quarterly_lines import ProductKey, product_key
from lisanga.reports.quarterly_shape import Annex, Cell, ProductLine, Unit

Row = tuple[Cell, ...]
Owned = tuple[str, Row]  # the code of the cooperative, and its cells


def annexes(facts: Facts, products: dict[ProductKey, ProductLine]) -> tuple[Annex, ...]:
    """Those that have at least one line."""
    made = (_by_month(facts), _by_product(facts, products), _payments(facts), _capital(facts))
    return tuple(annex for annex in made if annex.rows)


def _by_month(facts: Facts) -> Annex:
    """One line a cooperative, one column a month; in a longer period a column is a quarter, or a year."""
    first, last = facts.quarter.first, facts.quarter.last
    step = 1 if last - first < 3 else 3 if last - first < 12 else 12
    starts = range(first, last + 1, step)
    grams: dict[UUID, list[int]] = {}
    for volume in facts.volumes:
        if first <= volume.month <= last:
            own = grams.setdefault(volume.organisation, [0] * len(starts))
            own[(volume.month - first) // step] += volume.grams
    rows: list[Owned] = [
        (row.code, (row.name, *grams[row.organisation], row.grams, row.deliveries, row.value))
        for row in facts.rows
        if row.organisation in grams
    ]
    named = (_("%(month)s (kg)") % {"month": _stretch(start, min(start + step - 1, last))} for start in starts)
    columns = (_("Coopérative"), *named, _together(step), _("Livraisons"), _("Valeur (FC)"))
    weights: list[Unit] = ["grams"] * (len(starts) + 1)
    units: tuple[Unit, ...] = ("text", *weights, "count", "cdf")
    title = _("Livraisons par coopérative et par mois") if step == 1 else _("Livraisons dans le temps par coopérative")
    return _totalled("months", "deliveries", title, columns, units, rows)


def _stretch(first: int, last: int) -> str:
    """ "Janvier" for a month, "01–03/2026" for more."""
    if first == last:
        return french.month_name(first).split()[0].capitalize()
    if first // 12 == last // 12:
        return f"{first % 12 + 1:02d}–{last % 12 + 1:02d}/{last // 12}"
    return f"{first % 12 + 1:02d}/{first // 12}–{last % 12 + 1:02d}/{last // 12}"


def _together(step: int) -> str:
    return _("Trimestre (kg)") if step == 1 else _("Ensemble (kg)")


def _by_product(facts: Facts, products: dict[ProductKey, ProductLine]) -> Annex:
    names = {row.organisation: (row.name, row.code) for row in facts.rows}
    sums: dict[tuple[tuple[str, str], str], list[int]] = {}
    for volume in facts.volumes:
        if volume.month >= facts.quarter.first:
            product = products[product_key(facts.products[volume.product])].name
            own = sums.setdefault((names[volume.organisation], product), [0, 0, 0])
            _add(own, (volume.deliveries, volume.grams, volume.value))
    rows: list[Owned] = [(code, (name, product, *values)) for ((name, code), product), values in sorted(sums.items())]
    columns = (_("Coopérative"), _("Produit"), *_delivery_columns())
    units: tuple[Unit, ...] = ("text", "text", "count", "grams", "cdf")
    return _totalled("products", "deliveries", _("Livraisons par coopérative et par produit"), columns, units, rows)


def _payments(facts: Facts) -> Annex:
    rows: list[Owned] = [
        (row.code, (row.name, row.payments, row.paid, row.paid_mobile, row.paid_usd, facts.owed[row.organisation]))
        for row in facts.rows
        if row.payments or facts.owed[row.organisation]
    ]
    columns = (
        _("Coopérative"),
        _("Paiements"),
        _("Payé (FC)"),
        _("dont par téléphone (FC)"),
        _("Payé ($)"),
        _("Reste dû (FC)"),
    )
    units: tuple[Unit, ...] = ("text", "count", "cdf", "cdf", "usd", "cdf")
    return _totalled("payments", "payments", _("Paiements aux membres par coopérative"), columns, units, rows)


def _capital(facts: Facts) -> Annex:
    rows: list[Owned] = []
    for row in facts.rows:
        held = facts.shares[row.organisation]
        if held.shares or held.paid:
            cells = (row.name, held.shares, held.subscribed, held.paid, held.subscribed - held.paid)
            rows.append((row.code, cells))
    columns = (_("Coopérative"), _("Parts sociales"), _("Souscrit (FC)"), _("Versé (FC)"), _("Reste à verser (FC)"))
    units: tuple[Unit, ...] = ("text", "count", "cdf", "cdf", "cdf")
    return _totalled("capital", "shares", _("Capital social par coopérative"), columns, units, rows)


def _delivery_columns() -> tuple[str, str, str]:
    return _("Livraisons"), _("Poids net (kg)"), _("Valeur (FC)")


def _add(sums: list[int], amounts: tuple[int, ...]) -> None:
    for index, amount in enumerate(amounts):
        sums[index] += amount


def _totalled(
    code: str, opens: str, title: str, columns: tuple[str, ...], units: tuple[Unit, ...], rows: list[Owned]
) -> Annex:
    """With a last line of sums under the columns of numbers."""
    if not rows:
        return Annex(title, columns, units, (), code=code)
    cells = [row for _owner, row in rows]
    last: list[Cell] = [_("Ensemble")]
    for index, unit in enumerate(units[1:], start=1):
        values = [row[index] for row in cells]
        last.append("" if unit == "text" else sum(value for value in values if isinstance(value, int)))
    owners = tuple(owner for owner, _row in rows)
    return Annex(title, columns, units, (*cells, tuple(last)), total=True, code=code, opens=opens, owners=owners)
