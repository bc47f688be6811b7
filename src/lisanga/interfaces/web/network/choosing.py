"""What of the network is looked at: the sentence above the table, read from the address."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _

from lisanga.core.kernel import clock, french
from lisanga.core.scope.viewer import Scope
from lisanga.domains.cooperatives.queries import CooperativeFilter, counts
from lisanga.domains.cooperatives.rules import FORMS, STAGES
from lisanga.domains.directory.queries import OrganisationRow, partners
from lisanga.domains.places.gazetteer import province

SPANS = (12, 1, 3, 6, 24)  # months, the usual one first


@dataclass(frozen=True, slots=True)
class Option:
    """One line of a choice; `value` goes into the address."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter and a span of months, with what else could be chosen. `everywhere` counts cooperatives by province
    with the rest of the filter applied, so that the map leads from one province to the next."""

    wanted: CooperativeFilter
    first: int
    last: int
    span: int
    everywhere: dict[str, int]
    provinces: tuple[Option, ...]
    partners: tuple[Option, ...]
    forms: tuple[Option, ...]
    stages: tuple[Option, ...]
    spans: tuple[Option, ...]

    @property
    def narrowed(self) -> bool:
        return self.wanted != CooperativeFilter()

    @property
    def starts(self) -> date:
        return clock.month_start(self.first)

    @property
    def period(self) -> str:
        """ "mars 2026", "d’avril 2025 à mars 2026" without the words that lead."""
        if self.first == self.last:
            return french.month_name(self.last)
        return _("%(first)s – %(last)s") % {
            "first": french.month_name(self.first),
            "last": french.month_name(self.last),
        }


def choice_of(request: HttpRequest, scope: Scope, today: date) -> Choice:
    """Two statements. What the address says of something unknown, or of somebody else's, is as if it said nothing."""
    asked, known = request.GET, partners(scope)
    partner = next((row for row in known if row.code == asked.get("partenaire", "")), None)
    form, stage = asked.get("forme", ""), asked.get("etape", "")
    rest = CooperativeFilter(
        text=asked.get("nom", "").strip()[:80],
        partner=partner.id if partner else None,
        form=form if form in FORMS else "",
        stage=stage if stage in STAGES else "",
    )
    everywhere: dict[str, int] = {}
    for (iso, _stage), count in counts(scope, rest).items():
        everywhere[iso] = everywhere.get(iso, 0) + count
    place = asked.get("province", "") if province(asked.get("province", "")) else ""
    wanted = CooperativeFilter(text=rest.text, partner=rest.partner, form=rest.form, stage=rest.stage, province=place)
    span = _span(asked.get("mois", ""))
    last = clock.month_of(today)
    return Choice(
        wanted=wanted,
        first=last - span + 1,
        last=last,
        span=span,
        everywhere=everywhere,
        provinces=_provinces(everywhere, place),
        partners=_partners(known, partner),
        forms=tuple(Option(code, label, code == wanted.form) for code, label in FORMS.items()),
        stages=tuple(Option(code, label, code == wanted.stage) for code, label in STAGES.items()),
        spans=tuple(Option(str(months), _span_name(months), months == span) for months in SPANS),
    )


def _span(text: str) -> int:
    return next((months for months in SPANS if str(months) == text), SPANS[0])


def _span_name(months: int) -> str:
    return _("ce mois") if months == 1 else _("%(months)s mois") % {"months": months}


def _provinces(everywhere: dict[str, int], chosen: str) -> tuple[Option, ...]:
    """Those where something is, and the chosen one."""
    found = [known for iso in {*everywhere, chosen} if (known := province(iso)) is not None]
    return tuple(Option(one.iso, one.name, one.iso == chosen) for one in sorted(found, key=lambda one: one.name))


def _partners(known: Sequence[OrganisationRow], chosen: OrganisationRow | None) -> tuple[Option, ...]:
    """Nothing to choose for somebody who reads one partner only."""
    if len(known) < 2:
        return ()
    return tuple(Option(row.code, row.name, row == chosen) for row in known)
