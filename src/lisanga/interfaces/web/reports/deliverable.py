"""Where a page of a deliverable stands: the deliverable of its address, and on which side the reader is."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.kernel import clock, french
from lisanga.core.scope import security
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible, Scope, Viewer
from lisanga.domains.partnerships.queries import deliverables as queries
from lisanga.domains.partnerships.queries.deliverables import DeliverableRow, VersionRow
from lisanga.interfaces.bridges.dossiers.issuing import version_paper as issued
from lisanga.interfaces.bridges.dossiers.paper import Paper
from lisanga.interfaces.web.requests import viewer_of_request
from lisanga.reports.parts.drafting import drafted
from lisanga.reports.parts.shape import Dossier
from lisanga.reports.parts.snapshot import BadSnapshot, thaw

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)
TONES = {"draft": "quiet", "submitted": "wait", "observed": "watch", "validated": "good", "rejected": "bad"}


@dataclass(frozen=True, slots=True)
class Standing:
    """A deliverable as the reader stands before it."""

    row: DeliverableRow
    viewer: Viewer

    @property
    def id(self) -> UUID:
        return self.row.id

    @property
    def scope(self) -> Scope:
        return self.viewer.scope

    @property
    def is_office(self) -> bool:
        return self.row.organisation in self.scope.rows

    @property
    def register(self) -> UUID:
        """The organisation in whose register the reader's acts stand."""
        return self.row.organisation if self.is_office else self.row.partner

    @property
    def tone(self) -> str:
        return TONES[self.row.status]

    def may(self, permission: Permission) -> bool:
        """On the reader's own side."""
        return self.viewer.may(permission, self.register)

    @property
    def writes(self) -> bool:
        """The programme's own: its drafts, its submissions."""
        return self.is_office and self.may(Permission.PROGRAMME)

    @property
    def observes(self) -> bool:
        return not self.is_office and self.may(Permission.PARTNERSHIP)

    @property
    def validates(self) -> bool:
        return not self.is_office and self.may(Permission.VALIDATE)

    def url(self, name: str, *args: object) -> str:
        return reverse(name, args=[self.id, *args])


def standing(request: HttpRequest, identifier: UUID) -> Standing:
    """NotVisible for whoever is of neither side; the attempt is logged (G84)."""
    viewer = viewer_of_request(request)
    try:
        return Standing(queries.deliverable(viewer.scope, identifier), viewer)
    except NotVisible:
        security.note("unseen_deliverable", viewer.person, detail=str(identifier))
        raise


def needs(condition: bool) -> None:
    """A page for those who may do something does not exist for the others."""
    if not condition:
        raise NotVisible


def version_of(one: Standing, number: int) -> VersionRow:
    """NotVisible for a version that was never submitted."""
    found = next((row for row in queries.versions(one.scope, one.id) if row.number == number), None)
    if found is None:
        raise NotVisible
    return found


def draft_of(one: Standing) -> Dossier:
    """The report as it would be submitted now; the programme's own."""
    written = {part: row.text for part, row in queries.texts(one.scope, one.id).items()}
    return drafted(one.row, written, queries.typed_figures(one.scope, one.id))


def legible(view: Callable[Concatenate[HttpRequest, UUID, int, P], R]) -> Callable[..., R | HttpResponse]:
    """A version whose frozen text is no report says so, and where to go from there, instead of failing."""

    @wraps(view)
    def shown(
        request: HttpRequest, identifier: UUID, number: int, *more: P.args, **named: P.kwargs
    ) -> R | HttpResponse:
        try:
            return view(request, identifier, number, *more, **named)
        except BadSnapshot:
            one = standing(request, identifier)
            security.note("unreadable_report", one.viewer.person, detail=f"{identifier} v{number}")
            context = {"one": one, "row": one.row, "version": version_of(one, number)}
            return render(request, "reports/damaged.html", context, status=422)

    return shown


def frozen(one: Standing, number: int) -> Dossier:
    """The report of one version, from its snapshot alone."""
    text = queries.snapshot(one.scope, one.id, number)
    needs(bool(text))
    return thaw(text)


def draft_paper(one: Standing) -> Paper:
    """For the programme's own use: without a code, since nothing is frozen."""
    moment = int(clock.now().timestamp())
    return Paper(draft_of(one), 0, _("chiffres du %(day)s") % {"day": french.long_date(clock.today())}, moment=moment)


def version_paper(request: HttpRequest, one: Standing, version: VersionRow) -> Paper:
    """As it was submitted, with what was decided since."""
    snapshot = queries.snapshot(one.scope, one.id, version.number)
    needs(bool(snapshot))
    return issued(one.row, version, snapshot, request.build_absolute_uri)
