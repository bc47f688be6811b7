"""Works of trainees under an agreement: deposited with a receipt, reused only as their owners agree."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.files.kinds import DOCUMENTS
from lisanga.core.kernel import clock
from lisanga.core.scope.readings import note_reading
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.partnerships.operations.deposit_work import DepositWork
from lisanga.domains.partnerships.operations.withdraw_consent import WithdrawConsent
from lisanga.domains.partnerships.queries.deposits import DepositRow, deposit, deposits
from lisanga.domains.partnerships.works import KINDS
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape
from lisanga.interfaces.public.deposits import deposit_url
from lisanga.interfaces.public.receipts import qr
from lisanga.interfaces.web.exports import exported
from lisanga.interfaces.web.fields import day_input
from lisanga.interfaces.web.files import served
from lisanga.interfaces.web.missions.forms import keep_for, past
from lisanga.interfaces.web.partnerships.there import There, agreement_here
from lisanga.interfaces.web.submitting import OperationForm, send
from lisanga.interfaces.web.uploads import KeptFileField

_COLUMNS = (
    Column("Reçu"),
    Column("Titre"),
    Column("Genre"),
    Column("Auteurs"),
    Column("Déposé le", Shape.DATE),
    Column("Réutilisation"),
    Column("Mention à garder"),
)


class DepositForm(OperationForm):
    """A work, its owners, and whether it may be used again."""

    title = forms.CharField(label=gettext_lazy("Titre du travail"), max_length=160)
    kind = forms.ChoiceField(label=gettext_lazy("De quoi s’agit-il ?"), choices=list(KINDS.items()))
    owners = forms.CharField(
        label=gettext_lazy("De qui est-ce le travail ?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Une personne ou un groupe par ligne."),
    )
    digest = KeptFileField(
        label=gettext_lazy("Le travail"), allowed=DOCUMENTS, help_text=gettext_lazy("Fichier, photo ou scan.")
    )
    consent = forms.BooleanField(
        label=gettext_lazy("Les auteurs acceptent qu’on le réutilise, avec leur mention"), required=False
    )
    credit = forms.CharField(
        label=gettext_lazy("Mention à garder"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Vide : les noms des auteurs."),
    )

    def clean_owners(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.cleaned_data["owners"].splitlines() if line.strip())


class WithdrawForm(OperationForm):
    day = forms.DateField(label=gettext_lazy("Depuis le"), widget=day_input(), initial=clock.today)

    def clean_day(self) -> Any:
        return past(self.cleaned_data["day"])


def deposits_page(request: HttpRequest, code: str) -> HttpResponse:
    """The latest first."""
    there = agreement_here(request, code)
    rows = deposits(there.scope, there.id)
    file = exported(request, f"depots-{code}", _COLUMNS, map(_listed, rows))
    if file is not None:
        return file
    context = {
        "there": there,
        "tabs": there.tabs("deposits"),
        "rows": rows,
        "may_deposit": there.is_office and there.may(Permission.MISSION),
    }
    return render(request, "deposits/deposits.html", context)


def _listed(row: DepositRow) -> tuple[object, ...]:
    agreed = _("acceptée") if row.reusable else _("non")
    return (row.receipt, row.title, row.kind_label, ", ".join(row.owners), row.deposited_on, agreed, row.credit)


def new(request: HttpRequest, code: str) -> HttpResponse:
    there = agreement_here(request, code)
    there.require(Permission.MISSION)
    form = DepositForm(request.POST or None, request.FILES or None)
    keep_for(form, there.sheet.organisation, there.viewer.person)
    if request.method == "POST" and form.is_valid():
        names = ("title", "kind", "owners", "digest", "consent", "credit")
        payload = DepositWork(agreement=there.id, **{name: form.cleaned_data[name] for name in names})
        said = _("Le travail est déposé. Imprimez le reçu et remettez-le aux auteurs.")
        sent = send(request, "partnerships.deposit_work", there.register, payload, form=form, said=said)
        if sent.recorded:
            return redirect(there.url("deposit", sent.id))
    return _form(request, there, form, _("Déposer un travail"))


def deposit_page(request: HttpRequest, code: str, deposit: UUID) -> HttpResponse:
    there, row = _here(request, code, deposit)
    context = {"there": there, "row": row, "may_act": there.is_office and there.may(Permission.MISSION)}
    return render(request, "deposits/deposit.html", context)


def _here(request: HttpRequest, code: str, identifier: UUID) -> tuple[There, DepositRow]:
    there = agreement_here(request, code)
    row = deposit(there.scope, identifier)
    if row.agreement != there.id:
        raise NotVisible
    return there, row


def file(request: HttpRequest, code: str, deposit: UUID) -> HttpResponseBase:
    """The work itself, for the two sides; the opening is written down."""
    there, row = _here(request, code, deposit)
    answer = served(request, row.organisation, row.digest)
    note_reading(row.id, there.viewer.person)
    return answer


def receipt(request: HttpRequest, code: str, deposit: UUID) -> HttpResponse:
    """What the owners take home; its QR proves it to anybody without showing the work."""
    there, row = _here(request, code, deposit)
    address = deposit_url(request, row.id)
    return render(request, "deposits/receipt.html", {"there": there, "row": row, "qr": qr(address), "address": address})


def withdraw(request: HttpRequest, code: str, deposit: UUID) -> HttpResponse:
    there, row = _here(request, code, deposit)
    there.require(Permission.MISSION)
    if not row.reusable:
        raise NotVisible
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        payload, said, day = WithdrawConsent(deposit=row.id), _("L’accord est retiré."), form.cleaned_data["day"]
        kind = "partnerships.withdraw_consent"
        if send(request, kind, there.register, payload, form=form, business_date=day, said=said).recorded:
            return redirect(there.url("deposit", row.id))
    return _form(request, there, form, _("Retirer l’accord de réutilisation"), row)


def _form(
    request: HttpRequest, there: There, form: OperationForm, title: str, row: DepositRow | None = None
) -> HttpResponse:
    context = {"there": there, "form": form, "title": title, "row": row}
    return render(request, "deposits/form.html", context, status=422 if form.errors else 200)
