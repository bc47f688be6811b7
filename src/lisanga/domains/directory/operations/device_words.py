"""What operations on telephones share."""

from uuid import UUID

from django.utils.translation import gettext as _

from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.core.scope.models import Device

LONGEST_NAME = 40


def device_of(context: Context, identifier: UUID) -> Device | None:
    """A telephone of the organisation that the operation belongs to."""
    return Device.objects.filter(id=identifier, organisation_id=context.organisation).first()


def unknown_device() -> Problem:
    return invalid("unknown_device", _("Ce téléphone n’existe pas ici."), "device")


def name_problems(name: str) -> list[Problem]:
    if not name.strip():
        return [invalid("no_name", _("Donnez un nom au téléphone, par exemple « Téléphone de Kimbata »."), "name")]
    if len(name.strip()) > LONGEST_NAME:
        return [invalid("too_long", _("Ce nom est trop long."), "name")]
    return []


def invalid(code: str, message: str, field: str) -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID)
