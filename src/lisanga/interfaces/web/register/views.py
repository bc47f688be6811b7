"""The register of operations, in sentences: nothing here can be changed."""

from collections.abc import Iterator
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.operations.queries import (
    RegisterFilter,
    RegisterRow,
    register_children,
    register_lines,
    register_of,
)
from lisanga.core.operations.queries import register_entry as one_entry
from lisanga.core.operations.verdicts import VERDICT_LABELS, Verdict
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape, Value
from lisanga.interfaces.web.components import VerdictProblem, VerdictView
from lisanga.interfaces.web.exports import exported, wants_file
from lisanga.interfaces.web.here import Here, keeping_here
from lisanga.interfaces.web.history import known_in
from lisanga.interfaces.web.listing.keeping import kept_list
from lisanga.interfaces.web.paging import PAGE, cut, number_key, pager, uuid_of
from lisanga.interfaces.web.register.payloads import labelled

CHUNK = 1000
TONES = {
    Verdict.ACCEPTED: "good",
    Verdict.FLAGGED: "watch",
    Verdict.HELD: "info",
    Verdict.REFUSED: "bad",
}
DOMAINS = {
    "members": gettext_lazy("les membres et leurs parts"),
    "collect": gettext_lazy("les livraisons et campagnes"),
    "treasury": gettext_lazy("l’argent"),
    "ledger": gettext_lazy("les comptes"),
    "stock": gettext_lazy("les produits et centres"),
    "cooperatives": gettext_lazy("la coopérative"),
    "directory": gettext_lazy("les personnes et les accès"),
    "training": gettext_lazy("la formation et les visites"),
}
_COLUMNS = (
    Column("N°", Shape.COUNT),
    Column("Date du fait", Shape.DATE, key="fact"),
    Column("Reçu le", Shape.MOMENT, key="fact"),
    Column("Qui"),
    Column("Quoi"),
    Column("Phrase"),
    Column("Décision", key="verdict"),
    Column("À vérifier"),
)


def register(request: HttpRequest, code: str) -> HttpResponse:
    """Newest first; the filter is a sentence."""
    here = keeping_here(request, code)
    chosen, kept = _filter(request), kept_list(request, "register", here)
    if wants_file(request):
        file = exported(request, f"registre-{code}", _COLUMNS, _all(here, chosen), kept.hidden)
        if file is not None:
            return file
    found, more = cut(register_lines(here.scope, here.id, number_key(request), PAGE + 1, chosen))
    known = known_in(here, found)
    context = {
        "here": here,
        "tabs": here.tabs("register"),
        "kept": kept,
        "rows": [(row, row.sentence(known), TONES[Verdict(row.verdict)]) for row in found],
        "pager": pager(request, str(found[-1].number) if found else "", more=more),
        "chosen": chosen,
        "domains": DOMAINS,
        "verdicts": VERDICT_LABELS,
    }
    return render(request, "register/register.html", context)


def _filter(request: HttpRequest) -> RegisterFilter:
    domain, verdict = request.GET.get("sur", ""), request.GET.get("decision", "")
    return RegisterFilter(
        domain=domain if domain in DOMAINS else "",
        verdict=verdict if verdict in list(Verdict) else "",
        author=uuid_of(request.GET.get("par")),
    )


def _all(here: Here, chosen: RegisterFilter) -> Iterator[tuple[Value, ...]]:
    before = None
    while rows := register_lines(here.scope, here.id, before, CHUNK, chosen):
        known = known_in(here, rows)
        for row in rows:
            problems = " ; ".join(problem.message for problem in row.problems)
            when = (row.number, row.business_date, row.received_at)
            yield (*when, row.author_name, row.label, row.sentence(known), row.verdict_label, problems)
        before = rows[-1].number


def register_entry(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One line: who, what, when (the fact and its reception), the decision and its reasons."""
    here = keeping_here(request, code)
    row = one_entry(here.scope, here.id, number)
    if row is None:
        raise NotVisible
    cause = register_of(here.scope, here.id, row.caused_by) if row.caused_by else None
    children = register_children(here.scope, here.id, row.operation)
    known = known_in(here, [row, *children])
    context = {
        "here": here,
        "row": row,
        "sentence": row.sentence(known),
        "decision": _decision(row),
        "lines": labelled(row.payload, known),
        "subject": known.names.get(row.subject) if row.subject else None,
        "cause": cause,
        "may_redact": here.may(Permission.REDACT) and row.payload is not None,
        "may_reverse": here.may(Permission.ACCOUNTS) and row.type == "ledger.record_entry" and _stands(row),
        "flagged": row.verdict == Verdict.FLAGGED,
        "children": [(child, child.sentence(known)) for child in children],
    }
    return render(request, "register/entry.html", context)


def register_operation(request: HttpRequest, code: str, operation: UUID) -> HttpResponse:
    """From a line of the accounts or a record to the register's line about it."""
    here = keeping_here(request, code)
    row = register_of(here.scope, here.id, operation)
    if row is None:
        raise NotVisible
    return redirect(here.url("register_entry", row.number))


def _stands(row: RegisterRow) -> bool:
    return row.verdict in (Verdict.ACCEPTED, Verdict.FLAGGED)


def _decision(row: RegisterRow) -> VerdictView:
    problems = [
        VerdictProblem(problem.message, problem.reference, problem.mark.value, problem.field)
        for problem in row.problems
    ]
    return VerdictView(row.verdict, _ADVICE[Verdict(row.verdict)](), problems)


_ADVICE = {
    Verdict.ACCEPTED: lambda: _("L’opération est au registre, sans rien à redire."),
    Verdict.FLAGGED: lambda: _("Le fait est noté ; quelqu’un doit regarder ce qui suit."),
    Verdict.HELD: lambda: _("Elle sera reprise d’elle-même quand ce qu’elle attend sera là."),
    Verdict.REFUSED: lambda: _("Rien n’a changé. La demande et ses raisons restent au registre."),
}
