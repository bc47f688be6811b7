"""Whether a receipt that a telephone printed is ours: its square carries the telephone's signature of what the paper
says (docs/sync.md §9), so it is true or false even before the delivery has reached the office."""

import re
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.core.scope.devices.contacts import Phone, phone_of
from lisanga.core.scope.models import Organisation
from lisanga.domains.collect.queries import public_receipt_numbered
from lisanga.interfaces.sync.phone import long, signed_by
from lisanga.interfaces.web.middleware import public

_SAID = re.compile(r"([A-Z0-9]{1,12}-[0-9]{4,10})\.([0-9]{1,12})\.([0-9]{1,15})(CDF|USD)")


@dataclass(frozen=True, slots=True)
class Paper:
    """What the square says: net in grams, what is to pay in the smallest unit."""

    receipt: str
    net: int
    to_pay: int
    currency: str

    def lines(self, device: UUID) -> bytes:
        """What the telephone signed."""
        return f"lisanga-receipt-1\n{device}\n{self.receipt}\n{self.net}\n{self.to_pay}\n{self.currency}".encode()


@public
def verify_phone_receipt(request: HttpRequest, device: str, said: str, signature: str) -> HttpResponse:
    """Nothing that the paper does not show, and no name."""
    phone, paper = _phone(device), _paper(said)
    if phone is None or paper is None or not signed_by(phone.key, signature, paper.lines(phone.id)):
        return render(request, "public/unknown.html", status=404)
    series, _dash, number = paper.receipt.rpartition("-")
    row = public_receipt_numbered(phone.organisation, series, int(number))
    context = {
        "receipt": paper.receipt,
        "cooperative": Organisation.objects.filter(id=phone.organisation).values_list("name", flat=True).first(),
        "net": french.weight(paper.net),
        "to_pay": french.amount(paper.to_pay, paper.currency),
        "arrived": row is not None,
        "reversed": row is not None and row.reversed_by is not None,
        "differs": _differs(paper, row.net, row.net_to_pay, row.currency) if row is not None else "",
    }
    return render(request, "field/receipt.html", context)


def _phone(text: str) -> Phone | None:
    try:
        return phone_of(long(text))
    except ValueError:
        return None


def _paper(said: str) -> Paper | None:
    match = _SAID.fullmatch(said)
    return Paper(match[1], int(match[2]), int(match[3]), match[4]) if match else None


def _differs(paper: Paper, net: int, to_pay: int, currency: str) -> str:
    """What the office reckoned, when it is not what the paper says."""
    if (paper.net, paper.to_pay, paper.currency) == (net, to_pay, currency):
        return ""
    figures = {"net": french.weight(net), "to_pay": french.amount(to_pay, currency)}
    return _("Au bureau, ce bon compte %(net)s et %(to_pay)s à payer. Demandez pourquoi.") % figures
