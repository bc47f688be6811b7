"""Shares: the register of them, what a member subscribes and pays, and the certificate."""

from collections.abc import Iterator
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from msgspec import Struct

from lisanga.core.kernel import clock, french
from lisanga.core.kernel.words import amount_in_words
from lisanga.core.operations.verdicts import Answer
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.cooperatives.queries import Identity, cooperative, header_of
from lisanga.domains.members.operations.pay_shares import PayShares
from lisanga.domains.members.operations.record_existing_shares import RecordExistingShares
from lisanga.domains.members.operations.reverse_shares import ReverseShares
from lisanga.domains.members.operations.subscribe_shares import SubscribeShares
from lisanga.domains.members.queries import (
    MemberSheet,
    ShareHolding,
    certificate,
    member,
    share_account,
    share_movements,
    share_register,
    share_totals,
)
from lisanga.domains.members.rules import subscribe
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape
from lisanga.interfaces.public.certificates import certificate_url
from lisanga.interfaces.public.receipts import qr
from lisanga.interfaces.web.exports import exported, wants_file
from lisanga.interfaces.web.here import Here, cooperative_here
from lisanga.interfaces.web.members.labels import SHARE_KINDS
from lisanga.interfaces.web.members.share_forms import ExistingForm, InstalmentForm, SubscribeForm
from lisanga.interfaces.web.members.sheet import read
from lisanga.interfaces.web.paging import PAGE, cut, pager, text_key
from lisanga.interfaces.web.submitting import OperationForm, ReasonForm, send

CHUNK = 1000
_COLUMNS = (
    Column("N°", Shape.COUNT),
    Column("Membre"),
    Column("Parts", Shape.COUNT),
    Column("Souscrit (FC)", Shape.FRANCS),
    Column("Versé (FC)", Shape.FRANCS),
    Column("Reste à verser (FC)", Shape.FRANCS),
)


def register(request: HttpRequest, code: str) -> HttpResponse:
    """Who holds how many shares, and what is paid of them."""
    here = cooperative_here(request, code)
    if wants_file(request):
        file = exported(request, f"parts-{code}", _COLUMNS, map(_exported, _everyone(here)))
        if file is not None:
            return file
    found, more = cut(share_register(here.scope, here.id, text_key(request), PAGE + 1))
    identity = cooperative(here.scope, here.id)
    context = {
        "here": here,
        "tabs": here.tabs("members"),
        "rows": found,
        "totals": share_totals(here.scope, [here.id])[here.id],
        "identity": identity,
        "pager": pager(request, f"{found[-1].sort_name}~{found[-1].member}" if found else "", more=more),
        "may_edit": here.may(Permission.COOPERATIVE),
    }
    return render(request, "members/shares.html", context)


def _everyone(here: Here) -> Iterator[ShareHolding]:
    after: tuple[str, UUID] | None = None
    while rows := share_register(here.scope, here.id, after, CHUNK):
        yield from rows
        after = (rows[-1].sort_name, rows[-1].member)


def _exported(row: ShareHolding) -> tuple[object, ...]:
    return (row.number, str(row.name), row.shares, row.subscribed, row.paid, row.remaining)


def take_shares(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """New shares: a request, refused where the law or the statutes make it void."""
    here, person = _one(request, code, identifier)
    form = SubscribeForm(here, request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        payload = SubscribeShares(member=person.id, shares=data["shares"], paid=data["paid"] or 0, **form.paid_in())
        said = _("Les parts sont souscrites.")
        if _send(request, here, "members.subscribe_shares", payload, form, said).recorded:
            return redirect(here.url("member", person.id))
    about = _least(cooperative(here.scope, here.id))
    return _form(request, here, person, form, _("Souscrire des parts"), about)


def _least(identity: Identity) -> str:
    """What one share costs and what must be paid of it at once."""
    if not identity.nominal_share:
        return _("La valeur d’une part n’est pas encore écrite dans l’identité de la coopérative.")
    asked = subscribe(
        form=identity.short_form,
        nominal=identity.nominal_share,
        shares=1,
        paid=identity.nominal_share,
        allow_quarter=identity.allow_quarter,
        minimum=identity.minimum_payment_pct,
    )
    if not asked.minimum_payment:
        nominal = french.amount(identity.nominal_share)
        return _("Une part vaut %(nominal)s ; elle peut se verser en plusieurs fois.") % {"nominal": nominal}
    return _("Une part vaut %(nominal)s ; à verser tout de suite : au moins %(least)s par part.") % {
        "nominal": french.amount(identity.nominal_share),
        "least": french.amount(asked.minimum_payment),
    }


def pay_shares(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """An instalment on what was subscribed."""
    here, person = _one(request, code, identifier)
    held = share_account(here.scope, here.id, person.id)
    form = InstalmentForm(here, request.POST or None)
    if request.method == "POST" and form.is_valid():
        payload = PayShares(member=person.id, amount=form.cleaned_data["amount"], **form.paid_in())
        if _send(request, here, "members.pay_shares", payload, form, _("Le versement est noté.")).recorded:
            return redirect(here.url("member", person.id))
    left = french.amount(held.subscribed - held.paid)
    about = _("Il reste %(left)s à verser sur %(shares)s.") % {
        "left": left,
        "shares": french.plural(held.shares, _("part"), _("parts")),
    }
    return _form(request, here, person, form, _("Verser sur les parts"), about)


def existing_shares(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """Shares that a paper register shows: a fact, recorded and at worst flagged."""
    here, person = _one(request, code, identifier)
    form = ExistingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        payload = RecordExistingShares(member=person.id, shares=data["shares"], paid=data["paid"])
        said = _("Les parts du registre papier sont reprises.")
        if _send(request, here, "members.record_existing_shares", payload, form, said).recorded:
            return redirect(here.url("member", person.id))
    about = _("Pour ce qui fut souscrit avant ce registre. L’argent n’entre dans aucune caisse aujourd’hui.")
    return _form(request, here, person, form, _("Reprendre les parts du registre papier"), about)


def reverse_shares(request: HttpRequest, code: str, identifier: UUID, movement: UUID) -> HttpResponse:
    """One button and a reason."""
    here = cooperative_here(request, code)
    here.require(Permission.REVERSE)
    person = member(here.scope, here.id, identifier)
    moves = {move.operation: move for move in share_movements(here.scope, here.id, person.id)}
    if movement not in moves:
        raise NotVisible
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        payload = ReverseShares(movement=movement, reason=form.cleaned_data["reason"])
        said = _("Le mouvement est corrigé par des écritures en négatif.")
        if _send(request, here, "members.reverse_shares", payload, form, said).recorded:
            return redirect(here.url("member", person.id))
    move = moves[movement]
    about = _("%(what)s du %(day)s. Rien n’est effacé : les mêmes lignes sont reprises en négatif.") % {
        "what": SHARE_KINDS[move.kind],
        "day": french.short_date(move.on),
    }
    return _form(request, here, person, form, _("Corriger un mouvement de parts"), about)


def certificate_paper(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """What the member keeps as a proof; the member may print the own one."""
    here, person = read(request, code, identifier)
    held = certificate(here.scope, here.id, person.id)
    if held is None:
        raise NotVisible
    context = {
        "here": here,
        "person": person,
        "held": held,
        "header": header_of(here.scope, here.id),
        "qr": qr(certificate_url(request, person.id)),
        "paid_words": amount_in_words(held.holding.paid, "CDF"),
        "today": clock.today(),
    }
    return render(request, "members/certificate.html", context)


def _one(request: HttpRequest, code: str, identifier: UUID) -> tuple[Here, MemberSheet]:
    here = cooperative_here(request, code)
    here.require(Permission.MEMBERS)
    return here, member(here.scope, here.id, identifier)


def _send(request: HttpRequest, here: Here, type: str, payload: Struct, form: OperationForm, said: str) -> Answer:
    day = form.cleaned_data.get("day")
    return send(request, type, here.id, payload, form=form, business_date=day, said=said)


def _form(
    request: HttpRequest, here: Here, person: MemberSheet, form: OperationForm, title: str, about: str
) -> HttpResponse:
    context = {"here": here, "person": person, "form": form, "title": title, "about": about}
    context["back"] = here.url("member", person.id)
    return render(request, "members/form.html", context, status=422 if form.errors else 200)
