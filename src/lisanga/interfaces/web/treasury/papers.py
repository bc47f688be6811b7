"""The paper of a movement of money, as it is printed."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.core.kernel.words import amount_in_words
from lisanga.core.ledger.queries import auxiliary_numbers
from lisanga.domains.cooperatives.queries import header_of
from lisanga.domains.treasury.categories import IN
from lisanga.domains.treasury.queries import MovementRow
from lisanga.interfaces.web.components import Receipt, ReceiptLine
from lisanga.interfaces.web.here import Here
from lisanga.interfaces.web.treasury.words import Line, channel, voucher_number


def voucher_of(here: Here, row: MovementRow, till: str) -> Receipt:
    """Who gave what to whom, for what, by which way; the amount in words; two signatures."""
    header = header_of(here.scope, here.id)
    line = Line(row, till, "")
    member = row.auxiliary is not None
    scope = here.scope.as_of_member(here.id)
    number = auxiliary_numbers(scope, here.id, [row.auxiliary]).get(row.auxiliary, "") if row.auxiliary else ""
    return Receipt(
        cooperative=header.name,
        form=header.form,
        place=header.seat,
        registration=header.registration,
        title=_title(row),
        number=voucher_number(row).replace("-", "\u2011"),  # a hyphen that never breaks the line
        dateline=_("%(day)s · %(till)s") % {"day": french.long_date(row.on), "till": till},
        member=line.who,
        member_number=number if member else "",
        lines=_lines(row, line),
        total_label=_("Reçu") if row.direction == IN else _("Payé"),
        total=french.amount(row.amount, row.currency),
        words=amount_in_words(row.amount, row.currency),
        qr=SafeString(""),
        footer=(_("Gardez ce papier : il prouve le paiement."),),
        reversed_note=_("ANNULÉ") if row.reversed_by else "",
        signatures=_signatures(row),
    )


def _title(row: MovementRow) -> str:
    if row.nature == "payment":
        return _("Reçu de paiement")
    if row.nature == "advance":
        return _("Reçu d’avance")
    return _("Pièce de recette") if row.direction == IN else _("Pièce de dépense")


def _signatures(row: MovementRow) -> tuple[str, str]:
    if row.direction == IN:
        return _("Qui a versé"), _("Qui a reçu, pour la coopérative")
    return _("Qui a reçu"), _("Qui a payé, pour la coopérative")


def _lines(row: MovementRow, line: Line) -> list[ReceiptLine]:
    told = [ReceiptLine(_("Pour"), line.what)]
    if row.label:
        told.append(ReceiptLine(row.label))
    told.append(ReceiptLine(_("Par"), channel(row, line.till)))
    if row.fee:
        told.append(ReceiptLine(_("Frais de l’opérateur"), french.amount(row.fee, row.currency)))
    if row.name and row.counterparty:
        told.append(ReceiptLine(_("Remis à"), row.counterparty))
    if row.voucher:
        told.append(ReceiptLine(_("Pièce en papier"), row.voucher))
    return told
