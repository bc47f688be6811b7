"""One member with the whole account, on the screen and on paper; the member reads the own one."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lisanga.core.files.keeping import known
from lisanga.core.kernel import clock, french
from lisanga.core.kernel.phone import display_phone
from lisanga.core.ledger.chart import SUBSCRIBERS
from lisanga.core.ledger.queries import DueItem, account_of_member, open_items_of
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible, Scope
from lisanga.domains.collect.queries import deliveries_of_member, volumes_of_member
from lisanga.domains.cooperatives.queries import header_of
from lisanga.domains.members.queries import MemberSheet, member, members_by_number, share_account, share_movements
from lisanga.domains.stock.queries import products
from lisanga.domains.training.queries import attended
from lisanga.domains.treasury.categories import NATURES
from lisanga.domains.treasury.queries import payments_of
from lisanga.interfaces.web.here import Here, cooperative_here
from lisanga.interfaces.web.history import events_of
from lisanga.interfaces.web.members.labels import SEXES, STATUSES, AccountLine, share_lines
from lisanga.interfaces.web.paging import PAGE, cut, number_key, pager

FEW = 8
ON_PAPER = 200
EVENTS = 10


def sheet(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """Who it is, what is due on both sides, shares, deliveries, money, and every line of the account."""
    here, person = read(request, code, identifier)
    found, more = cut(account_of_member(here.scope, here.id, person.id, number_key(request), PAGE + 1))
    may_correct = here.may(Permission.REVERSE)
    moves = share_movements(here.scope, here.id, person.id, FEW)
    context = account(here, person, FEW) | {
        "tabs": here.tabs("members"),
        "moves": list(share_lines(here, person.id, moves, may=may_correct)),
        "lines": [AccountLine(row) for row in found],
        "attended": attended(here.scope, here.id, person.id),
        "pager": pager(request, str(found[-1].number) if found else "", more=more),
        "events": events_of(here, person.id, EVENTS),
        "portrait": portrait_url(here, person),
        "may": here.may(Permission.MEMBERS),
        "may_collect": here.may(Permission.COLLECT),
        "may_pay": here.may(Permission.CASH),
    }
    return render(request, "members/member.html", context)


def numbered(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """The short address that lists use."""
    here = cooperative_here(request, code)
    found = members_by_number(here.scope, here.id, [number]).get(number)
    if found is None:
        raise NotVisible
    return sheet(request, code, found)


def sheet_paper(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """The same to take home."""
    here, person = read(request, code, identifier)
    context = account(here, person, ON_PAPER) | {
        "header": header_of(here.scope, here.id),
        "moves": list(share_lines(here, person.id, share_movements(here.scope, here.id, person.id), may=False)),
    }
    return render(request, "members/member_paper.html", context)


def read(request: HttpRequest, code: str, identifier: UUID) -> tuple[Here, MemberSheet]:
    """The member of this address, for the cooperative's readers and for the member."""
    here = cooperative_here(request, code, member=True)
    here.scope.require_member(here.id, identifier)
    return here, member(here.scope, here.id, identifier)


def portrait_url(here: Here, person: MemberSheet) -> str:
    """Empty when there is none, or when it was deleted at the person's request. Another picture has another address."""
    file = known(here.id, [person.photo]).get(person.photo) if person.photo else None
    if file is None or file.is_removed:
        return ""
    return f"{here.url('member_photo', person.id)}?v={person.photo[:8]}"


def account(here: Here, person: MemberSheet, limit: int) -> dict[str, Any]:
    """What page and paper show alike; a fixed number of reads."""
    scope, everybody = here.scope, here.scope.as_of_member(here.id)
    names = {product.id: str(product) for product in products(everybody, here.id)}
    items = open_items_of(scope, here.id, person.id)
    volumes = volumes_of_member(scope, here.id, person.id)
    return {
        "here": here,
        "person": person,
        "state": STATUSES[person.status],
        "sex": SEXES[person.sex],
        "phone": display_phone(person.phone) if person.phone else "",
        "shares": share_account(scope, here.id, person.id),
        "owed": sums(items, "C"),
        "owes": sums([item for item in items if item.account != SUBSCRIBERS], "D"),
        "due": [item for item in items if item.side == "D"],
        "delivered": sum(volume.grams for volume in volumes),
        "value": sum(volume.value for volume in volumes),
        "seasons": _seasons(volumes, names),
        "deliveries": _deliveries(scope, here, person.id, names, limit),
        "payments": [
            (row, NATURES.get(row.nature, row.nature)) for row in payments_of(scope, here.id, person.id, limit=limit)
        ],
        "today": clock.today(),
    }


def _deliveries(scope: Scope, here: Here, identifier: UUID, names: dict[UUID, str], limit: int) -> list[Any]:
    rows = deliveries_of_member(scope, here.id, identifier, limit=limit)
    return [(row, names.get(row.product, ""), here.url("delivery", row.id)) for row in rows]


def _seasons(volumes: list[Any], names: dict[UUID, str]) -> list[tuple[str, int, int, int]]:
    """(product, deliveries, grams, francs), the product most delivered first."""
    added: dict[UUID, tuple[int, int, int]] = {}
    for volume in volumes:
        count, grams, value = added.get(volume.product, (0, 0, 0))
        added[volume.product] = (count + volume.deliveries, grams + volume.grams, value + volume.value)
    rows = [(names.get(product, ""), *sums) for product, sums in added.items()]
    return sorted(rows, key=lambda row: -row[2])


def sums(items: list[DueItem], side: str) -> list[str]:
    """What is left on one side, one amount a currency: ["45 000 FC", "16,50 $"]."""
    added: dict[str, int] = {}
    for item in items:
        if item.side == side:
            added[item.currency] = added.get(item.currency, 0) + item.remaining
    return [french.amount(amount, currency) for currency, amount in sorted(added.items())]
