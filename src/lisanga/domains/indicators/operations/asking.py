"""What several operations on indicators check: whom they speak of, which indicator, which period."""

from uuid import UUID

from django.utils.translation import gettext as _

from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.scope.models import Organisation
from lisanga.core.scope.roles import COOPERATIVE_KINDS, PARTNER_KINDS, OrganisationKind
from lisanga.core.scope.viewer import Scope
from lisanga.domains.indicators.catalogue import COMPUTED
from lisanga.domains.indicators.models import Indicator
from lisanga.domains.indicators.periods import BadPeriod, period
from lisanga.domains.partnerships.queries import agreement_names

LARGEST = 10**15  # hundredths


def invalid(code: str, message: str, field: str = "") -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID)


def organisation_problems(organisation: UUID) -> list[Problem]:
    """An indicator speaks of the programme, of a partner or of a cooperative."""
    kinds = {str(kind) for kind in COOPERATIVE_KINDS | PARTNER_KINDS | {OrganisationKind.PROGRAMME}}
    if Organisation.objects.filter(id=organisation, kind__in=kinds).exists():
        return []
    text = _("Choisissez le programme, un partenaire ou une coopérative.")
    return [invalid("unknown_organisation", text, "about")]


def agreement_problems(organisation: UUID, agreement: UUID | None) -> list[Problem]:
    """An agreement is one of the partner that the indicator speaks of."""
    shared = Scope(parties=frozenset({organisation}))  # the door has authorised
    if agreement is None or agreement_names(shared, [agreement]):
        return []
    return [invalid("unknown_agreement", _("Cette convention n’est pas celle de ce partenaire."), "agreement")]


def indicator_problems(organisation: UUID, indicator: str) -> list[Problem]:
    """A code of the catalogue, or an own indicator of that organisation."""
    if indicator in COMPUTED or own_indicator(organisation, indicator) is not None:
        return []
    return [invalid("unknown_indicator", _("Cet indicateur n’existe pas ici."), "indicator")]


def own_indicator(organisation: UUID, indicator: str | UUID) -> Indicator | None:
    try:
        identifier = UUID(str(indicator))
    except ValueError:
        return None
    return Indicator.plain.filter(organisation_id=organisation, id=identifier).first()


def period_problems(code: str, field: str = "period") -> list[Problem]:
    try:
        known = period(code)
    except BadPeriod as error:
        return [invalid("bad_period", str(error), field)]
    return [] if known.code == code else [invalid("bad_period", _("Écrivez la période ainsi : 2026-Q1."), field)]


def number_problems(value: int | None, field: str) -> list[Problem]:
    if value is None or 0 <= value <= LARGEST:
        return []
    return [invalid("bad_number", _("Un nombre, zéro ou plus, est attendu."), field)]
