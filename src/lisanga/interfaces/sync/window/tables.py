"""Each table of the window as compact rows: few columns, short ids, days as numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import Scope
from lisanga.domains.collect import queries as collect
from lisanga.domains.collect.queries import HeldLine
from lisanga.domains.directory.queries import field_people
from lisanga.domains.members.queries import HeldMember
from lisanga.domains.stock import queries as stock
from lisanga.domains.treasury.queries import SlipRow, tills
from lisanga.interfaces.sync.phone import short

DAYS_OF_LINES = 30
DAYS_AFTER_CAMPAIGN = 30
DAYS_AFTER_ROLE = 30
_EPOCH = date(1970, 1, 1)
_COUNTRY = "+243"
_LETTERS = {
    Permission.COLLECT: "c",
    Permission.MEMBERS: "m",
    Permission.CASH: "k",
    Permission.PRICES: "p",
    Permission.REVERSE: "r",
    Permission.TRAINING: "t",
}
_MEMBER = ("id", "number", "family", "post", "given", "sex", "birth_year", "village", "phone", "due", "owes")
_MEMBER_MORE = ("shares", "photo", "subscribed", "unpaid", "advance_due")
_SLIP = ("id", "member", "sum", "on", "label", "weighed")
_LINE = ("id", "series", "number", "member", "product", "on", "net", "value", "net_to_pay", "currency", "flagged")


@dataclass(frozen=True, slots=True)
class About:
    """Whose window, and on which day."""

    scope: Scope
    organisation: UUID
    device: UUID
    centre: UUID | None
    till: UUID | None
    today: date


Table = dict[str, Any]


def table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Table:
    """Rows without the defaults that they end with."""
    return {"k": list(columns), "r": [_trimmed(row) for row in rows]}


def _trimmed(row: Sequence[Any]) -> list[Any]:
    values = list(row)
    while values and (values[-1] is None or values[-1] == "" or values[-1] == 0):
        values.pop()
    return values


def members_table(members: Iterable[HeldMember]) -> Table:
    return table((*_MEMBER, *_MEMBER_MORE), [_member(one) for one in members])


def _member(one: HeldMember) -> tuple[Any, ...]:
    phone = one.phone.removeprefix(_COUNTRY)
    named = (short(one.id), one.number, one.family, one.post, one.given, one.sex, one.birth_year or 0, one.village)
    money = (one.due, one.owes, one.shares, int(one.photo), one.subscribed, one.unpaid)
    return (*named, phone, *money, None if one.advance_due is None else day_number(one.advance_due))


def lines_table(lines: Iterable[HeldLine]) -> Table:
    return table(_LINE, [_line(one) for one in lines])


def _line(one: HeldLine) -> tuple[Any, ...]:
    receipt = (short(one.id), one.series, one.number, short(one.member), short(one.product), day_number(one.on))
    return (*receipt, one.net, one.value, one.net_to_pay, one.currency, int(one.flagged))


def contests_table(about: About) -> Table:
    """What was contested at the centre lately, or waits, with the answers."""
    since = about.today - timedelta(days=DAYS_OF_LINES)
    rows = collect.held_contests(about.scope, about.organisation, since, about.centre)
    columns = ("id", "delivery", "by", "on", "receipt", "reason", "answer", "words", "instead")
    return table(
        columns,
        [
            (
                short(one.id),
                short(one.delivery),
                one.by,
                day_number(one.on),
                one.receipt,
                one.reason,
                one.answer,
                one.answer_words,
                one.replaced_by,
            )
            for one in rows
        ],
    )


def reference_tables(about: About) -> dict[str, Table]:
    """What is weighed, where, by which measure, at which price: always told whole."""
    scope, organisation = about.scope, about.organisation
    products = [one for one in stock.products(scope, organisation) if one.active]
    units = stock.units(scope, organisation)
    named = {one.id: one.name for one in units}
    measured = [one for one in units if one.product is not None and one.factor is not None]
    return {
        "products": table(
            ("id", "name", "form", "base_moisture", "impurity_tolerance"),
            [(short(one.id), one.name, one.form, one.base_moisture, one.impurity_tolerance) for one in products],
        ),
        "units": table(("id", "name"), [(short(identifier), name) for identifier, name in named.items()]),
        "factors": table(
            ("unit", "product", "factor"),
            [(short(one.id), short(one.product), one.factor) for one in measured if one.product is not None],
        ),
        "centres": table(
            ("id", "name", "place"),
            [(short(one.id), one.name, one.place) for one in stock.centres(scope, organisation) if one.active],
        ),
        **_season_tables(about),
    }


def _season_tables(about: About) -> dict[str, Table]:
    """Campaigns that run or ended lately, and their prices from the ones in force on."""
    since = about.today - timedelta(days=DAYS_AFTER_CAMPAIGN)
    campaigns = collect.campaigns(about.scope, about.organisation)
    running = [one for one in campaigns if one.ends_on is None or one.ends_on >= since]
    kept, passed = [], set()
    for price in collect.prices(about.scope, about.organisation):
        key = (price.campaign, price.grade, price.centre)
        if price.campaign in {one.id for one in running} and key not in passed:
            kept.append(price)
        if price.valid_from <= since:
            passed.add(key)
    columns = ("id", "name", "product", "starts_on", "ends_on", "max_recovery", "capital_instalment")
    return {
        "campaigns": table(
            columns,
            [
                (
                    short(one.id),
                    one.name,
                    short(one.product),
                    day_number(one.starts_on),
                    None if one.ends_on is None else day_number(one.ends_on),
                    one.max_recovery,
                    one.capital_instalment,
                )
                for one in running
            ],
        ),
        "prices": table(
            ("id", "campaign", "grade", "centre", "valid_from", "currency", "price"),
            [
                (
                    short(one.id),
                    short(one.campaign),
                    one.grade,
                    None if one.centre is None else short(one.centre),
                    day_number(one.valid_from),
                    one.currency,
                    one.price,
                )
                for one in kept
            ],
        ),
    }


def slips_table(slips: Iterable[SlipRow]) -> Table:
    return table(
        _SLIP,
        [
            (short(one.item), short(one.member), one.left, day_number(one.on), one.label, int(one.weighed))
            for one in slips
        ],
    )


def tills_table(about: About) -> Table:
    """The telephone's own float; nothing without one."""
    rows = [] if about.till is None else [one for one in tills(about.scope, about.organisation) if one.id == about.till]
    columns = ("id", "name", "kind", "currency", "balance")
    return table(columns, [(short(one.id), one.name, one.kind, one.currency, one.balance) for one in rows])


def stock_table(about: About) -> Table:
    """What lies at the centre by the book, for the gap that a count will show."""
    rows = stock.held_stock(about.scope, about.organisation, about.centre)
    return table(("product", "centre", "grams"), [(short(one), short(centre), grams) for one, centre, grams in rows])


def people_table(about: About) -> Table:
    """Who may unlock the telephone, and for what."""
    people = field_people(about.scope, about.organisation, about.today - timedelta(days=DAYS_AFTER_ROLE))
    return table(
        ("id", "name", "role", "permissions", "until"),
        [
            (
                short(one.id),
                one.name,
                one.role,
                "".join(letter for permission, letter in _LETTERS.items() if permission in one.permissions),
                None if one.until is None else day_number(one.until),
            )
            for one in people
        ],
    )


def day_number(day: date) -> int:
    """Days since 1970."""
    return (day - _EPOCH).days
