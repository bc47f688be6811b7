"""Pages for anybody who holds a paper of ours."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lisanga.core.kernel import french
from lisanga.core.scope.models import Organisation
from lisanga.domains.collect.queries import public_receipt
from lisanga.interfaces.public.receipts import is_genuine
from lisanga.interfaces.web.middleware import public


@public
def verify_receipt(request: HttpRequest, delivery: UUID, code: str) -> HttpResponse:
    """Says whether a receipt is ours and still stands, with nothing that the paper does not show and no name."""
    row = public_receipt(delivery) if is_genuine(delivery, code) else None
    if row is None:
        return render(request, "public/unknown.html", status=404)
    name = Organisation.objects.filter(id=row.organisation).values_list("name", flat=True).first()
    facts = {
        "receipt": row.receipt,
        "cooperative": name,
        "day": french.long_date(row.on),
        "net": french.weight(row.net),
        "value": french.amount(row.value, row.currency),
        "to_pay": french.amount(row.net_to_pay, row.currency),
        "reversed": row.reversed_by is not None,
    }
    return render(request, "public/receipt.html", facts)
