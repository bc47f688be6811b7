"""The large figures of one cooperative or of many, as À faire and the overview show them alike."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.reports.network import NetworkRow, Totals

STAGE_TONES = {
    "initiative": "wait",
    "constituted": "watch",
    "registered": "info",
    "functional": "good",
    "stopped": "bad",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """For the component of that name."""

    label: str
    value: str
    note: str = ""
    tone: str = ""
    url: str = ""
    unit: str = ""


def large(label: str, written: str, note: str = "", tone: str = "", url: str = "") -> Figure:
    """The number large, its unit small: « 170,4 M FC » → 170,4 and M FC."""
    value, _space, unit = written.partition(french.NBSP)
    return Figure(label, value, note, tone, url, unit)


def shared(sums: NetworkRow | Totals, links: Mapping[str, str], growth: str = "") -> list[Figure]:
    """Members, deliveries and payments of twelve months."""
    women = french.percentage(sums.women, sums.members)
    people = _("%(women)s de femmes · %(youth)s de jeunes") % {
        "women": women,
        "youth": french.percentage(sums.youth, sums.members),
    }
    counted = french.plural(sums.deliveries, _("livraison"), _("livraisons"))
    by_phone = _("%(part)s par téléphone") % {"part": french.percentage(sums.paid_mobile, sums.paid)}
    return [
        Figure(
            _("Membres"),
            french.number(sums.members),
            people if sums.members else _("aucun encore"),
            "",
            links.get("members", ""),
        ),
        large(
            _("Livré en douze mois"),
            french.tonnes(sums.grams),
            growth or counted,
            "good" if growth.startswith("+") else "",
            links.get("deliveries", ""),
        ),
        large(
            _("Payé aux membres"),
            french.millions(sums.paid),
            by_phone if sums.paid else "",
            "",
            links.get("payments_done", ""),
        ),
    ]


def held(francs: int, links: Mapping[str, str]) -> Figure:
    return large(_("En caisse et en banque"), french.millions(francs), url=links.get("treasury", ""))


def autonomy(sums: NetworkRow | Totals, links: Mapping[str, str]) -> Figure:
    """Own income on all income."""
    value = "–" if sums.autonomy is None else f"{sums.autonomy}\u00a0%"
    return Figure(_("Autonomie"), value, _("revenus propres sur tous"), "", links.get("ledger_result", ""))
