"""The editor of a report: words of each part beside its figures, saved as one goes; and figures typed by hand."""

from dataclasses import dataclass, field, replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.scope.reading import one_reading
from lisanga.domains.partnerships.operations.set_figure import SetFigure
from lisanga.domains.partnerships.operations.write_part import WritePart
from lisanga.domains.partnerships.queries import deliverables as queries
from lisanga.domains.partnerships.queries.deliverables import ObservationRow, TextRow
from lisanga.interfaces.web.reports.deliverable import Standing, draft_of, needs, standing
from lisanga.interfaces.web.reports.deliverable_forms import FigureForm, PartForm
from lisanga.interfaces.web.reports.opening import Opener
from lisanga.interfaces.web.reports.shown import ShownPart, shown
from lisanga.interfaces.web.submitting import send
from lisanga.reports.parts.codes import headings, written
from lisanga.reports.parts.drafting import about

SCALES = {"grams": 1000, "usd": 100}  # how many of the smallest unit one types


@dataclass(frozen=True, slots=True)
class Writing:
    """One part being written: its figures, its words, texts that wait, observations about it."""

    part: ShownPart
    form: PartForm | None
    row: TextRow | None
    saved: bool = False
    observations: list[ObservationRow] = field(default_factory=list)


def deliverable_write(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """All parts on one page, each with its own form; the figures are those of this moment."""
    one = _writer(request, identifier)
    with one_reading():
        report, rows = draft_of(one), queries.texts(one.scope, one.id)
    said = [row for row in queries.observations(one.scope, one.id) if row.version == one.row.version]
    editable = written(report.kind)
    writings = [
        Writing(
            replace(part, text="") if part.code in editable else part,
            _form(part.code, rows.get(part.code)) if part.code in editable else None,
            rows.get(part.code),
            observations=[row for row in said if row.part == part.code],
        )
        for part in shown(report.parts, Opener(one.scope, one.row, report, 0))
    ]
    context = {"one": one, "row": one.row, "writings": writings, "whole": [row for row in said if not row.part]}
    return render(request, "reports/write.html", context)


def deliverable_part(request: HttpRequest, identifier: UUID, part: str) -> HttpResponse:
    """Saves the words of one part. Over htmx the form alone comes back, with where it stands."""
    one = _writer(request, identifier)
    needs(part in written(about(one.row).kind))
    rows = queries.texts(one.scope, one.id)
    form = PartForm(request.POST) if request.method == "POST" else _form(part, rows.get(part))
    quick = request.headers.get("HX-Request") == "true"
    saved = False
    if request.method == "POST" and form.is_valid():
        payload = WritePart(
            deliverable=one.id,
            part=part,
            text=form.cleaned_data["text"].replace("\r\n", "\n"),
            base=form.cleaned_data["base"],
            settles=form.settled(),
        )
        words = "" if quick else _("C’est enregistré.")
        saved = send(request, "partnerships.write_part", one.register, payload, form=form, said=words).recorded
        if saved and not quick:
            return redirect(one.url("deliverable_write") + f"#{part}")
        rows = queries.texts(one.scope, one.id)
        form = _form(part, rows.get(part)) if saved else form
    title = next(str(heading.title) for heading in headings(about(one.row).kind) if heading.code == part)
    empty = ShownPart(0, part, title, "", (), "", (), (), ())
    context = {"one": one, "row": one.row, "writing": Writing(empty, form, rows.get(part), saved)}
    template = "reports/part_form.html" if quick else "reports/part.html"
    return render(request, template, context, status=422 if form.errors and not quick else 200)


def _form(part: str, row: TextRow | None) -> PartForm:
    waiting = " ".join(str(variant.id) for variant in row.variants) if row else ""
    initial = {"text": row.text if row else "", "base": row.revision if row else 0, "settles": waiting}
    return PartForm(initial=initial, auto_id=f"{part}-%s")


def _writer(request: HttpRequest, identifier: UUID) -> Standing:
    """Only the programme writes, and only a report has parts."""
    one = standing(request, identifier)
    needs(one.writes and one.row.is_report)
    return one


def deliverable_figure(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """A figure typed by hand, or taken out."""
    one = _writer(request, identifier)
    parts = [(heading.code, str(heading.title)) for heading in headings(about(one.row).kind) if heading.asks]
    form = FigureForm(parts, request.POST or None, initial={"part": request.GET.get("partie", "activities")})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        value = data["value"]
        exact = None if value is None else value * SCALES.get(data["unit"], 1)
        if exact is not None and exact != exact.to_integral_value():
            form.add_error("value", _("Ce nombre a trop de décimales pour cette unité."))
        else:
            payload = SetFigure(
                deliverable=one.id,
                part=data["part"],
                label=data["label"],
                unit=data["unit"],
                value=None if exact is None else int(exact),
                source=data["source"],
            )
            said = _("Le chiffre est enregistré.")
            if send(request, "partnerships.set_figure", one.register, payload, form=form, said=said).recorded:
                return redirect(one.url("deliverable_write") + f"#{data['part']}")
    about_it = gettext_lazy("Seulement ce que la plateforme ne compte pas déjà ; dites toujours d’où il vient.")
    context = {"one": one, "row": one.row, "form": form, "title": _("Saisir un chiffre"), "about": about_it}
    context["back"] = one.url("deliverable_write")
    return render(request, "reports/deliverable_form.html", context, status=422 if form.errors else 200)
