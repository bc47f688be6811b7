"""What operations on deliverables share: the row under its lock, the version in hand, and their usual refusals."""

from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.core.scope.models import Person
from lisanga.domains.partnerships.deliverable_rules import STATES, Act, next_state
from lisanga.domains.partnerships.models import Deliverable, DeliverableVersion
from lisanga.domains.partnerships.operations.focal import may_validate

LONGEST_TEXT = 40_000


def deliverable_of(context: Context, identifier: UUID) -> Deliverable | None:
    """The deliverable when the register's organisation is a side of it, locked until the end of the transaction."""
    side = Q(organisation_id=context.organisation) | Q(partner_id=context.organisation)
    return Deliverable.plain.select_for_update().filter(side, id=identifier).first()


def of_office(context: Context, identifier: UUID) -> Deliverable | None:
    """The same for acts that are the programme's alone."""
    own = Deliverable.plain.select_for_update().filter(organisation_id=context.organisation)
    return own.filter(id=identifier).first()


def of_partner(context: Context, identifier: UUID) -> Deliverable | None:
    """The same for acts that are the partner's alone."""
    own = Deliverable.plain.select_for_update().filter(partner_id=context.organisation)
    return own.filter(id=identifier).first()


def needed(found: Deliverable | None) -> Deliverable:
    """After `check` has found it."""
    assert found is not None
    return found


def version_of(deliverable: Deliverable) -> DeliverableVersion:
    """The last version submitted."""
    found: DeliverableVersion = DeliverableVersion.plain.get(deliverable=deliverable, number=deliverable.version)
    return found


def unknown() -> list[Problem]:
    text = _("Ce livrable n’existe pas.")
    return [Problem(code="unknown_deliverable", message=text, field="deliverable", severity=Severity.INVALID)]


def invalid(code: str, message: str, field: str) -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID)


def step_problems(deliverable: Deliverable, act: Act, version: int) -> list[Problem]:
    """The act must be a step from the present state, and speak of the version that is there."""
    if version != deliverable.version + (act is Act.SUBMIT):
        text = _("Entre-temps, une autre version est arrivée : relisez-la d’abord.")
        return [Problem(code="other_version", message=text, field="version")]
    if next_state(deliverable.status, act) is None:
        text = _("Un livrable « %(state)s » ne peut pas l’être.") % {"state": STATES[deliverable.status]}
        return [Problem(code="wrong_state", message=text)]
    return []


def decide(
    deliverable: Deliverable,
    status: str,
    day: date,
    who: tuple[UUID, str],
    how: str,
    reason: str = "",
) -> DeliverableVersion:
    """Writes a decision beside the version in hand; the version itself is not touched."""
    version = version_of(deliverable)
    version.status, version.decided_on, version.decided_how = status, day, how
    version.decided_by, version.decided_name = who
    version.reason = reason
    version.save()
    deliverable.status = status
    if status == "validated":
        deliverable.validated_version = deliverable.version
    deliverable.save()
    return version


def name_of(person: UUID) -> str:
    """As it is known today; empty for the installation itself."""
    return Person.objects.filter(id=person).values_list("name", flat=True).first() or ""


def valideur_problems(deliverable: Deliverable, person: UUID, day: date) -> list[Problem]:
    """The right is that of this very agreement: one named for another one of the same partner decides nothing."""
    if may_validate(deliverable.agreement, person, day):
        return []
    text = _("Seul le responsable du Partenaire, ou un point focal valideur de cette convention, en décide.")
    return [Problem(code="not_a_valideur", message=text)]


def fingerprint_problems(deliverable: Deliverable, sha256: str) -> list[Problem]:
    """Whoever decides names what was read."""
    if version_of(deliverable).sha256 == sha256:
        return []
    text = _("Ce n’est pas le texte que vous avez lu : ouvrez la version soumise et décidez ensuite.")
    return [invalid("wrong_fingerprint", text, "sha256")]
