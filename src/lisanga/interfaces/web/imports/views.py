"""Registers brought in: the upload, past imports, one import with what is left to correct."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from lisanga.core.kernel.ids import new_id
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.directory.queries import names_of
from lisanga.domains.imports import queries
from lisanga.interfaces.bridges.registers import drafts
from lisanga.interfaces.bridges.registers.running import open_draft
from lisanga.interfaces.bridges.spreadsheets.safety import MAX_FILE, FileRefused
from lisanga.interfaces.bridges.spreadsheets.writer import XLSX_TYPE, Column, Shape
from lisanga.interfaces.web.exports import exported, wants_file
from lisanga.interfaces.web.here import Here, cooperative_here
from lisanga.interfaces.web.imports.labels import CATEGORIES
from lisanga.interfaces.web.paging import PAGE, cut, pager, uuid_of

NEEDED = (Permission.MEMBERS, Permission.COLLECT, Permission.PRICES)
"""What the rows of a register ask of whoever brings it."""
EXPORT_LIMIT = 100_000
_COLUMNS = (
    Column("Date", Shape.MOMENT),
    Column("Fichier", width=40),
    Column("Apporté par"),
    Column("Lignes", Shape.COUNT),
    Column("Membres nouveaux", Shape.COUNT),
    Column("Livraisons nouvelles", Shape.COUNT),
    Column("Déjà connues", Shape.COUNT),
    Column("À corriger", Shape.COUNT),
)


class UploadForm(forms.Form):
    """A register to bring."""

    register = forms.FileField(
        label=gettext_lazy("Le registre (Excel .xlsx, ou CSV)"),
        help_text=gettext_lazy("Tel qu’il est : titres, totaux et plusieurs feuilles ne gênent pas."),
    )
    use_required_attribute = False


def importer(here: Here) -> None:
    """A step for those who may record all that a register holds; it does not exist for the others."""
    for permission in NEEDED:
        here.require(permission)


def draft_of(here: Here, run: UUID) -> drafts.Draft:
    """The kept file of this cooperative; NotVisible when there is none."""
    draft = drafts.find(here.id, run)
    if draft is None:
        raise NotVisible
    return draft


def imports(request: HttpRequest, code: str) -> HttpResponse:
    """What was brought so far, and the way to bring more."""
    here = cooperative_here(request, code)
    may_import = all(here.may(permission) for permission in NEEDED)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST":
        importer(here)
        if form.is_valid():
            draft = _kept(here, form)
            if draft is not None:
                return redirect(here.url("import_columns", draft.run))
    if wants_file(request):
        found = queries.runs(here.scope, here.id, limit=EXPORT_LIMIT)
        names = names_of(here.scope, {run.author for run in found})
        file = exported(request, f"importations-{code}", _COLUMNS, (_exported(run, names) for run in found))
        if file is not None:
            return file
    rows, more = cut(queries.runs(here.scope, here.id, uuid_of(request.GET.get("apres")), PAGE + 1))
    names = names_of(here.scope, {run.author for run in rows})
    context = {
        "here": here,
        "tabs": here.tabs("imports"),
        "form": form,
        "may_import": may_import,
        "waiting": drafts.waiting(here.id) if may_import else [],
        "rows": [(run, names.get(run.author, "")) for run in rows],
        "pager": pager(request, str(rows[-1].id) if rows else "", more=more),
    }
    return render(request, "imports/list.html", context, status=422 if form.errors else 200)


def _exported(run: queries.RunRow, names: dict[UUID, str]) -> tuple[object, ...]:
    counts = (run.rows, run.added_members, run.added_deliveries, run.known, run.bad)
    return (run.brought_at, run.file_name, names.get(run.author, ""), *counts)


def _kept(here: Here, form: UploadForm) -> drafts.Draft | None:
    """The file kept, when it can be read; else the reason stands beside the field."""
    drafts.sweep()
    upload = form.cleaned_data["register"]
    if upload.size > MAX_FILE:
        form.add_error("register", _("Ce fichier dépasse 50 Mo. Partagez-le en plusieurs fichiers, un par campagne."))
        return None
    draft = drafts.Draft(here.id, new_id())
    draft.keep(upload.name, upload.chunks())
    try:
        open_draft(here.viewer, draft).close()
    except FileRefused as error:
        draft.drop()
        form.add_error("register", str(error))
        return None
    except BaseException:
        draft.drop()
        raise
    return draft


def import_run(request: HttpRequest, code: str, run: UUID) -> HttpResponse:
    """One import: how far it is, or what came of it."""
    here = cooperative_here(request, code)
    draft = drafts.find(here.id, run)
    if draft is not None and draft.state.stage in ("running", "failed"):
        importer(here)
        context = {"here": here, "draft": draft, "percent": _percent(draft)}
        return render(request, "imports/progress.html", context)
    if draft is not None and draft.state.stage == "draft":
        return redirect(here.url("import_columns", run))
    row = queries.run(here.scope, here.id, run)
    context = {
        "here": here,
        "run": row,
        "author": names_of(here.scope, {row.author}).get(row.author, ""),
        "reasons": [(CATEGORIES.get(name, name), count) for name, count in row.reasons.items()],
        "left_out": draft.left_out() if draft else [],
        "has_errors": draft is not None and draft.errors_path.is_file(),
    }
    return render(request, "imports/run.html", context)


def _percent(draft: drafts.Draft) -> int:
    return min(99, 100 * draft.state.done // draft.state.of) if draft.state.of else 0


def import_errors(request: HttpRequest, code: str, run: UUID) -> HttpResponseBase:
    """The rows to correct, as a workbook to bring back."""
    here = cooperative_here(request, code)
    draft = draft_of(here, run)
    if not draft.errors_path.is_file():
        raise NotVisible
    name = f"a-corriger-{here.code.lower()}.xlsx"
    return FileResponse(draft.errors_path.open("rb"), as_attachment=True, filename=name, content_type=XLSX_TYPE)


@require_POST
def import_drop(request: HttpRequest, code: str, run: UUID) -> HttpResponse:
    """A file that is not wanted after all; what was already recorded stays."""
    here = cooperative_here(request, code)
    importer(here)
    draft = draft_of(here, run)
    if not draft.is_running and draft.state.stage != "done":
        draft.drop()
        messages.success(request, _("Le fichier est retiré."))
    return redirect(here.url("imports"))
