"""The receipt of a delivery, as it is printed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel import french
from lisanga.core.kernel.words import amount_in_words
from lisanga.core.ledger.chart import ADVANCES, INPUTS, SUBSCRIBERS
from lisanga.core.ledger.queries import auxiliary_numbers
from lisanga.core.scope.viewer import Scope
from lisanga.domains.collect.operations.answer_contest import CORRECTED, KEPT
from lisanga.domains.collect.queries import (
    ContestRow,
    DeductionRow,
    DeliveryRow,
    contests_of_many,
    deductions,
    deductions_of,
    delivered_of,
    volumes_of_member,
)
from lisanga.domains.cooperatives.queries import DocumentHeader, header_of
from lisanga.domains.directory.queries import names_of
from lisanga.interfaces.public.receipts import qr, verification_url
from lisanga.interfaces.web.collect.labels import Names
from lisanga.interfaces.web.components import Receipt, ReceiptLine
from lisanga.interfaces.web.here import Here


@dataclass(frozen=True, slots=True)
class _Sources:
    """What a receipt says besides its delivery."""

    header: DocumentHeader
    number: str
    delivered: int
    author: str
    taken: Sequence[DeductionRow]
    contests: Sequence[ContestRow]


def receipt_of(
    request: HttpRequest,
    scope: Scope,
    row: DeliveryRow,
    names: Names,
    number: str,
    contests: Sequence[ContestRow] = (),
) -> Receipt:
    """Everything the paper shows; `number` is the member's, `contests` what is said against it."""
    volumes = volumes_of_member(scope, row.organisation, row.member)
    sources = _Sources(
        header=header_of(scope, row.organisation),
        number=number,
        delivered=sum(volume.grams for volume in volumes if volume.campaign == row.campaign),
        author=names_of(scope, [row.author]).get(row.author, ""),
        taken=deductions(scope, row.organisation, row.id, row.member),
        contests=contests,
    )
    return _receipt(request, row, names, sources)


def receipts_of(request: HttpRequest, here: Here, rows: Sequence[DeliveryRow], names: Names) -> list[Receipt]:
    """The same of many, in a fixed number of reads."""
    scope, members = here.scope, {row.member for row in rows}
    header, numbers = header_of(scope, here.id), auxiliary_numbers(scope, here.id, members)
    delivered, authors = delivered_of(scope, here.id, members), names_of(scope, {row.author for row in rows})
    taken = deductions_of(scope, here.id, [row.id for row in rows])
    contests = contests_of_many(scope, here.id, [row.id for row in rows])
    return [
        _receipt(
            request,
            row,
            names,
            _Sources(
                header=header,
                number=numbers.get(row.member, ""),
                delivered=delivered.get((row.member, row.campaign), 0),
                author=authors.get(row.author, ""),
                taken=taken.get(row.id, []),
                contests=contests.get(row.id, []),
            ),
        )
        for row in rows
    ]


def _receipt(request: HttpRequest, row: DeliveryRow, names: Names, sources: _Sources) -> Receipt:
    header, centre = sources.header, names.centres.get(row.centre, "")
    return Receipt(
        cooperative=header.name,
        form=header.form,
        place=header.seat,
        registration=header.registration,
        title=_("Bon de réception"),
        number=row.receipt,
        dateline=_("%(day)s · centre de %(centre)s · agent %(agent)s")
        % {"day": french.long_date(row.on), "centre": centre, "agent": sources.author},
        member=names.members.get(row.member, ""),
        member_number=sources.number,
        lines=_lines(row, names, sources.taken),
        total_label=_("À payer"),
        total=french.amount(row.net_to_pay, row.currency),
        words=amount_in_words(row.net_to_pay, row.currency),
        qr=qr(verification_url(request, row.id)),
        footer=(
            _("Livré cette campagne : %(weight)s.") % {"weight": french.weight(sources.delivered)},
            *map(_contested, sources.contests),
            _("Vous contestez ? Dites-le à la surveillance avec ce bon."),
        ),
        reversed_note=_("BON ANNULÉ") if row.reversed_by else "",
        signatures=(_("Le membre"), _("L’agent de collecte")),
    )


def _contested(one: ContestRow) -> str:
    """What became of it, on the paper that the member keeps."""
    if one.answer == KEPT:
        text = _("Contesté le %(day)s : maintenu.")
    elif one.answer == CORRECTED:
        text = (
            _("Contesté le %(day)s : corrigé par le bon %(receipt)s.")
            if one.replaced_by
            else _("Contesté le %(day)s : corrigé.")
        )
    else:
        text = _("Contesté le %(day)s : une réponse est attendue.")
    return text % {"day": french.short_date(one.on), "receipt": one.replaced_by}


def _lines(row: DeliveryRow, names: Names, taken_off: Sequence[DeductionRow]) -> list[ReceiptLine]:
    product = names.products.get(row.product, "")
    parts = [_("brut %(gross)s") % {"gross": french.weight(row.gross)}]
    if row.containers:
        parts.insert(0, french.plural(row.containers, _("sac"), _("sacs")))
    if row.grade:
        parts.insert(0, _("qualité %(grade)s") % {"grade": row.grade})
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
    for taken in taken_off:
        label = _LABELS.get(taken.account, _("Somme due"))
        lines.append(ReceiptLine(f"{label}, {_('retenue')}", f"− {french.amount(taken.amount, row.currency)}"))
    return lines


_LABELS = {
    ADVANCES: gettext_lazy("Avance"),
    INPUTS: gettext_lazy("Intrants à crédit"),
    SUBSCRIBERS: gettext_lazy("Part sociale"),
}
