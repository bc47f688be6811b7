"""Each side promises and pays what it bears, and corrects its own."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.partnerships.budget import Step
from lisanga.domains.partnerships.operations.commit_service import CommitService
from lisanga.domains.partnerships.operations.record_spending import RecordSpending
from lisanga.domains.partnerships.operations.reverse_spending import ReverseSpending
from lisanga.interfaces.web.files import served
from lisanga.interfaces.web.missions.forms import CancelForm, CommitForm, SpendForm, keep_for, proposed
from lisanga.interfaces.web.missions.here import fact_here, form_page, line_here
from lisanga.interfaces.web.submitting import send


def commit(request: HttpRequest, code: str, line: UUID) -> HttpResponse:
    """A line that one's own side bears."""
    on, row = line_here(request, code, line)
    if not on.bears(row) or on.sheet.cancelled_on is not None:
        raise NotVisible
    left = row.planned - row.committed.get(row.currency, 0)
    form = CommitForm(request.POST or None, initial=proposed(row, left))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        payload = CommitService(line=row.id, amount=data["amount"], currency=data["currency"], note=data["note"])
        said, day = _("C’est engagé : %(label)s.") % {"label": row.label}, data["day"]
        sent = send(
            request, "partnerships.commit_service", on.there.register, payload, form=form, business_date=day, said=said
        )
        if sent.recorded:
            return redirect(on.url("mission"))
    return form_page(request, on, form, _("Engager une prestation"), _about(row.label, row.planned, row.currency))


def spend(request: HttpRequest, code: str, line: UUID) -> HttpResponse:
    """What went out, whoever bears the line: the door says when it is the other side's."""
    on, row = line_here(request, code, line)
    on.there.require(Permission.PARTNERSHIP)
    left = row.planned - row.spent.get(row.currency, 0)
    form = SpendForm(request.POST or None, request.FILES or None, initial=proposed(row, left))
    keep_for(form, on.sheet.organisation, on.there.viewer.person)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        names = ("amount", "currency", "completes", "receipt", "voucher", "note")
        payload = RecordSpending(line=row.id, **{name: data[name] for name in names})
        said, day = _("La dépense est notée : %(label)s.") % {"label": row.label}, data["day"]
        sent = send(
            request, "partnerships.record_spending", on.there.register, payload, form=form, business_date=day, said=said
        )
        if sent.recorded:
            return redirect(on.url("mission"))
    return form_page(request, on, form, _("Noter une dépense"), _about(row.label, row.planned, row.currency))


def _about(label: str, planned: int, currency: str) -> str:
    return _("%(label)s · prévu : %(amount)s") % {"label": label, "amount": french.amount(planned, currency)}


def reverse(request: HttpRequest, code: str, fact: UUID) -> HttpResponse:
    """One's own amount, with the reason."""
    on, row = fact_here(request, code, fact)
    on.there.require(Permission.PARTNERSHIP)
    if row.side != on.side or row.reversed_by is not None:
        raise NotVisible
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        payload = ReverseSpending(fact=row.id, reason=form.cleaned_data["reason"])
        said = _("Le montant est corrigé : il ne compte plus.")
        if send(request, "partnerships.reverse_spending", on.there.register, payload, form=form, said=said).recorded:
            return redirect(on.url("mission"))
    kind = _("engagé") if row.step == Step.COMMITTED else _("dépensé")
    about = f"{french.amount(row.amount, row.currency)} · {kind} · {french.short_date(row.on)}"
    return form_page(request, on, form, _("Corriger un montant"), about)


def receipt(request: HttpRequest, code: str, fact: UUID) -> HttpResponseBase:
    """The paper of an amount, for both sides."""
    on, row = fact_here(request, code, fact)
    return served(request, on.sheet.organisation, row.receipt, inline=True)
