"""Rows of a book of deliveries."""

import re
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from lisanga.core.kernel.french import amount
from lisanga.core.kernel.names import fold, name_key, split_full_name, tidy
from lisanga.core.kernel.rounding import half_up
from lisanga.interfaces.bridges.spreadsheets import cells
from lisanga.interfaces.bridges.spreadsheets.cells import CellError, number_key
from lisanga.interfaces.bridges.spreadsheets.identity import MemberIndex, Occurrences, row_key
from lisanga.interfaces.bridges.spreadsheets.lines import DeliveryRow, label_of
from lisanga.interfaces.bridges.spreadsheets.produce import form, product_and_form
from lisanga.interfaces.bridges.spreadsheets.rows import CellReader
from lisanga.interfaces.bridges.spreadsheets.vocabulary import Field, Kind

_ROUNDING = 1
"""Francs by which a total worked out by hand may differ from net × price."""
_HIGHEST_PRICE = 10_000_000
_HEAVIEST = 60_000_000
_MOST_CONTAINERS = 10_000
"""Beyond these (francs for a kilogram, grams and sacks on one receipt) somebody's pen slipped."""


@dataclass(frozen=True, slots=True)
class _Weights:
    net: int = 0
    gross: int | None = None
    containers: int | None = None
    tare: int | None = None


def read_delivery(reader: CellReader, members: MemberIndex | None, occurrences: Occurrences) -> DeliveryRow:
    """Typed and checked. `members` None: who delivered is not judged here."""
    receipt, place = reader.text(Field.RECEIPT), reader.row.address(0)
    delivered_on = _day(reader)
    member_number = _member(reader, members)
    product, product_form = _product(reader)
    price = _price(reader)
    total = reader.take(Field.TOTAL, cells.parse_francs, None, "deliveries_bad_total", warning=True)
    weights = _weights(reader, price, total)
    percents = [
        reader.take(field, cells.parse_percent, None, "deliveries_bad_quality", warning=True)
        for field in (Field.MOISTURE, Field.IMPURITY)
    ]
    if price is None and total and weights.net:
        price = half_up(total * 1000, weights.net)
    _compare_total(reader, weights.net, price, total)
    row = DeliveryRow(
        sheet=reader.row.sheet, row=reader.row.number, label=label_of(receipt, place), cells=reader.row.cells,
        constants=reader.constants, problems=tuple(reader.problems), receipt=receipt, delivered_on=delivered_on,
        member_number=member_number, product=product, form=product_form, net=weights.net, gross=weights.gross,
        containers=weights.containers, tare=weights.tare, moisture=percents[0], impurity=percents[1],
        grade=tidy(reader.text(Field.GRADE))[:20], centre=tidy(reader.text(Field.CENTRE))[:80], price=price,
        total=total,
    )  # fmt: skip
    return _known_by(row, reader, occurrences) if row.accepted else row


def _price(reader: CellReader) -> int | None:
    code = "deliveries_bad_price"
    price = reader.take(Field.PRICE, cells.parse_francs, None, code)
    if price and price > _HIGHEST_PRICE:
        reader.wrong(code, _("Ce prix du kilo n’est pas possible."), Field.PRICE)
    return price or None


def _day(reader: CellReader) -> date | None:
    if reader.raw(Field.DATE) is None:
        reader.wrong("deliveries_bad_date", _("Il manque la date de la livraison."), Field.DATE)
        return None
    parse = lambda cell: cells.parse_date(cell, reader.today)  # noqa: E731 - bound to this row's day
    return reader.take(Field.DATE, parse, None, "deliveries_bad_date")


def _member(reader: CellReader, members: MemberIndex | None) -> str:
    """The number of the member, by the name where no number is written."""
    code, number = "deliveries_unknown_member", reader.text(Field.MEMBER)
    fields = (Field.MEMBER, Field.MEMBER_NAME)
    name = reader.text(Field.MEMBER_NAME)
    if not number and not name:
        reader.wrong(code, _("Il manque le membre qui a livré."), *fields)
    elif members is None:
        return number
    elif not number:
        number = members.number_of(split_full_name(tidy(name))) or ""
        if not number:
            reader.wrong(code, _("Aucun membre, ou plusieurs, ne porte ce nom. Écrivez son numéro."), *fields)
    elif not members.knows(number):
        message = _("Le membre n° %(number)s n’est pas dans la liste des membres. Corrigez le numéro, ou inscrivez-le.")
        reader.wrong(code, message % {"number": number}, *fields)
    elif members.is_disputed(number):
        message = _("Le n° %(number)s est celui d’un autre nom dans la coopérative : on ne sait pas qui a livré.")
        reader.wrong(code, message % {"number": number}, *fields)
    return number


def _product(reader: CellReader) -> tuple[str, str]:
    product, found = product_and_form(reader.text(Field.PRODUCT))
    if not product:
        reader.wrong("deliveries_no_product", _("Il manque le produit livré."), Field.PRODUCT)
    return product[:60], (form(reader.text(Field.FORM)) or found)[:40]


def _weights(reader: CellReader, price: int | None, total: int | None) -> _Weights:
    code = "deliveries_bad_weight"
    gross = reader.take(Field.GROSS, cells.parse_grams, None, code)
    containers = reader.take(Field.CONTAINERS, cells.parse_count, None, "deliveries_bad_containers", warning=True)
    if gross is not None and containers and reader.is_per_container(Field.GROSS):
        gross *= containers
    tare = _tare(reader, containers)
    before = len(reader.problems)
    net = _net(reader, price, total)
    if net is None and gross is not None:
        net = gross - (tare or 0)
        if net <= 0:
            reader.wrong(
                code, _("La tare dépasse le poids brut : pesez ou recopiez de nouveau."), Field.TARE, Field.GROSS
            )
            net = 0
    elif net is None and len(reader.problems) == before and not _has(reader, code):
        reader.wrong(code, _("Il manque le poids."), Field.NET, Field.GROSS)
    if max(net or 0, gross or 0) > _HEAVIEST:
        reader.wrong(code, _("Ce poids est plus grand que 60 tonnes : vérifiez-le."), Field.NET, Field.GROSS)
    if containers and containers > _MOST_CONTAINERS:
        message = _("Ce nombre de sacs n’est pas possible : il est laissé de côté.")
        reader.wrong("deliveries_bad_containers", message, Field.CONTAINERS, warning=True)
        containers = None
    return _Weights(net or 0, gross, containers, tare)


def _has(reader: CellReader, code: str) -> bool:
    return any(problem.code == code for problem in reader.problems)


def _tare(reader: CellReader, containers: int | None) -> int | None:
    """Of all containers together; a column "tare par sac" is multiplied."""
    if reader.raw(Field.TARE) in (0, "0", "0 kg"):
        return 0
    tare = reader.take(Field.TARE, cells.parse_grams, None, "deliveries_bad_weight")
    if tare is not None and containers and reader.is_per_container(Field.TARE):
        return tare * containers
    return tare


def _net(reader: CellReader, price: int | None, total: int | None) -> int | None:
    """ "1.250" is one kilogram or a thousand: the total decides, or a person."""
    cell = reader.raw(Field.NET)
    if price and total and isinstance(cell, str) and re.fullmatch(r"\d{1,3}\.\d{3}( ?kg)?", cell.lower()):
        for reading in (cell.replace(".", ","), cell.replace(".", "")):
            weight = cells.parse_grams(reading) if re.search(r"[1-9]", reading) else 0
            if abs(half_up(weight * price, 1000) - total) <= _ROUNDING:
                return weight
    try:
        return None if cell is None else cells.parse_grams(cell)
    except CellError as error:
        reader.wrong("deliveries_bad_weight", str(error), Field.NET)
        return None


def _compare_total(reader: CellReader, net: int, price: int | None, total: int | None) -> None:
    if not net or price is None or total is None:
        return
    value = half_up(net * price, 1000)
    if abs(value - total) > _ROUNDING:
        message = _(
            "Poids × prix font %(value)s, mais la colonne du total dit %(total)s. Le poids et le prix sont gardés."
        )
        shown = {"value": amount(value), "total": amount(total)}
        reader.wrong("deliveries_total_differs", message % shown, Field.TOTAL, warning=True)


def _known_by(row: DeliveryRow, reader: CellReader, occurrences: Occurrences) -> DeliveryRow:
    receipt, member = number_key(row.receipt), _who(reader)
    day, product, net = str(row.delivered_on), fold(row.product), str(row.net)
    content = (
        receipt, day, member, product, fold(row.form), net, str(row.price), str(row.gross), str(row.containers),
        str(row.tare),
    )  # fmt: skip
    occurrence = occurrences.next(Kind.DELIVERIES, content)
    return replace(row, key=row_key(Kind.DELIVERIES, content, occurrence))


def _who(reader: CellReader) -> str:
    """As the register writes the member, so that a row stays the same wherever it stands in a copy."""
    number = number_key(reader.text(Field.MEMBER))
    return number or name_key(split_full_name(tidy(reader.text(Field.MEMBER_NAME))))
