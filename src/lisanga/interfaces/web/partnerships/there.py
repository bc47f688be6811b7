"""Where a page of an agreement stands: the agreement of its address, on which side the reader is, and its tabs."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel import french
from lisanga.core.kernel.clock import KINSHASA
from lisanga.core.operations.queries import RegisterRow
from lisanga.core.scope import security
from lisanga.core.scope.roles import OrganisationKind, Permission
from lisanga.core.scope.viewer import NotVisible, Scope, Viewer
from lisanga.domains.partnerships.queries import AgreementSheet, agreement_coded
from lisanga.interfaces.web.components import Event, Tab
from lisanga.interfaces.web.requests import viewer_of_request
from lisanga.interfaces.web.submitting import OperationForm

# (name of the address, words); each address takes the agreement's code alone.
TABS = (
    ("agreement", _("La convention")),
    ("agreement_text", _("Texte")),
    ("obligations", _("Obligations")),
    ("agreement_indicators", _("Indicateurs")),
    ("agreement_deliverables", _("Livrables")),
    ("agreement_training", _("Formation")),
    ("missions", _("Missions")),
    ("documents", _("Documents")),
    ("data_sets", _("Données de ciblage")),
    ("deposits", _("Dépôts")),
    ("focal_points", _("Points focaux")),
)


@dataclass(frozen=True, slots=True)
class There:
    """An agreement as the reader stands in it."""

    sheet: AgreementSheet
    viewer: Viewer

    @property
    def id(self) -> UUID:
        return self.sheet.id

    @property
    def code(self) -> str:
        return self.sheet.code

    @property
    def scope(self) -> Scope:
        return self.viewer.scope

    @property
    def is_office(self) -> bool:
        """Whether the reader is on the programme's side (read by its owner's rows)."""
        return self.sheet.organisation in self.scope.rows

    @property
    def register(self) -> UUID:
        """The organisation in whose register the reader's acts stand."""
        return self.sheet.organisation if self.is_office else self.sheet.partner

    def may(self, permission: Permission) -> bool:
        """On the reader's own side."""
        return self.viewer.may(permission, self.register)

    def require(self, permission: Permission) -> None:
        """A page for those who may do something does not exist for the others."""
        if not self.may(permission):
            raise NotVisible

    def url(self, name: str, *args: object) -> str:
        return reverse(name, args=[self.code, *args])

    def tabs(self, current: str) -> list[Tab]:
        return [Tab(str(label), self.url(name), name == current) for name, label in TABS]


def agreement_here(request: HttpRequest, code: str) -> There:
    """The agreement of this code. For whoever is of neither side it does not exist, and the attempt is logged (G84),
    whether there is one of that code or not."""
    viewer = viewer_of_request(request)
    try:
        return There(agreement_coded(viewer.scope, code), viewer)
    except NotVisible:
        security.note("unseen_agreement", viewer.person, detail=code)
        raise


def office_of(viewer: Viewer) -> UUID:
    """The programme office where the reader leads agreements; the page does not exist for the others."""
    for grant in viewer.current:
        office = grant.organisation_kind == OrganisationKind.PROGRAMME
        if office and viewer.may(Permission.PROGRAMME, grant.organisation):
            return grant.organisation
    raise NotVisible


def reads_agreements(viewer: Viewer) -> bool:
    """Whether agreements are this reader's business: the office's readers and the people of a partner."""
    offices = {g.organisation for g in viewer.current if g.organisation_kind == OrganisationKind.PROGRAMME}
    return bool(viewer.scope.parties or offices & viewer.scope.rows)


def event_of(row: RegisterRow) -> Event:
    """A line of either side's register as a sentence."""
    moment = row.received_at.astimezone(KINSHASA)
    told = _("%(day)s à %(hour)s") % {
        "day": french.short_date(row.business_date),
        "hour": f"{moment.hour}\u00a0h\u00a0{moment:%M}",
    }
    return Event(row.sentence(), str(told))


def form_page(
    request: HttpRequest, there: There, form: OperationForm, title: str, about: str, back: str = ""
) -> HttpResponse:
    """A form under the agreement's name, one question to a screen; `back` is where one goes without sending it."""
    context = {"there": there, "form": form, "title": title, "about": about, "back": back or there.url("agreement")}
    return render(request, "partnerships/form.html", context, status=422 if form.errors else 200)
