"""What operations on telephones share."""

from collections.abc import Callable
from uuid import UUID

from django.utils.translation import gettext as _

from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.core.scope.models import Device

LONGEST_NAME = 40
# Whether a till may be a telephone's own: the domain that knows tills adds its check at start-up.
FloatCheck = Callable[[Context, UUID], list[Problem]]
FLOAT_CHECKS: list[FloatCheck] = []


def device_of(context: Context, identifier: UUID) -> Device | None:
    """A telephone of the organisation that the operation belongs to."""
    return Device.objects.filter(id=identifier, organisation_id=context.organisation).first()


def unknown_device() -> Problem:
    return invalid("unknown_device", _("Ce téléphone n’existe pas ici."), "device")


def nothing_waits() -> Problem:
    return invalid("nothing_waits", _("Rien de ce téléphone n’attend une réponse."), "device")


def answered_otherwise(message: str) -> Problem:
    """Two people at once: the first one has decided for both."""
    return Problem(code="answered_already", message=message, field="device")


def name_problems(name: str) -> list[Problem]:
    if not name.strip():
        return [invalid("no_name", _("Donnez un nom au téléphone, par exemple « Téléphone de Kimbata »."), "name")]
    if len(name.strip()) > LONGEST_NAME:
        return [invalid("too_long", _("Ce nom est trop long."), "name")]
    return []


def float_problems(context: Context, till: UUID | None, device: UUID | None = None) -> list[Problem]:
    """A telephone's own till is a till, and no other living telephone's."""
    if till is None:
        return []
    problems = [problem for look in FLOAT_CHECKS for problem in look(context, till)]
    living = Device.objects.filter(organisation_id=context.organisation, till=till, revoked_at=None)
    other = (living if device is None else living.exclude(id=device)).first()
    if other is not None:
        text = _("Cette caisse est déjà celle de « %(name)s » : un fonds n’a qu’un téléphone.")
        problems.append(invalid("float_taken", text % {"name": other.name}, "till"))
    return problems


def invalid(code: str, message: str, field: str) -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID)
