"""Pages for anybody who holds a paper of ours."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lisanga.core.kernel import clock, french
from lisanga.core.scope.models import Organisation
from lisanga.domains.collect.queries import public_receipt
from lisanga.domains.members.queries import public_certificate
from lisanga.domains.training.credential import Forged
from lisanga.domains.training.queries import public_training_certificate
from lisanga.interfaces.public.certificates import is_genuine_certificate
from lisanga.interfaces.public.receipts import is_genuine
from lisanga.interfaces.public.trainings import key_of_certificates, read_certificate
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


@public
def verify_certificate(request: HttpRequest, member: UUID, code: str) -> HttpResponse:
    """Says what a certificate of shares stands for today, with nothing that the paper does not show and no name."""
    held = public_certificate(member) if is_genuine_certificate(member, code) else None
    if held is None:
        return render(request, "public/unknown.html", status=404)
    name = Organisation.objects.filter(id=held.organisation).values_list("name", flat=True).first()
    facts = {
        "cooperative": name,
        "numbers": ", ".join(str(number) for number in held.numbers),
        "shares": french.number(held.shares),
        "subscribed": french.amount(held.subscribed),
        "paid": french.amount(held.paid),
        "day": french.long_date(clock.today()),
    }
    return render(request, "public/certificate.html", facts)


@public
def verify_training(request: HttpRequest, text: str) -> HttpResponse:
    """Says whether a certificate of training is ours and still stands, with nothing that the paper lacks; of the
    name the first letters alone."""
    try:
        facts = read_certificate(text)
    except Forged:
        return render(request, "public/unknown.html", status=404)
    row = public_training_certificate(facts.issuer, int(facts.number))
    context = {
        "facts": facts,
        "initials": " ".join(f"{word[0]}." for word in facts.name.split()),
        "day": french.long_date(facts.day),
        "withdrawn": row is None or bool(row.withdrawn),
    }
    return render(request, "public/training.html", context)


@public
def training_key(request: HttpRequest) -> HttpResponse:
    """The key by which anybody checks a certificate of training without this site; as a file with `?format=txt`."""
    key = key_of_certificates()
    if request.GET.get("format") == "txt":
        headers = {"Content-Disposition": 'attachment; filename="cle-des-certificats.txt"'}
        return HttpResponse(f"{key}\n", content_type="text/plain; charset=utf-8", headers=headers)
    context = {"key": key, "command": "lisanga verify --certificate carre.txt --key cle-des-certificats.txt"}
    return render(request, "public/training_key.html", context)
