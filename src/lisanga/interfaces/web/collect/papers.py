"""The receipt of a delivery, as it is printed."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel import french
from lisanga.core.kernel.words import amount_in_words
from lisanga.core.ledger.chart import ADVANCES, INPUTS, SUBSCRIBERS
from lisanga.core.scope.viewer import Scope
from lisanga.domains.collect.queries import DeliveryRow, deductions, volumes_of_member
from lisanga.domains.cooperatives.queries import header_of
from lisanga.domains.directory.queries import names_of
from lisanga.interfaces.public.receipts import qr, verification_url
from lisanga.interfaces.web.collect.labels import Names
from lisanga.interfaces.web.components import Receipt, ReceiptLine


def receipt_of(request: HttpRequest, scope: Scope, row: DeliveryRow, names: Names, number: str) -> Receipt:
    """Everything the paper shows; `number` is the member's."""
    header = header_of(scope, row.organisation)
    delivered = sum(
        volume.grams
        for volume in volumes_of_member(scope, row.organisation, row.member)
        if volume.campaign == row.campaign
    )
    author = names_of(scope, [row.author]).get(row.author, "")
    centre = names.centres.get(row.centre, "")
    return Receipt(
        cooperative=header.name,
        form=header.form,
        place=header.seat,
        registration=header.registration,
        title=_("Bon de réception"),
        number=row.receipt,
        dateline=_("%(day)s · centre de %(centre)s · agent %(agent)s")
        % {"day": french.long_date(row.on), "centre": centre, "agent": author},
        member=names.members.get(row.member, ""),
        member_number=number,
        lines=_lines(scope, row, names),
        total_label=_("À payer"),
        total=french.amount(row.net_to_pay, row.currency),
        words=amount_in_words(row.net_to_pay, row.currency),
        qr=qr(verification_url(request, row.id)),
        footer=(
            _("Livré cette campagne : %(weight)s.") % {"weight": french.weight(delivered)},
            _("Vous contestez ? Dites-le à la surveillance avec ce bon."),
        ),
        reversed_note=_("BON ANNULÉ") if row.reversed_by else "",
        signatures=(_("Le membre"), _("L’agent de collecte")),
    )


def _lines(scope: Scope, row: DeliveryRow, names: Names) -> list[ReceiptLine]:
    product = names.products.get(row.product, "")
    parts = [_("brut %(gross)s") % {"gross": french.weight(row.gross)}]
    if row.containers:
        parts.insert(0, french.plural(row.containers, _("sac"), _("sacs")))
    if row.tare:
        parts.append(_("tare %(tare)s") % {"tare": french.weight(row.tare)})
    lines = [ReceiptLine(f"{product}, {', '.join(parts)}")]
    if row.moisture:
        lines.append(ReceiptLine(_("Humidité"), f"{french.number(row.moisture, 2)} %"))
    if row.impurity:
        lines.append(ReceiptLine(_("Impuretés"), f"{french.number(row.impurity, 2)} %"))
    lines.append(ReceiptLine(_("Poids net"), french.weight(row.net), strong=True))
    if row.price:
        price = f"{_('à')} {french.amount(row.price, row.currency)}/kg"
        lines.append(ReceiptLine(price, french.amount(row.value, row.currency)))
    else:
        lines.append(ReceiptLine(_("Prix"), _("à fixer")))
    for taken in deductions(scope, row.organisation, row.id, row.member):
        label = _LABELS.get(taken.account, _("Somme due"))
        lines.append(ReceiptLine(f"{label}, {_('retenue')}", f"− {french.amount(taken.amount, row.currency)}"))
    return lines


_LABELS = {
    ADVANCES: gettext_lazy("Avance"),
    INPUTS: gettext_lazy("Intrants à crédit"),
    SUBSCRIBERS: gettext_lazy("Part sociale"),
}
