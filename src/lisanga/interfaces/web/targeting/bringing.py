"""Data brought by a Partner: the file; then what was understood of it, row by row; then where it comes from; shared."""

from datetime import timedelta
from itertools import islice
from tempfile import NamedTemporaryFile
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.files.keeping import MOST, keep
from lisanga.core.files.kinds import SHEETS, UploadRefused
from lisanga.core.kernel import french
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.partnerships.operations.data_lines import MOST_ROWS
from lisanga.domains.partnerships.operations.share_data import ShareData
from lisanga.domains.partnerships.queries.data_sets import DataSetRow, data_brought, data_set
from lisanga.domains.partnerships.queries.documents import people_of_sides
from lisanga.domains.partnerships.targeting.personal import REASONS
from lisanga.interfaces.bridges.spreadsheets.safety import FileRefused, inspect
from lisanga.interfaces.bridges.targeting.reading import ReadData, read
from lisanga.interfaces.bridges.targeting.understanding import Choices, Plan, understand
from lisanga.interfaces.web.paging import uuid_of
from lisanga.interfaces.web.partnerships.there import There
from lisanga.interfaces.web.submitting import send
from lisanga.interfaces.web.targeting.columns import ChoiceError, choices, column_choices
from lisanga.interfaces.web.targeting.forms import FileForm, NewDataForm, NewVersionForm, ProvenanceForm
from lisanga.interfaces.web.targeting.here import Brought, atlas_of, bringing_here, brought_here
from lisanga.interfaces.web.targeting.showing import figure, heading

SHOWN_ROWS, SHOWN_PROBLEMS = 8, 60
A_YEAR = timedelta(days=365)


def new(request: HttpRequest, code: str) -> HttpResponse:
    """The file first; the same file brought again leads to what it became."""
    there = bringing_here(request, code)
    replaced = _replaced(there, request)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if request.method == "POST" and form.is_valid():
        try:
            digest = _kept(there, form.cleaned_data["table"])
        except (FileRefused, UploadRefused) as refused:
            form.add_error("table", str(refused))
        else:
            return _known(request, there, digest) or redirect(_look(there, digest, replaced))
    context = {"there": there, "tabs": there.tabs("data_sets"), "form": form, "replaced": replaced}
    return render(request, "targeting/bring.html", context, status=422 if form.errors else 200)


def _look(there: There, digest: str, replaced: DataSetRow | None) -> str:
    address = there.url("data_look", digest)
    return f"{address}?remplace={replaced.id}" if replaced else address


def _replaced(there: There, request: HttpRequest) -> DataSetRow | None:
    """The data that a newer version is brought of. NotVisible when it is not one's own, or stands no more."""
    if not request.GET.get("remplace"):
        return None
    identifier = uuid_of(request.GET["remplace"])
    row = data_set(there.scope, identifier, there.viewer.today) if identifier else None
    if row is None or row.agreement != there.id or not row.is_ours or row.withdrawn_on:
        raise NotVisible
    return row


def _kept(there: There, upload: "UploadedFile[Any]") -> str:
    """Looked at before anything is kept. Raises FileRefused and UploadRefused, in French."""
    with NamedTemporaryFile() as copy:
        size = 0
        for chunk in upload.chunks():
            size += len(chunk)
            if size > MOST:
                break  # told by `keep`
            copy.write(chunk)
        copy.flush()
        inspect(copy.name)
    return keep(there.sheet.organisation, there.viewer.person, upload, SHEETS)


def _known(request: HttpRequest, there: There, digest: str) -> HttpResponse | None:
    """Where a file that was shared before already stands."""
    before = data_brought(there.scope, there.id, digest)
    if before is None:
        return None
    identifier, title, day = before
    said = _("Ce fichier a déjà été apporté le %(day)s : « %(title)s ».")
    messages.info(request, said % {"day": french.short_date(day), "title": title})
    return redirect(there.url("data_set", identifier))


def look(request: HttpRequest, code: str, digest: str) -> HttpResponse:
    """What was understood; nothing is shared before somebody says so."""
    there = bringing_here(request, code)
    known = _known(request, there, digest) if request.method == "GET" else None
    if known is not None:
        return known
    brought, replaced = brought_here(there, digest), _replaced(there, request)
    atlas, wrong = atlas_of(there), ""
    try:
        chosen = choices(request.POST)
    except ChoiceError as error:
        chosen, wrong = Choices(), str(error)
    try:
        with brought.open() as book:
            plan = understand(book, atlas, chosen)
    except FileRefused as refused:
        messages.error(request, str(refused))
        return redirect(there.url("data_new"))
    data = read(plan, atlas) if not plan.lack else ReadData()
    form = _form(request, there, brought, replaced)
    lack = wrong or plan.lack or _too_long(data)
    if "share" in request.POST and not lack and form.is_valid():
        sent = _share(request, brought, plan, data, form, replaced)
        if sent is not None:
            return redirect(there.url("data_set", sent))
    context = _context(brought, plan, data, form)
    context |= {"lack": lack, "replaced": replaced}
    return render(request, "targeting/look.html", context, status=422 if form.errors or wrong else 200)


def _too_long(data: ReadData) -> str:
    if not data.is_too_long:
        return "" if data.lines else _("Ce fichier ne dit rien d’aucun lieu.")
    return _("Ce fichier a plus de %(most)s lignes : partagez-le en plusieurs fichiers.") % {
        "most": french.number(MOST_ROWS)
    }


def _form(request: HttpRequest, there: There, brought: Brought, replaced: DataSetRow | None) -> ProvenanceForm:
    """Bound when it is to be shared; when one only looks again, what was typed stays as it was."""
    today = there.viewer.today
    initial: dict[str, Any] = {"title": brought.stem[:160], "label": "partner", "permitted_until": today + A_YEAR}
    if replaced is not None:
        told = ("source", "service", "method")
        initial = {name: getattr(replaced.newest, name) for name in told}
        initial |= {"title": replaced.title, "permitted_until": max(replaced.newest.permitted_until, today)}
    data = request.POST if "share" in request.POST else None
    if data is None and request.method == "POST":
        initial |= {name: text for name, text in request.POST.items() if name != "readers"}
        initial["readers"] = request.POST.getlist("readers")
    if replaced is not None:
        return NewVersionForm(data, initial=initial)
    return NewDataForm("partner", people_of_sides(there.scope, there.id, today), data, initial=initial)


def _share(
    request: HttpRequest,
    brought: Brought,
    plan: Plan,
    data: ReadData,
    form: ProvenanceForm,
    replaced: DataSetRow | None,
) -> UUID | None:
    """Through the door; None when it was refused, with the reasons beside the fields."""
    there, values = brought.there, form.cleaned_data
    told = ("title", "source", "service", "reference_on", "method", "permitted_until")
    payload = ShareData(
        agreement=there.id,
        label=replaced.label if replaced else values["label"],
        readers=form.people if isinstance(form, NewDataForm) else (),
        digest=brought.file.sha256,
        kept=not plan.left_out,
        file_name=brought.file.name,
        sheet=brought.sheet_name(plan.sheet),
        columns=tuple(column.column() for column in plan.figures),
        lines=tuple(data.lines),
        left_out=tuple((column.header, column.personal.value) for column in plan.left_out if column.personal),
        replaces=replaced.id if replaced else None,
        note=values.get("note", ""),
        **{name: values[name] for name in told},
    )
    said = _("Les données sont partagées : %(rows)s.") % {
        "rows": french.plural(len(data.lines), _("ligne"), _("lignes"))
    }
    sent = send(request, "partnerships.share_data", there.register, payload, form=form, said=said)
    if not sent.recorded:
        return None
    return replaced.id if replaced else sent.id


def _context(brought: Brought, plan: Plan, data: ReadData, form: ProvenanceForm) -> dict[str, Any]:
    columns = [column.column() for column in plan.figures]
    problems = {problem.number: problem for problem in data.problems}
    rows = [
        (line, " · ".join(reversed(line.written.values())), [
            (heading(column), figure(value, column)) for value, column in zip(line.figures, columns, strict=True)
        ], line.number in problems)
        for line in islice(data.lines, SHOWN_ROWS)
    ]  # fmt: skip
    return {
        "there": brought.there,
        "file": brought.file,
        "plan": plan,
        "sheet_shown": brought.sheet_name(plan.sheet),
        "columns": column_choices(plan),
        "headings": [heading(column) for column in columns],
        "left_out": [(column.header or column.letter, str(REASONS[column.personal])) for column in plan.left_out
                     if column.personal],
        "rows": rows,
        "count": len(data.lines),
        "waiting": data.waiting,
        "silent": data.silent["total"] + data.silent["note"] + data.silent["header"],
        "problems": data.problems[:SHOWN_PROBLEMS],
        "more_problems": max(0, len(data.problems) - SHOWN_PROBLEMS),
        "form": form,
        "back": reverse("data_sets", args=[brought.there.code]),
    }  # fmt: skip
