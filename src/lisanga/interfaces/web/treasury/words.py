"""Movements of money in the words of a cash book."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel import french
from lisanga.domains.treasury.categories import IN, NATURES, category_label
from lisanga.domains.treasury.queries import MovementRow
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape, Value
from lisanga.interfaces.web.here import Here

KINDS = {"cash": gettext_lazy("Liquide"), "mobile": gettext_lazy("Téléphone"), "bank": gettext_lazy("Banque")}
COLUMNS = (
    Column("N°", Shape.COUNT),
    Column("Date", Shape.DATE),
    Column("Caisse", key="till"),
    Column("Quoi", key="what"),
    Column("Détail"),
    Column("De qui, à qui", key="who"),
    Column("Entrée (FC)", Shape.FRANCS, key="incoming"),
    Column("Sortie (FC)", Shape.FRANCS, key="outgoing"),
    Column("Solde (FC)", Shape.FRANCS, key="balance"),
    Column("Entrée ($)", Shape.DOLLARS, key="incoming"),
    Column("Sortie ($)", Shape.DOLLARS, key="outgoing"),
    Column("Solde ($)", Shape.DOLLARS, key="balance"),
    Column("Opérateur"),
    Column("Référence"),
    Column("Pièce"),
    Column("État"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A movement ready for a list."""

    row: MovementRow
    till: str
    url: str

    @property
    def what(self) -> str:
        """The plain category, or what kind of movement it is."""
        return str(category_label(self.row.category) if self.row.category else NATURES[self.row.nature])

    @property
    def who(self) -> str:
        return self.row.name or self.row.counterparty

    @property
    def of_member(self) -> bool:
        """Whether the other side is surely a member; a sum due may be a buyer's."""
        return self.row.auxiliary is not None and self.row.nature in ("payment", "advance", "capital")

    @property
    def incoming(self) -> int | None:
        """What the till gained; a correction repeats its line with the contrary sign."""
        return self.row.amount if self.row.direction == IN else None

    @property
    def outgoing(self) -> int | None:
        """What the till lost, operator's fees included."""
        if self.row.direction == IN:
            return self.row.fee or None
        return self.row.amount + self.row.fee

    @property
    def state(self) -> tuple[str, str]:
        """Tone and word; nothing for a line that simply stands."""
        if self.row.reverses:
            return "quiet", _("correction")
        return ("bad", _("corrigé")) if self.row.reversed_by else ("", "")

    def exported(self) -> tuple[Value, ...]:
        row = self.row
        money = (self.incoming, self.outgoing, row.balance)
        francs = money if row.currency == "CDF" else (None, None, None)
        dollars = money if row.currency == "USD" else (None, None, None)
        told = (row.number, row.on, self.till, self.what, row.label, self.who)
        return (*told, *francs, *dollars, row.operator, row.reference, row.voucher, self.state[1])


def lines(here: Here, rows: Sequence[MovementRow], tills: dict[UUID, str]) -> list[Line]:
    """Rows with the names of their tills and their own address."""
    return [Line(row, tills.get(row.till, ""), here.url("movement", row.operation)) for row in rows]


def voucher_number(row: MovementRow) -> str:
    """As printed on the paper of a movement."""
    return f"C-{row.number:06d}"


def channel(row: MovementRow, till: str) -> str:
    """How the money went: the till, and for a phone the operator with its reference."""
    if not row.reference:
        return till
    operator = row.operator or till
    return _("%(operator)s, référence %(reference)s") % {"operator": operator, "reference": row.reference}


def written(amount: int, currency: str) -> str:
    """An amount as text, for sentences."""
    return french.amount(amount, currency)


def figures(amount: int, currency: str) -> str:
    """An amount as one types it into a field."""
    return str(amount) if currency == "CDF" else f"{amount // 100},{amount % 100:02d}"
