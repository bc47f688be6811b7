"""Money went out, or a thing was given, for a line of the note: it happened, so it is always recorded."""

from typing import Literal
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.money import LARGEST
from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.budget import Step
from lisanga.domains.partnerships.models import ServiceFact, ServiceLine
from lisanga.domains.partnerships.operations.mission_rows import invalid, line_of, side_of, unknown_line, warning
from lisanga.domains.partnerships.operations.mission_words import text_problems


class RecordSpending(msgspec.Struct, frozen=True, kw_only=True):
    """`receipt` is the digest of a kept file, `voucher` the number of a paper. `completes`: nothing more is owed on the
    line; with it the amount may be 0, for what was lent."""

    line: UUID
    amount: int
    currency: Literal["CDF", "USD"] = "CDF"
    completes: bool = False
    receipt: str = ""
    voucher: str = ""
    note: str = ""


def _check(context: Context, item: Item[RecordSpending]) -> list[Problem]:
    new, kept = item.payload, line_of(context, item.payload.line)
    if kept is None:
        return [unknown_line()]
    problems = text_problems({"note": (new.note, 200), "voucher": (new.voucher, 60)})
    if not 0 <= new.amount <= LARGEST or (new.amount == 0 and not new.completes):
        text = _("Écrivez le montant dépensé, ou dites que la ligne est fournie en entier.")
        problems.append(invalid("bad_amount", text, "amount"))
    if len(new.receipt) not in (0, 64):
        problems.append(invalid("bad_receipt", _("Cette pièce n’est pas un fichier gardé ici."), "receipt"))
    if new.amount and not new.receipt and not new.voucher.strip():
        problems.append(warning("no_receipt", _("Cette dépense n’a pas encore de pièce."), "receipt"))
    if kept.withdrawn_by is not None:
        problems.append(warning("line_withdrawn", _("Cette ligne est retirée de la note."), "line"))
    if side_of(context, kept) != kept.payer:
        text = _("Cette ligne est à la charge de l’autre côté : accordez-vous sur qui la porte.")
        problems.append(warning("not_the_payer", text, "line"))
    return problems + _beyond(new, kept)


def _beyond(new: RecordSpending, line: ServiceLine) -> list[Problem]:
    if new.currency != line.currency or not line.planned:
        return []
    facts = ServiceFact.plain.filter(line=line.id, step=Step.SPENT, currency=line.currency, reversed_by=None)
    before = sum(facts.values_list("amount", flat=True))
    if before + new.amount <= line.planned:
        return []
    return [warning("beyond_plan", _("Cette ligne dépasse ce que la note prévoit."), "amount")]


def _apply(context: Context, item: Item[RecordSpending]) -> Outcome:
    new, line = item.payload, ServiceLine.plain.get(id=item.payload.line)
    ServiceFact.plain.create(
        id=item.envelope.id,
        organisation_id=line.organisation_id,
        partner_id=line.partner_id,
        mission_id=line.mission_id,
        line=line,
        step=str(Step.SPENT),
        amount=new.amount,
        currency=new.currency,
        on=item.envelope.business_date,
        side=str(side_of(context, line)),
        by=context.author,
        completes=new.completes,
        receipt=new.receipt,
        voucher=new.voucher.strip(),
        note=new.note.strip(),
    )
    return Outcome(subject=line.mission_id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.record_spending",
    label=gettext_lazy("Noter une dépense de mission"),
    kind=Kind.OBSERVATION,
    permission=Permission.PARTNERSHIP,
    payload=RecordSpending,
    check=check,
    apply=apply,
    example=lambda: RecordSpending(line=UUID(int=1), amount=450_000, voucher="Facture 118", completes=True),
    sentence=gettext_lazy("{author} a noté une dépense de mission de {amount:money}. {note}"),
)
