"""The tills and the cash book, one movement, its paper, its correction."""

from collections.abc import Iterator
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lisanga.core.kernel import clock
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.treasury import queries
from lisanga.domains.treasury.categories import CATEGORIES, IN, OUT
from lisanga.domains.treasury.queries import BookFilter, MovementRow, TillRow
from lisanga.interfaces.web.exports import exported, wants_file
from lisanga.interfaces.web.here import Here, cooperative_here
from lisanga.interfaces.web.history import events_of
from lisanga.interfaces.web.listing.keeping import kept_list
from lisanga.interfaces.web.paging import PAGE, cut, day_of, number_key, pager, uuid_of
from lisanga.interfaces.web.submitting import ReasonForm, send
from lisanga.interfaces.web.treasury.papers import voucher_of
from lisanga.interfaces.web.treasury.words import COLUMNS, KINDS, Line, channel, lines, voucher_number

CHUNK = 2000


def treasury(request: HttpRequest, code: str) -> HttpResponse:
    """What each till holds, and the cash book, newest first."""
    here = cooperative_here(request, code)
    tills = queries.tills(here.scope, here.id)
    names = {till.id: till.name for till in tills}
    chosen, kept = _filter(request), kept_list(request, "treasury", here)
    if wants_file(request):
        told = (line.exported() for line in _all(here, chosen, names))
        file = exported(request, f"caisse-{code}", COLUMNS, told, kept.hidden)
        if file is not None:
            return file
    found, more = cut(queries.cash_book(here.scope, here.id, None, number_key(request), PAGE + 1, chosen))
    context = {
        "here": here,
        "tabs": here.tabs("treasury"),
        "kept": kept,
        "tills": [(till, KINDS[till.kind]) for till in tills],
        "uncounted": queries.uncounted(here.scope, here.id, clock.month_of(clock.today())),
        "rows": lines(here, found, names),
        "pager": pager(request, str(found[-1].number) if found else "", more=more),
        "chosen": chosen,
        "categories": CATEGORIES.values(),
        "may": here.may(Permission.CASH),
    }
    return render(request, "treasury/treasury.html", context)


def _filter(request: HttpRequest) -> BookFilter:
    sense, category = request.GET.get("sens", ""), request.GET.get("pour", "")
    return BookFilter(
        till=uuid_of(request.GET.get("caisse")),
        direction=sense if sense in (IN, OUT) else "",
        category=category if category in CATEGORIES else "",
        first=day_of(request.GET.get("du")),
        last=day_of(request.GET.get("au")),
    )


def _all(here: Here, chosen: BookFilter, names: dict[UUID, str]) -> Iterator[Line]:
    """Every line of the filter, a bounded number at a time."""
    before = None
    while rows := queries.cash_book(here.scope, here.id, None, before, CHUNK, chosen):
        yield from lines(here, rows, names)
        before = rows[-1].number


def movement(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """What one operation did with money."""
    here, rows, tills = _one(request, code, identifier)
    row, till = rows[0], tills[rows[0].till]
    context = {
        "here": here,
        "identifier": identifier,
        "lines": lines(here, rows, {one.id: one.name for one in tills.values()}),
        "first": lines(here, rows[:1], {till.id: till.name})[0],
        "number": voucher_number(row),
        "channel": channel(row, till.name),
        "may_reverse": here.may(Permission.REVERSE) and _reversible(row),
        "events": events_of(here, identifier),
    }
    return render(request, "treasury/movement.html", context)


def _reversible(row: MovementRow) -> bool:
    """Money for shares is corrected with the shares; a correction stands."""
    return row.nature != "capital" and row.reverses is None and row.reversed_by is None


def voucher(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """The paper: a receipt for a payment, a cash voucher for all else; A6. A member reads the own ones."""
    here = cooperative_here(request, code, member=True)
    rows = queries.movement_of_member(here.scope, here.id, identifier)
    if not rows:
        raise NotVisible
    scope = here.scope.as_of_member(here.id)
    names = {till: name for till, name, _kind, _currency in queries.till_choices(scope, here.id)}
    paper = voucher_of(here, rows[0], names.get(rows[0].till, ""))
    return render(request, "treasury/voucher.html", {"here": here, "paper": paper, "identifier": identifier})


def reverse_movement(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """One button and a reason."""
    here, rows, tills = _one(request, code, identifier)
    here.require(Permission.REVERSE)
    if not _reversible(rows[0]) and request.method != "POST":
        raise NotVisible
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        payload = {"movement": identifier, "reason": form.cleaned_data["reason"]}
        said = _("Le mouvement %(number)s est corrigé.") % {"number": voucher_number(rows[0])}
        if send(request, "treasury.reverse_movement", here.id, payload, form=form, said=said).recorded:
            return redirect(here.url("movement", identifier))
    names = {till.id: till.name for till in tills.values()}
    context = {"here": here, "form": form, "line": lines(here, rows[:1], names)[0], "number": voucher_number(rows[0])}
    context["back"] = here.url("movement", identifier)
    return render(request, "treasury/reverse.html", context, status=422 if form.errors else 200)


def _one(request: HttpRequest, code: str, identifier: UUID) -> tuple[Here, list[MovementRow], dict[UUID, TillRow]]:
    here = cooperative_here(request, code)
    rows = queries.movement(here.scope, here.id, identifier)
    if not rows:
        raise NotVisible
    return here, rows, {till.id: till for till in queries.tills(here.scope, here.id)}
