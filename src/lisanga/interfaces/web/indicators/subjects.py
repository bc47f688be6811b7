"""Whose indicators a page shows, and over which period: read from the address."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.kernel import clock
from lisanga.core.scope.models import Organisation
from lisanga.core.scope.roles import COOPERATIVE_KINDS, OrganisationKind, Permission
from lisanga.core.scope.viewer import NotVisible, Scope, Viewer
from lisanga.domains.cooperatives.queries import CooperativeFilter, CooperativeRow, cooperatives
from lisanga.domains.directory.queries import OrganisationRow, partners, programmes
from lisanga.domains.indicators.periods import BadPeriod, Period, latest_quarters, period, year_of
from lisanga.domains.indicators.queries.facts import EVERY
from lisanga.domains.partnerships.queries import AgreementSheet, agreement_coded
from lisanga.domains.partnerships.queries.kept import Whose
from lisanga.interfaces.web.here import Here, cooperative_here
from lisanga.interfaces.web.network.readers import reader_of
from lisanga.interfaces.web.partnerships.there import There, agreement_here

YEARS, QUARTERS = 3, 8
FINAL = "final"  # the whole of an agreement
# Pages that stand under a cooperative or under an agreement too.
_OF_COOPERATIVE = ("indicators", "indicator", "indicator_records")
_OF_AGREEMENT = (*_OF_COOPERATIVE, "indicator_targets", "indicator_value")


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Subject:
    """The programme, a partner or a cooperative, with the cooperatives that its figures add up. `office`: the programme
    office in whose register the reader may set targets and type values; None when it may not."""

    viewer: Viewer
    organisation: UUID
    code: str
    name: str
    span: Period
    cooperatives: tuple[CooperativeRow, ...]
    choices: tuple[Option, ...]
    office: UUID | None
    whose: Whose
    here: Here | None = None
    agreement: AgreementSheet | None = None  # whose targets are shown, instead of the partner's own
    there: There | None = None

    @property
    def scope(self) -> Scope:
        return self.viewer.scope

    @property
    def ids(self) -> list[UUID]:
        return [row.organisation for row in self.cooperatives]

    @property
    def periods(self) -> tuple[Option, ...]:
        """Years, then quarters, the newest first."""
        today = self.viewer.today
        years = [period(str(today.year - back)) for back in range(YEARS)]
        found = [*years, *reversed(latest_quarters(today, QUARTERS))]
        if self.span not in found:
            found.append(self.span)
        return tuple(Option(one.code or FINAL, one.name, one == self.span) for one in found)

    @property
    def about(self) -> UUID | None:
        """The agreement that targets were set for; None: the organisation itself."""
        return self.agreement.id if self.agreement else None

    @property
    def query(self) -> str:
        """What the address keeps from page to page."""
        who = "" if self.here or self.there else f"pour={self.code}&"
        who += f"convention={self.agreement.code}&" if self.agreement and not self.there else ""
        return f"?{who}periode={self.span.code or FINAL}"

    def url(self, name: str, *args: object) -> str:
        """A page of indicators about the same, over the same period. Those of a cooperative stand under it, save what
        only the office does."""
        if self.there is not None and name in _OF_AGREEMENT:
            name, args = f"agreement_{name}", (self.there.code, *args)
        elif self.here is not None and name in _OF_COOPERATIVE:
            name, args = f"cooperative_{name}", (self.code, *args)
        elif self.here is not None or self.there is not None:
            return f"{reverse(name, args=args)}?pour={self.code}&periode={self.span.code}"
        return reverse(name, args=args) + self.query


def subject_of(request: HttpRequest, *, may_change: bool = False) -> Subject:
    """For readers above the cooperatives: the programme, or the partner or cooperative that the address names; without
    any, the widest that the reader has. Something unknown or somebody else's does not exist."""
    viewer = reader_of(request)
    office = _office(viewer)
    if may_change and office is None:
        raise NotVisible
    known = [*_programmes(viewer), *partners(viewer.scope)]
    asked = request.GET.get("pour", "").strip().upper()
    chosen = next((row for row in known if row.code == asked), None)
    if chosen is None and asked:
        chosen = _cooperative(viewer, asked)
    chosen = chosen or (known[0] if known and not asked else None)
    if chosen is None:
        raise NotVisible
    agreed = _agreement(request, viewer.scope, chosen.id)
    wanted, whose = _reach(chosen, agreed)
    choices = tuple(Option(row.code, row.name, row.id == chosen.id) for row in known)
    return Subject(
        viewer=viewer,
        organisation=chosen.id,
        code=chosen.code,
        name=chosen.name,
        span=_span(request, viewer.today, agreed),
        cooperatives=tuple(cooperatives(viewer.scope, wanted, limit=EVERY)),
        choices=choices if len(choices) > 1 and agreed is None else (),
        office=office,
        agreement=agreed,
        whose=whose,
    )


def _reach(chosen: OrganisationRow, agreed: AgreementSheet | None) -> tuple[CooperativeFilter, Whose]:
    """Whose cooperatives are added up, and whose work."""
    if chosen.kind == OrganisationKind.PROGRAMME:
        return CooperativeFilter(), Whose()
    if chosen.kind in COOPERATIVE_KINDS:
        return CooperativeFilter(organisations=frozenset({chosen.id})), Whose(cooperative=chosen.id)
    return CooperativeFilter(partner=chosen.id), Whose(agreed.id if agreed else None, chosen.id)


def cooperative_subject(request: HttpRequest, code: str) -> Subject:
    """One cooperative, for whoever reads at least its figures."""
    here = cooperative_here(request, code, rows=False)
    wanted = CooperativeFilter(organisations=frozenset({here.id}))
    return Subject(
        viewer=here.viewer,
        organisation=here.id,
        code=here.code,
        name=here.name,
        span=_span(request, here.viewer.today),
        cooperatives=tuple(cooperatives(here.scope, wanted)),
        choices=(),
        office=_office(here.viewer),
        whose=Whose(cooperative=here.id),
        here=here,
    )


def agreement_subject(request: HttpRequest, code: str, *, may_change: bool = False) -> Subject:
    """One agreement: its own targets and work, the cooperatives of its partner."""
    there = agreement_here(request, code)
    office = _office(there.viewer)
    if may_change and office is None:
        raise NotVisible
    wanted = CooperativeFilter(partner=there.sheet.partner)
    return Subject(
        viewer=there.viewer,
        organisation=there.sheet.partner,
        code=there.sheet.partner_code,
        name=there.sheet.partner_name,
        span=_span(request, there.viewer.today, there.sheet),
        cooperatives=tuple(cooperatives(there.scope, wanted, limit=EVERY)),
        choices=(),
        office=office,
        whose=Whose(agreement=there.id, partner=there.sheet.partner),
        agreement=there.sheet,
        there=there,
    )


def _programmes(viewer: Viewer) -> list[OrganisationRow]:
    return [row for row in programmes(viewer.scope) if row.id in viewer.scope.rows]


def _cooperative(viewer: Viewer, code: str) -> OrganisationRow | None:
    """One that the reader may add up; a code of another one leads nowhere."""
    kinds = [str(kind) for kind in COOPERATIVE_KINDS]
    found = Organisation.objects.filter(code=code, kind__in=kinds, id__in=viewer.scope.aggregates)
    row = found.values_list("id", "code", "name", "kind").first()
    return OrganisationRow(*row) if row else None


def _office(viewer: Viewer) -> UUID | None:
    for grant in viewer.current:
        if viewer.may(Permission.MONITOR, grant.organisation):
            return grant.organisation
    return None


def _agreement(request: HttpRequest, scope: Scope, partner: UUID) -> AgreementSheet | None:
    """The agreement that the address names, with the partner of the page; NotVisible for any other."""
    code = request.GET.get("convention", "").strip()
    found = agreement_coded(scope, code) if code else None
    if found is not None and found.partner != partner:
        raise NotVisible
    return found


def _span(request: HttpRequest, today: date, agreed: AgreementSheet | None = None) -> Period:
    if agreed is not None and request.GET.get("periode") == FINAL:
        return Period(clock.month_of(agreed.starts_on), clock.month_of(agreed.ends_on))
    try:
        return period(request.GET.get("periode", ""))
    except BadPeriod:
        return year_of(today)


def months_until(span: Period, today: date) -> int:
    """The last month of a period that has begun."""
    return min(span.last, clock.month_of(today))


def said_of(subject: Subject) -> str:
    """ "Province du Kwilu · 2026 · 7 coopératives"."""
    count = len(subject.cooperatives)
    word = _("coopérative") if count < 2 else _("coopératives")
    parts = [subject.name, subject.agreement.code if subject.agreement else "", subject.span.name, f"{count} {word}"]
    return " · ".join(part for part in parts if part)
