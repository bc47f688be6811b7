"""A report filled without internet: the workbook out, and back in with its differences shown before any is kept."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.ids import new_id
from lisanga.domains.partnerships.operations.set_figure import SetFigure
from lisanga.domains.partnerships.operations.write_part import WritePart
from lisanga.domains.partnerships.queries import deliverables as queries
from lisanga.interfaces.bridges.dossiers.roundtrip import Filled, FilledFigure, FilledText, filled, to_fill
from lisanga.interfaces.bridges.spreadsheets.safety import FileRefused
from lisanga.interfaces.bridges.spreadsheets.writer import XLSX_TYPE, content_disposition
from lisanga.interfaces.web.reports.deliverable import Standing, needs, standing
from lisanga.interfaces.web.submitting import send
from lisanga.reports.parts.codes import headings
from lisanga.reports.parts.drafting import about

LARGEST = 5_000_000


class BringForm(forms.Form):
    """A workbook that was taken from here."""

    book = forms.FileField(label=gettext_lazy("Le classeur rempli (.xlsx)"))


class Change(msgspec.Struct, frozen=True):
    """What will be sent for one part or one figure."""

    text: FilledText | None = None
    figure: FilledFigure | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One change in words: what stands now, what it becomes. `behind`: somebody wrote there in between."""

    title: str
    before: str
    after: str
    behind: bool = False


def deliverable_sheet(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """The workbook to fill, with the words and the figures that stand now."""
    one = _writer(request, identifier)
    rows = queries.texts(one.scope, one.id)
    written = {part: (row.revision, row.text) for part, row in rows.items()}
    figures = [
        (row.part, row.label, row.unit, row.value, row.source)
        for row in queries.typed_figures(one.scope, one.id)
        if row.value is not None
    ]
    parts = [(code, title, asks) for code, (title, asks) in _parts(one).items()]
    response = HttpResponse(to_fill(parts, written, figures), content_type=XLSX_TYPE)
    name = f"a-remplir-{one.row.agreement_code}-{one.row.period}"
    response["Content-Disposition"] = content_disposition(name, "xlsx")
    return response


def deliverable_excel(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Bring it back, look at the differences, then keep them."""
    one = _writer(request, identifier)
    if request.method == "POST" and "changes" in request.POST:
        return _keep(request, one)
    form = BringForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"one": one, "row": one.row, "form": form}
    if request.method == "POST" and form.is_valid():
        found = _read(form, frozenset(_parts(one)))
        if found is not None:
            changes, differences = _compared(one, found)
            context |= {"found": found, "differences": differences}
            context["changes"] = msgspec.json.encode(changes).decode()

    return render(request, "reports/excel.html", context, status=422 if form.errors else 200)


def _read(form: BringForm, parts: frozenset[str]) -> Filled | None:
    """None when the file cannot be read; the reason then stands beside the field."""
    upload = form.cleaned_data["book"]
    if upload.size > LARGEST:
        form.add_error("book", _("Ce fichier est trop grand pour un rapport (5 Mo au plus)."))
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rapport.xlsx"
        with path.open("wb") as target:
            for chunk in upload.chunks():
                target.write(chunk)
        try:
            return filled(path, parts)
        except FileRefused as error:
            form.add_error("book", str(error))
            return None


def _compared(one: Standing, found: Filled) -> tuple[list[Change], list[Difference]]:
    """Only what differs from what stands now."""
    titles, rows = _parts(one), queries.texts(one.scope, one.id)
    changes, told = [], []
    for text in found.texts:
        row = rows.get(text.part)
        now, revision = (row.text, row.revision) if row else ("", 0)
        if text.text != now.replace("\r\n", "\n").strip():
            changes.append(Change(text=text))
            told.append(Difference(titles[text.part][0], now, text.text, revision != text.base))
    standing_now = {(row.part, row.label): row for row in queries.typed_figures(one.scope, one.id)}
    for figure in found.figures:
        known = standing_now.get((figure.part, figure.label))
        before = (known.value, known.unit, known.source) if known else (None, figure.unit, figure.source)
        if before != (figure.value, figure.unit, figure.source):
            changes.append(Change(figure=figure))
            was, now = ("–" if value is None else str(value) for value in (before[0], figure.value))
            told.append(Difference(f"{titles[figure.part][0]} · {figure.label}", was, now))
    return changes, told


def _keep(request: HttpRequest, one: Standing) -> HttpResponse:
    """Each change is an operation of its own; a text written on an older revision is kept beside the present one."""
    try:
        changes = msgspec.json.decode(request.POST["changes"].encode(), type=list[Change])
    except (msgspec.DecodeError, UnicodeEncodeError):
        messages.error(request, _("Ces changements ne se lisent plus : rapportez le classeur encore une fois."))
        return redirect(one.url("deliverable_excel"))
    kept = sum(_send(request, one, change) for change in changes)
    messages.success(request, _("Changements enregistrés : %(count)s.") % {"count": kept})
    return redirect(one.url("deliverable_write"))


def _send(request: HttpRequest, one: Standing, change: Change) -> bool:
    if change.text is not None:
        text = WritePart(deliverable=one.id, part=change.text.part, text=change.text.text, base=change.text.base)
        return send(request, "partnerships.write_part", one.register, text, id=new_id()).recorded
    if change.figure is None:
        return False
    figure = SetFigure(
        deliverable=one.id,
        part=change.figure.part,
        label=change.figure.label,
        unit=change.figure.unit,
        value=change.figure.value,
        source=change.figure.source,
    )
    return send(request, "partnerships.set_figure", one.register, figure, id=new_id()).recorded


def _parts(one: Standing) -> dict[str, tuple[str, str]]:
    """Code → (title, what is asked) of the parts that people write in."""
    every = headings(about(one.row).kind)
    return {heading.code: (str(heading.title), str(heading.asks)) for heading in every if heading.asks}


def _writer(request: HttpRequest, identifier: UUID) -> Standing:
    one = standing(request, identifier)
    needs(one.writes and one.row.is_report)
    return one
