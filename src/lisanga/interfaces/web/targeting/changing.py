"""What the partner changes of its shared data: who reads them, and that they are taken back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from lisanga.domains.partnerships.operations.label_data import LabelData
from lisanga.domains.partnerships.operations.withdraw_data import WithdrawData
from lisanga.domains.partnerships.queries.data_sets import data_readers
from lisanga.domains.partnerships.queries.documents import people_of_sides
from lisanga.interfaces.web.documents.forms import LabelForm
from lisanga.interfaces.web.partnerships.there import form_page
from lisanga.interfaces.web.submitting import send
from lisanga.interfaces.web.targeting.forms import WithdrawForm
from lisanga.interfaces.web.targeting.here import own_data_here


def label(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    on = own_data_here(request, code, identifier)
    named = [str(person) for person, _name in data_readers(on.there.scope, on.row.id)]
    people = people_of_sides(on.there.scope, on.there.id, on.there.viewer.today)
    form = LabelForm("partner", people, request.POST or None, initial={"label": on.row.label, "readers": named})
    if request.method == "POST" and form.is_valid():
        payload = LabelData(data_set=on.row.id, label=form.cleaned_data["label"], readers=form.people)
        said = _("Le label est changé.")
        if send(request, "partnerships.label_data", on.there.register, payload, form=form, said=said).recorded:
            return redirect(on.there.url("data_sets"))
    return form_page(request, on.there, form, _("Qui peut les lire ?"), on.row.title, on.url("data_set"))


def withdraw(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    on = own_data_here(request, code, identifier)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        payload = WithdrawData(data_set=on.row.id, reason=form.cleaned_data["reason"])
        said = _("Les données sont retirées : le programme ne les lit plus.")
        if send(request, "partnerships.withdraw_data", on.there.register, payload, form=form, said=said).recorded:
            return redirect(on.url("data_set"))
    return form_page(request, on.there, form, _("Retirer ces données"), on.row.title, on.url("data_set"))
