"""Step two of an import: what was understood of each sheet, put right by hand; the first rows; then the import."""

from itertools import islice
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lisanga.core.kernel.money import AmountError, parse_amount
from lisanga.domains.cooperatives.queries import cooperative
from lisanga.domains.imports.queries import runs_of_file
from lisanga.interfaces.bridges.registers.drafts import Draft
from lisanga.interfaces.bridges.registers.running import open_draft, start
from lisanga.interfaces.bridges.spreadsheets.lines import MemberRow, RegisterRow
from lisanga.interfaces.bridges.spreadsheets.reader import MAX_SHEETS
from lisanga.interfaces.bridges.spreadsheets.reading import Reading
from lisanga.interfaces.bridges.spreadsheets.recognition import SheetOverride
from lisanga.interfaces.bridges.spreadsheets.safety import FileRefused
from lisanga.interfaces.bridges.spreadsheets.vocabulary import LABELS, Field, Kind
from lisanga.interfaces.web.here import Here, cooperative_here
from lisanga.interfaces.web.imports.choices import ChoiceError, SheetChoice, chosen, sheet_choices
from lisanga.interfaces.web.imports.views import draft_of, importer

LOOKED_AT = 3_000
"""Rows judged before the import; a longer register is judged whole while it is imported."""
SHOWN_ROWS = 8
SHOWN_PROBLEMS = 40


def import_columns(request: HttpRequest, code: str, run: UUID) -> HttpResponse:
    """Looks again at every change; imports when told so."""
    here = cooperative_here(request, code)
    importer(here)
    draft = draft_of(here, run)
    if draft.is_running or not draft.has_file:
        return redirect(here.url("import_run", run))
    if request.method == "POST" and _change(request, here, draft):
        return redirect(here.url("import_run" if "import" in request.POST else "import_columns", run))
    try:
        with open_draft(here.viewer, draft) as reading:
            context = _context(here, draft, reading)
    except FileRefused as error:
        draft.drop()
        messages.error(request, str(error))
        return redirect(here.url("imports"))
    return render(request, "imports/columns.html", context, status=422 if request.method == "POST" else 200)


def _change(request: HttpRequest, here: Here, draft: Draft) -> bool:
    """Keeps what was put right; starts the import when asked. False when something has to be said first."""
    try:
        overrides = _overrides(request.POST, draft)
        with open_draft(here.viewer, draft) as reading:
            reading.recognition.overridden(overrides)
            rows = reading.expected_rows
            has_shares = any(Field.SHARES in plan.positions() for plan in reading.recognition.of_kind(Kind.MEMBERS))
        draft.state.overrides = overrides
        draft.state.nominal = _nominal(request.POST.get("nominal", ""))
    except ValueError as error:
        messages.error(
            request,
            str(error) if isinstance(error, AmountError | ChoiceError) else _("Une colonne n’a pas de sens ici."),
        )
        return False
    draft.note()
    if "import" not in request.POST:
        return True
    if has_shares and not draft.state.nominal and not _noted_nominal(here):
        messages.error(request, _("Écrivez la valeur d’une part : la coopérative ne l’a pas encore notée."))
        return False
    start(here.viewer, draft, rows)
    return True


def _overrides(post: QueryDict, draft: Draft) -> dict[str, SheetOverride]:
    """Raises ValueError for a column or a kind that does not exist, or two columns that say the same."""
    found: dict[str, SheetOverride] = dict(draft.state.overrides)
    for position in range(MAX_SHEETS):
        override = chosen(post, position)
        if override is not None:
            found[post.get(f"sheet-{position}", "")] = override
    return found


def _nominal(text: str) -> int | None:
    if not text.strip():
        return None
    amount = parse_amount(text)
    if amount <= 0:
        raise AmountError(_("La valeur d’une part est plus grande que zéro."))
    return amount


def _noted_nominal(here: Here) -> int:
    return cooperative(here.scope, here.id).nominal_share


def _context(here: Here, draft: Draft, reading: Reading) -> dict[str, object]:
    rows = list(islice(reading, LOOKED_AT))
    good = [row for row in rows if row.accepted]
    members = [row for row in good if isinstance(row, MemberRow)]
    deliveries = [row for row in good if not isinstance(row, MemberRow)]
    problems = _problems(rows)
    recognised = [plan for plan in reading.recognition.sheets if plan.kind is not Kind.UNKNOWN]
    return {
        "here": here,
        "draft": draft,
        "sheets": _ordered(sheet_choices(reading.recognition)),
        "members": members[:SHOWN_ROWS],
        "deliveries": deliveries[:SHOWN_ROWS],
        "count_members": len(members),
        "count_deliveries": len(deliveries),
        "count_bad": len(rows) - len(good),
        "problems": problems[:SHOWN_PROBLEMS],
        "more_problems": max(len(problems) - SHOWN_PROBLEMS, 0),
        "partial": len(rows) == LOOKED_AT,
        "looked_at": LOOKED_AT,
        "recognised": bool(recognised),
        "asks_nominal": not _noted_nominal(here),
        "brought_before": runs_of_file(here.scope, here.id, reading.inspection.sha256),
        "labels": LABELS,
    }


def _ordered(sheets: list[SheetChoice]) -> list[SheetChoice]:
    """Those that are read first, the skipped ones after them; each keeps its number in the form."""
    return sorted(sheets, key=lambda sheet: sheet.kind == Kind.UNKNOWN.value)


def _problems(rows: list[RegisterRow]) -> list[tuple[RegisterRow, str, str, bool]]:
    """Row, cell, French sentence, and whether it is only a warning; what keeps a row out comes first."""
    found = [
        (row, problem.field.rpartition("!")[2], problem.message, problem.severity == "warning")
        for row in rows
        for problem in row.problems
    ]
    return sorted(found, key=lambda each: each[3])
