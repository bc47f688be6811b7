"""Paid days of work of a cooperative: noting them by sex, and the list."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.indicators.operations.record_work_days import RecordWorkDays
from lisanga.domains.indicators.operations.reverse_work_days import ReverseWorkDays
from lisanga.domains.indicators.queries import WorkRow, work_days
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape
from lisanga.interfaces.web.exports import exported, wants_file
from lisanga.interfaces.web.fields import day_input
from lisanga.interfaces.web.here import cooperative_here
from lisanga.interfaces.web.paging import PAGE, cut, pager, uuid_of
from lisanga.interfaces.web.submitting import OperationForm, ReasonForm, send

EXPORT_LIMIT = 50_000
_COLUMNS = (
    Column("Date", Shape.DATE),
    Column("Travail"),
    Column("Femmes", Shape.COUNT),
    Column("Hommes", Shape.COUNT),
    Column("Journées de femmes", Shape.COUNT),
    Column("Journées d’hommes", Shape.COUNT),
    Column("dont journées de jeunes", Shape.COUNT),
    Column("Pièce de caisse"),
)


def _count(label: object) -> forms.IntegerField:
    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    return forms.IntegerField(label=label, min_value=0, max_value=1_000_000, required=False, widget=widget)  # type: ignore[arg-type]  # a translated label


class WorkForm(OperationForm):
    """What work, by how many people, for how many paid days."""

    work = forms.CharField(label=_("Quel travail ?"), max_length=120, help_text=_("Tri du maïs, gardiennage, pesée…"))
    women = _count(_("Combien de femmes"))
    women_days = _count(_("Journées payées aux femmes, en tout"))
    men = _count(_("Combien d’hommes"))
    men_days = _count(_("Journées payées aux hommes, en tout"))
    youth_days = _count(_("Dont journées de jeunes (35 ans au plus)"))
    voucher = forms.CharField(label=_("Numéro de la pièce de caisse"), max_length=40, required=False)
    day = forms.DateField(label=_("Jour du travail, ou dernier jour"), required=False, widget=day_input())


def work_list(request: HttpRequest, code: str) -> HttpResponse:
    """Newest first."""
    here = cooperative_here(request, code)
    if wants_file(request):
        rows = work_days(here.scope, here.id, limit=EXPORT_LIMIT)
        file = exported(request, f"journees-{code}", _COLUMNS, map(_exported, rows))
        if file is not None:
            return file
    found, more = cut(work_days(here.scope, here.id, uuid_of(request.GET.get("apres")), PAGE + 1))
    context = {
        "here": here,
        "tabs": here.tabs("cooperative_indicators"),
        "rows": found,
        "pager": pager(request, str(found[-1].id) if found else "", more=more),
        "may": here.may(Permission.CASH),
        "may_reverse": here.may(Permission.REVERSE),
    }
    return render(request, "indicators/work.html", context)


def _exported(row: WorkRow) -> tuple[object, ...]:
    return (row.on, row.work, row.women, row.men, row.women_days, row.men_days, row.youth_days, row.voucher)


def work_new(request: HttpRequest, code: str) -> HttpResponse:
    here = cooperative_here(request, code)
    here.require(Permission.CASH)
    form = WorkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        counts = {name: data[name] or 0 for name in ("women", "men", "women_days", "men_days", "youth_days")}
        payload = RecordWorkDays(work=data["work"], voucher=data["voucher"], **counts)
        said, day = _now("Les journées sont notées."), data["day"]
        sent = send(request, "indicators.record_work_days", here.id, payload, form=form, business_date=day, said=said)
        if sent.recorded:
            return redirect(here.url("work_days"))
    about = _now("L’argent est au livre de caisse ; ici, les emplois : qui a travaillé, combien de jours.")
    return _form(request, {"here": here, "form": form, "title": _now("Noter des journées de travail"), "about": about})


def work_reverse(request: HttpRequest, code: str, line: UUID) -> HttpResponse:
    here = cooperative_here(request, code)
    here.require(Permission.REVERSE)
    if not any(row.id == line for row in work_days(here.scope, here.id, limit=EXPORT_LIMIT)):
        raise NotVisible
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        payload = ReverseWorkDays(line=line, reason=form.cleaned_data["reason"])
        said = _now("La ligne est corrigée.")
        if send(request, "indicators.reverse_work_days", here.id, payload, form=form, said=said).recorded:
            return redirect(here.url("work_days"))
    about = _now("La ligne reste lisible ; son contraire la retire des sommes.")
    return _form(request, {"here": here, "form": form, "title": _now("Corriger des journées"), "about": about})


def _form(request: HttpRequest, context: dict[str, object]) -> HttpResponse:
    form = context["form"]
    status = 422 if isinstance(form, forms.Form) and form.errors else 200
    return render(request, "indicators/work_form.html", context, status=status)
