"""A mission and its lines as the operations of either side find them: locked, and only for a party."""

from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.core.scope.tenancy import TwoSided
from lisanga.domains.partnerships.models import Mission, ServiceFact, ServiceLine
from lisanga.domains.partnerships.operations.sides import Side


def mission_of(context: Context, identifier: UUID) -> Mission | None:
    """The mission when this organisation is one of its two sides."""
    return Mission.plain.select_for_update().filter(_party(context), id=identifier).first()


def line_of(context: Context, identifier: UUID) -> ServiceLine | None:
    return ServiceLine.plain.select_for_update().filter(_party(context), id=identifier).first()


def fact_of(context: Context, identifier: UUID) -> ServiceFact | None:
    return ServiceFact.plain.select_for_update().filter(_party(context), id=identifier).first()


def _party(context: Context) -> Q:
    return Q(organisation_id=context.organisation) | Q(partner_id=context.organisation)


def side_of(context: Context, row: TwoSided) -> Side:
    """Whose register this is: the office's or the partner's."""
    return Side.OFFICE if row.organisation_id == context.organisation else Side.PARTNER


def invalid(code: str, message: str, field: str = "") -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID)


def warning(code: str, message: str, field: str = "") -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.WARNING)


def unknown_mission() -> Problem:
    return invalid("unknown_mission", _("Cette mission n’existe pas."), "mission")


def unknown_line() -> Problem:
    return invalid("unknown_line", _("Cette ligne n’existe pas."), "line")


def over(mission: Mission) -> list[Problem]:
    """A mission that was called off changes no more."""
    if mission.cancelled_on is None:
        return []
    return [Problem(code="mission_cancelled", message=_("Cette mission est annulée."), field="mission")]
