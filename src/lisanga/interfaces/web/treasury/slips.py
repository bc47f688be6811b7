"""What telephones shall pay from their float: given, seen beside the money that they hold, taken back."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lisanga.core.scope.roles import Permission
from lisanga.domains.treasury import queries
from lisanga.domains.treasury.operations.assign_slips import MOST_SLIPS, AssignSlips
from lisanga.domains.treasury.operations.withdraw_slips import WithdrawSlips
from lisanga.domains.treasury.queries import DueSlip, FloatRow
from lisanga.interfaces.web.here import Here, cooperative_here
from lisanga.interfaces.web.members.choosing import members_named
from lisanga.interfaces.web.paging import uuid_of
from lisanga.interfaces.web.submitting import OperationForm, send
from lisanga.interfaces.web.treasury.paying import views_of


@dataclass(frozen=True, slots=True)
class Choice:
    """A slip as the page shows it; `holder` is the name of the telephone that it is given to already."""

    slip: DueSlip
    ticked: bool
    holder: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What the ticked slips come to beside the float that shall pay them, in francs."""

    count: int
    total: int
    given: int
    held: int

    @property
    def short(self) -> int:
        """What is missing in the float for everything; 0 when there is enough."""
        return max(0, self.given + self.total - self.held)


def slips(request: HttpRequest, code: str) -> HttpResponse:
    """Telephones with their float and what they were given; ?telephone= shows the slips of one, ticked ones are taken
    back."""
    here = cooperative_here(request, code)
    form = OperationForm(request.POST or None)
    if request.method == "POST":
        here.require(Permission.CASH)
        if form.is_valid() and _withdrawn(request, here, form):
            return redirect(f"{here.url('slips')}?telephone={request.POST.get('telephone', '')}")
    floats = queries.floats(here.scope, here.id)
    one = _chosen(request, floats)
    context = {
        "here": here,
        "tabs": here.tabs("payments"),
        "views": views_of(here, "slips"),
        "floats": floats,
        "one": one,
        "rows": queries.due_slips(here.scope, here.id, device=one.device) if one else [],
        "form": form,
        "may": here.may(Permission.CASH),
        "keeps": here.may(Permission.PEOPLE),
    }
    return render(request, "treasury/slips.html", context, status=422 if form.errors else 200)


def _withdrawn(request: HttpRequest, here: Here, form: OperationForm) -> bool:
    device, items = uuid_of(request.POST.get("telephone")), _ids(request.POST.getlist("bon"))
    payload = WithdrawSlips(device=device or UUID(int=0), items=tuple(items))
    said = _("C’est retiré. Ce qu’il a déjà payé sans réseau arrivera quand même, à régler.")
    return send(request, "treasury.withdraw_slips", here.id, payload, form=form, said=said).recorded


def assign(request: HttpRequest, code: str) -> HttpResponse:
    """From members ticked in what is due: which of their slips, by which telephone; the sum beside its float."""
    here = cooperative_here(request, code)
    here.require(Permission.CASH)
    floats = queries.floats(here.scope, here.id)
    float_, form = _chosen(request, floats), OperationForm(request.POST or None)
    choices = _choices(here, request.POST or request.GET, floats)
    if request.method == "POST" and "compter" not in request.POST and form.is_valid() and float_ is not None:
        payload = AssignSlips(device=float_.device, items=tuple(one.slip.item for one in choices if one.ticked))
        said = _("C’est confié : le téléphone les reçoit à son prochain envoi.")
        if send(request, "treasury.assign_slips", here.id, payload, form=form, said=said).recorded:
            return redirect(f"{here.url('slips')}?telephone={float_.device}")
    context: dict[str, Any] = {"here": here, "form": form, "choices": choices, "floats": floats, "float": float_}
    context |= {"preview": _preview(choices, float_), "keeps": here.may(Permission.PEOPLE)}
    return render(request, "treasury/slips_assign.html", context, status=422 if form.errors else 200)


def _chosen(request: HttpRequest, floats: list[FloatRow]) -> FloatRow | None:
    """The telephone that was asked for; else the first that has a float."""
    asked = (request.POST or request.GET).get("telephone")
    return next((one for one in floats if str(one.device) == asked), floats[0] if floats else None)


def _choices(here: Here, asked: Any, floats: list[FloatRow]) -> list[Choice]:
    """The members' slips; all that are free are ticked until some were (`vu` says that the boxes were on the page)."""
    members = list(members_named(here, asked.getlist("membre")[:MOST_SLIPS]).values())
    if not members:
        return []
    names = {one.device: one.name for one in floats}
    wanted = set(_ids(asked.getlist("bon"))) if "vu" in asked else None
    return [
        Choice(one, one.device not in names and (wanted is None or one.item in wanted), _holder(one, names))
        for one in queries.due_slips(here.scope, here.id, members)
    ]


def _holder(one: DueSlip, names: dict[UUID, str]) -> str:
    return names.get(one.device, "") if one.device else ""


def _ids(texts: list[str]) -> list[UUID]:
    return [found for text in texts[:MOST_SLIPS] if (found := uuid_of(text))]


def _preview(choices: list[Choice], float_: FloatRow | None) -> Preview:
    ticked = [one.slip.left for one in choices if one.ticked]
    return Preview(len(ticked), sum(ticked), float_.given if float_ else 0, float_.till.balance if float_ else 0)
