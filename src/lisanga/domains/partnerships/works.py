"""Kinds of works that trainees deposit, and the number of a receipt. Pure."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: dict[str, Promise] = {
    "business_plan": _("Plan d’affaires"),
    "module": _("Module de formation"),
    "story": _("Récit ou témoignage"),
    "image": _("Dessin ou photographie"),
    "method": _("Méthode ou outil"),
    "other": _("Autre travail"),
}


def receipt_number(number: int, day: date) -> str:
    """ "PI-2026-0042": as it is read aloud over a telephone."""
    return f"PI-{day.year}-{number:04d}"
