"""What several operations on a cooperative check."""

from uuid import UUID

from django.utils.translation import gettext as _

from lisanga.core.kernel.problems import Mark, Problem, Severity
from lisanga.domains.cooperatives.models import Cooperative
from lisanga.domains.cooperatives.rules import REGISTERED


def rsc_problems(organisation: UUID, stage: str, rsc_number: str) -> list[Problem]:
    """A registered cooperative has a number, and no other has the same one (AUS 74, 77)."""
    number = rsc_number.strip()
    if stage in REGISTERED and not number:
        text = _("Écrivez le numéro d’immatriculation au Registre des Sociétés Coopératives.")
        return [_law("no_rsc_number", text, "rsc_number", "AUS 74")]
    if number and Cooperative.plain.filter(rsc_number=number).exclude(organisation_id=organisation).exists():
        text = _("Ce numéro du registre est déjà celui d’une autre coopérative.")
        return [_law("rsc_number_taken", text, "rsc_number", "AUS 77")]
    return []


def negative_nominal() -> Problem:
    text = _("La valeur d’une part est un nombre de francs, zéro ou plus.")
    return Problem(code="bad_nominal", message=text, field="nominal_share", severity=Severity.INVALID)


def _law(code: str, message: str, field: str, article: str) -> Problem:
    return Problem(code=code, message=message, field=field, reference=article, mark=Mark.LAW)
