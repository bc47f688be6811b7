"""Lines of the network as a page shows them and as a spreadsheet takes them away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.scope.viewer import Scope
from lisanga.domains.cooperatives.queries import CooperativeFilter, cooperatives
from lisanga.domains.cooperatives.rules import FORMS, REGISTERED
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape
from lisanga.interfaces.web.network.choosing import Choice
from lisanga.reports.network import NetworkRow, rows_of

COLUMNS = (
    Column("Code"),
    Column("Coopérative"),
    Column("Partenaire"),
    Column("Province"),
    Column("Territoire"),
    Column("Forme"),
    Column("Étape", key="state"),
    Column("Membres", Shape.COUNT, key="members"),
    Column("Femmes", Shape.COUNT, key="members"),
    Column("Jeunes", Shape.COUNT, key="members"),
    Column("Livraisons", Shape.COUNT, key="delivered"),
    Column("Livré (kg)", Shape.WEIGHT, key="delivered"),
    Column("Valeur (FC)", Shape.FRANCS, key="delivered"),
    Column("Payé (FC)", Shape.FRANCS, key="paid"),
    Column("Payé ($)", Shape.DOLLARS, key="paid"),
    Column("Recettes propres (FC)", Shape.FRANCS, key="autonomy"),
    Column("Subventions (FC)", Shape.FRANCS, key="autonomy"),
    Column("Dernière livraison", Shape.DATE, key="last"),
)
_TONES = {
    "initiative": ("wait", gettext_lazy("en formation")),
    "constituted": ("watch", gettext_lazy("constituée")),
    "registered": ("info", gettext_lazy("immatriculée")),
    "functional": ("good", gettext_lazy("fonctionnelle")),
    "stopped": ("bad", gettext_lazy("à l’arrêt")),
}
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Line:
    """A cooperative with its state in words and the address that opens it."""

    row: NetworkRow
    url: str

    @property
    def tone(self) -> str:
        return _TONES[self.row.stage][0]

    @property
    def state(self) -> str:
        return str(_TONES[self.row.stage][1])

    @property
    def under(self) -> str:
        """ "Kwilu · Bulungu · SCOOPS"; only a registered one carries its form (AUS 386)."""
        form = FORMS[self.row.form] if self.row.stage in REGISTERED else _("groupe d’initiative")
        return f"{self.row.place} · {form}"

    @property
    def autonomy(self) -> str:
        return "–" if self.row.autonomy is None else f"{self.row.autonomy}\u00a0%"


def lines_of(rows: Sequence[NetworkRow]) -> list[Line]:
    return [Line(row, reverse("cooperative", args=[row.code])) for row in rows]


def every_row(scope: Scope, choice: Choice) -> Iterator[NetworkRow]:
    """Every line of the filter, some hundreds at a time."""
    after = None
    while page := cooperatives(scope, choice.wanted, after, _BATCH):
        yield from rows_of(scope, page, choice.first, choice.last)
        after = page[-1].after


def exported(scope: Scope, choice: Choice) -> Iterator[tuple[object, ...]]:
    """The lines as a spreadsheet takes them away."""
    return map(_values, every_row(scope, choice))


def nothing_at_all(choice: Choice, cooperatives_found: int) -> bool:
    """Whether the reader reads no cooperative, rather than having looked too narrowly."""
    return not cooperatives_found and choice.wanted == CooperativeFilter()


def _values(row: NetworkRow) -> tuple[object, ...]:
    identity = (row.code, row.name, row.partner_name, row.province_name, row.territory, row.label, row.stage_label)
    people = (row.members, row.women, row.youth)
    moved = (row.deliveries, row.grams, row.value, row.paid, row.paid_usd, row.own, row.given)
    return (*identity, *people, *moved, row.last_delivery)
