"""A mission, a line or an amount under the agreement of the address; NotVisible when it stands under another."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.partnerships.queries.missions import MissionSheet, mission
from lisanga.domains.partnerships.queries.services import FactRow, ServiceRow, service, service_fact
from lisanga.interfaces.web.partnerships.there import There, agreement_here
from lisanga.interfaces.web.submitting import OperationForm


@dataclass(frozen=True, slots=True)
class OnMission:
    """A mission as the reader stands in it."""

    there: There
    sheet: MissionSheet

    @property
    def id(self) -> UUID:
        return self.sheet.id

    @property
    def side(self) -> str:
        return "office" if self.there.is_office else "partner"

    def bears(self, line: ServiceRow) -> bool:
        """Whether the reader may promise and pay this line: it is the reader's side's own."""
        return self.there.may(Permission.PARTNERSHIP) and line.payer == self.side

    def url(self, name: str, *args: object) -> str:
        """The address of a page of this mission, or of a line or amount of it when one is named."""
        return self.there.url(name, *(args or (self.id,)))


def mission_here(request: HttpRequest, code: str, identifier: UUID) -> OnMission:
    there = agreement_here(request, code)
    sheet = mission(there.scope, identifier)
    if sheet.agreement_id != there.id:
        raise NotVisible
    return OnMission(there, sheet)


def line_here(request: HttpRequest, code: str, identifier: UUID) -> tuple[OnMission, ServiceRow]:
    there = agreement_here(request, code)
    line = service(there.scope, identifier)
    if line is None:
        raise NotVisible
    return mission_here(request, code, line.mission), line


def fact_here(request: HttpRequest, code: str, identifier: UUID) -> tuple[OnMission, FactRow]:
    there = agreement_here(request, code)
    fact = service_fact(there.scope, identifier)
    if fact is None:
        raise NotVisible
    return mission_here(request, code, fact.mission), fact


def form_page(request: HttpRequest, on: OnMission, form: OperationForm, title: str, about: str = "") -> HttpResponse:
    """A form under the mission's name."""
    context = {"there": on.there, "on": on, "sheet": on.sheet, "form": form, "title": title, "about": about}
    return render(request, "missions/form.html", context, status=422 if form.errors else 200)
