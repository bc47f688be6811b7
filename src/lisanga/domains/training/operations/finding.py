"""What several operations of training look for and complain about."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from lisanga.core.kernel import clock
from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.core.scope.models import Organisation
from lisanga.core.scope.roles import PARTNER_KINDS
from lisanga.core.scope.viewer import Scope
from lisanga.domains.partnerships.queries.things import shared_things
from lisanga.domains.places import gazetteer
from lisanga.domains.training.models import Participant, Roadmap, Session, Visit
from lisanga.domains.training.origins import able_people


def invalid(code: str, message: str, field: str = "") -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID)


def warning(code: str, message: str, field: str = "") -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.WARNING)


def roadmap_of(context: Context, identifier: UUID) -> Roadmap | None:
    return Roadmap.plain.filter(organisation_id=context.organisation, id=identifier).first()


def session_of(context: Context, identifier: UUID) -> Session | None:
    return Session.plain.filter(organisation_id=context.organisation, id=identifier).first()


def visit_of(context: Context, identifier: UUID) -> Visit | None:
    return Visit.plain.filter(organisation_id=context.organisation, id=identifier).first()


def unknown_session() -> Problem:
    return invalid("unknown_session", _("Cette séance n’existe pas."), "session")


def unknown_roadmap() -> Problem:
    return invalid("unknown_roadmap", _("Cette feuille de route n’existe pas."), "roadmap")


def unknown_participants() -> Problem:
    return invalid(
        "unknown_participant", _("Une de ces personnes n’est pas dans la liste des participants."), "participants"
    )


def participants_of(context: Context, identifiers: Iterable[UUID]) -> dict[UUID, Participant]:
    """Those that exist, in one read."""
    found = Participant.plain.filter(organisation_id=context.organisation, id__in=set(identifiers))
    return {one.id: one for one in found}


def partner_problems(partner: UUID | None) -> list[Problem]:
    kinds = [str(kind) for kind in PARTNER_KINDS]
    if partner is None or Organisation.objects.filter(id=partner, kind__in=kinds).exists():
        return []
    return [invalid("unknown_partner", _("Choisissez un partenaire du réseau."), "partner")]


def agreement_problems(context: Context, agreement: UUID | None, partner: UUID | None) -> list[Problem]:
    """An agreement of the register's office, with the partner that is told."""
    if agreement is None:
        return []
    office = Scope(rows=frozenset({context.organisation}))
    found = shared_things(office, {"agreement": [agreement]}).get(agreement)
    if found is None:
        return [invalid("unknown_agreement", _("Choisissez une convention de votre bureau."), "agreement")]
    if found.partner != partner:
        return [invalid("another_partner", _("Cette convention est avec un autre partenaire."), "agreement")]
    return []


def place_problems(province: str, territory: str) -> list[Problem]:
    """An empty place is a place not told."""
    if province and gazetteer.province(province) is None:
        return [invalid("unknown_province", _("Cette province n’existe pas."), "province")]
    if territory and territory not in gazetteer.territories_of(province):
        return [invalid("unknown_territory", _("Ce territoire n’est pas dans cette province."), "territory")]
    return []


def stranger(context: Context, person: UUID | None, *readers: UUID | None) -> list[Problem]:
    """Somebody who is to do something reads it: in the office, or on a side that it is shared with."""
    places = [context.organisation, *(one for one in readers if one is not None)]
    if person is None or person in able_people(places, clock.local_date(context.received_at)):
        return []
    return [invalid("unknown_person", _("Cette personne ne lirait pas cette action."), "person")]
