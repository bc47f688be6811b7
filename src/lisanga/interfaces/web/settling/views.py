"""À régler: what was recorded with something to look at, until a person decides."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.operations.queries import (
    RegisterRow,
    register_entry,
    settlement_of,
    unsettled,
    unsettled_count,
)
from lisanga.core.operations.sentences import Known
from lisanga.core.operations.verdicts import Verdict
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.directory.operations.settle_flag import LONGEST_REASON, SettleFlag
from lisanga.interfaces.web.here import Here, keeping_here
from lisanga.interfaces.web.history import known_in
from lisanga.interfaces.web.paging import cut, number_key, pager
from lisanga.interfaces.web.register.payloads import labelled
from lisanga.interfaces.web.settling.twins import twins_of
from lisanga.interfaces.web.settling.ways import advice_of, answer_url, record_url, ways_of
from lisanga.interfaces.web.submitting import OperationForm, send

PAGE = 20


def to_settle(request: HttpRequest, code: str) -> HttpResponse:
    """Newest first; who reads the rows of the place sees it, who may correct has the buttons."""
    here = keeping_here(request, code)
    found, more = cut(unsettled(here.scope, here.id, number_key(request), PAGE + 1), PAGE)
    known = known_in(here, found)
    context = {
        "here": here,
        "rows": [_shown(here, row, known) for row in found],
        "count": unsettled_count(here.scope, here.id),
        "may": here.may(Permission.REVERSE),
        "pager": pager(request, str(found[-1].number) if found else "", more=more),
    }
    return render(request, "settling/list.html", context)


def _shown(here: Here, row: RegisterRow, known: Known) -> dict[str, Any]:
    return {
        "row": row,
        "sentence": row.sentence(known),
        "advice": advice_of(row),
        "url": record_url(here, row),
        "answer": answer_url(here, row),
        "ways": ways_of(here, row),
        "lines": labelled(row.payload, known),
    }


class SettleForm(OperationForm):
    """What was decided, in one's own words."""

    reason = forms.CharField(
        label=_("Qu’avez-vous vérifié ?"),
        max_length=LONGEST_REASON,
        help_text=_("Votre réponse reste au registre. Par exemple : « Pesée revue avec le membre, le bon est juste »."),
    )
    line = forms.IntegerField(
        label=_("Corrigé par la ligne n°"),
        required=False,
        min_value=1,
        max_value=2**62,
        help_text=_("Laissez vide si rien n’est à changer. Sinon, le numéro de la ligne du registre qui corrige."),
    )


def settle(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One flagged operation, with its like beside it, what may be done, and the answer."""
    here = keeping_here(request, code)
    row = register_entry(here.scope, here.id, number)
    if row is None or row.verdict != Verdict.FLAGGED:
        raise NotVisible
    elsewhere = answer_url(here, row)
    if elsewhere != here.url("settle", number):
        return redirect(elsewhere)
    if request.method == "POST":
        here.require(Permission.REVERSE)
    form = SettleForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _sent(request, here, row, form):
        return redirect(here.url("to_settle"))
    return render(request, "settling/one.html", _context(here, row, form), status=422 if form.errors else 200)


def _sent(request: HttpRequest, here: Here, row: RegisterRow, form: SettleForm) -> bool:
    line = form.cleaned_data["line"]
    correction = _operation_at(here, line)
    if line and correction is None:
        form.add_error("line", _now("Le registre n’a pas cette ligne."))
        return False
    payload = SettleFlag(operation=row.operation, reason=form.cleaned_data["reason"], corrected_by=correction)
    said = _now("C’est réglé : la ligne %(number)s n’attend plus personne.") % {"number": row.number}
    return send(request, "directory.settle_flag", here.id, payload, form=form, said=said).recorded


def _operation_at(here: Here, number: int | None) -> UUID | None:
    found = register_entry(here.scope, here.id, number) if number else None
    return found.operation if found else None


def _context(here: Here, row: RegisterRow, form: SettleForm) -> dict[str, Any]:
    settled = settlement_of(here.scope, here.id, row.number)
    twins = twins_of(here, row)
    known = known_in(here, [row, *twins, *([settled] if settled else [])])
    return {
        "here": here,
        "one": _shown(here, row, known),
        "twins": [_shown(here, twin, known) for twin in twins],
        "settled": settled.sentence(known) if settled else "",
        "settlement": settled,
        "own": row.author == here.viewer.person,
        "form": form if settled is None and here.may(Permission.REVERSE) else None,
        "back": here.url("to_settle"),
    }
