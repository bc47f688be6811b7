"""Plain words for what the register of members keeps as codes."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel import french
from lisanga.core.kernel.phone import display_phone
from lisanga.core.ledger.chart import ADVANCES, INPUTS, SUBSCRIBERS, SUPPLIERS
from lisanga.core.ledger.queries import LedgerRow
from lisanga.domains.members.queries import MemberRow, ShareMove
from lisanga.interfaces.web.here import Here

SEXES = {"F": _("femme"), "M": _("homme"), "": _("non précisé")}
STATUSES = {
    "applied": ("wait", _("demande d’adhésion")),
    "provisional": ("watch", _("admis, à ratifier")),
    "ratified": ("good", _("membre")),
    "left": ("quiet", _("a quitté")),
}
STEPS = {
    "provisional": _("Admis par les gérants (à ratifier par l’assemblée)"),
    "ratified": _("Ratifié par l’assemblée générale"),
    "left": _("A quitté la coopérative"),
}
SHARE_KINDS = {
    "existing": _("Parts reprises du registre papier"),
    "subscription": _("Parts souscrites"),
    "payment": _("Versement"),
    "retained": _("Retenu sur une livraison"),
    "reversal": _("Correction"),
}
ACCOUNTS = {
    SUPPLIERS: _("Livraisons et paiements"),
    ADVANCES: _("Avances"),
    INPUTS: _("Intrants à crédit"),
    SUBSCRIBERS: _("Parts sociales"),
}
CORRECTED_HERE = ("existing", "subscription", "payment")


@dataclass(frozen=True, slots=True)
class ListedMember:
    """A member ready for a list."""

    row: MemberRow
    url: str

    @property
    def state(self) -> tuple[str, str]:
        tone, word = STATUSES[self.row.status]
        return tone, str(word)

    @property
    def phone(self) -> str:
        """Grouped for reading aloud; as written when it is no number of the country."""
        return display_phone(self.row.phone) if self.row.phone else self.row.phone_typed

    @property
    def owed(self) -> list[str]:
        """What the cooperative owes the member, one line a currency."""
        return [french.amount(to, currency) for currency, (to, _by) in sorted(self.row.balances.items()) if to]

    @property
    def owes(self) -> list[str]:
        return [french.amount(by, currency) for currency, (_to, by) in sorted(self.row.balances.items()) if by]


@dataclass(frozen=True, slots=True)
class AccountLine:
    """A line of the member's account without debit and credit: in favour of the member, or to be paid by the member."""

    row: LedgerRow

    @property
    def what(self) -> str:
        return str(ACCOUNTS.get(self.row.account, self.row.account))

    @property
    def gained(self) -> int:
        return self.row.credit if self.row.currency == "CDF" else self.row.foreign_credit

    @property
    def taken(self) -> int:
        return self.row.debit if self.row.currency == "CDF" else self.row.foreign_debit


@dataclass(frozen=True, slots=True)
class ShareLine:
    """A movement of shares with its words and, where it may be corrected, the address to do so."""

    move: ShareMove
    correct_url: str

    @property
    def what(self) -> str:
        return str(SHARE_KINDS[self.move.kind])


def listed(here: Here, rows: list[MemberRow]) -> list[ListedMember]:
    return [ListedMember(row, here.url("member_numbered", row.number)) for row in rows]


def share_lines(here: Here, member: UUID, moves: list[ShareMove], *, may: bool) -> Iterator[ShareLine]:
    """With a way to correct what was noted here and stands."""
    for move in moves:
        standing = move.reversed_by is None and move.kind in CORRECTED_HERE
        yield ShareLine(move, here.url("shares_reverse", member, move.operation) if may and standing else "")
