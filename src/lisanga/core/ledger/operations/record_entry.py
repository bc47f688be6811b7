"""An entry written by the accountant, when no other operation says it."""

from datetime import date

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.money import LARGEST
from lisanga.core.kernel.problems import Mark, Problem, Severity
from lisanga.core.ledger.chart import chart
from lisanga.core.ledger.operations.posting import EntryDraft, LineDraft, post
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission


class EntryLine(msgspec.Struct, frozen=True, kw_only=True):
    """Whole francs on one side."""

    account: str
    debit: int = 0
    credit: int = 0


class RecordEntry(msgspec.Struct, frozen=True, kw_only=True):
    """`voucher_date` is the date on the paper."""

    label: str
    voucher_date: date
    lines: tuple[EntryLine, ...]


def _check(context: Context, item: Item[RecordEntry]) -> list[Problem]:
    entry, problems = item.payload, []
    if any(line.account not in chart() for line in entry.lines):
        problems.append(_problem("unknown_account", _("Ce compte n’est pas dans le plan comptable."), "lines"))
    if any(abs(amount) > LARGEST for line in entry.lines for amount in (line.debit, line.credit)):
        problems.append(_problem("too_large", _("Ce montant est trop grand."), "lines"))
    if any((line.debit != 0) == (line.credit != 0) for line in entry.lines):
        problems.append(_problem("one_side", _("Chaque ligne a un montant, au débit ou au crédit."), "lines"))
    if len(entry.lines) < 2 or sum(line.debit for line in entry.lines) != sum(line.credit for line in entry.lines):
        problems.append(
            _problem("unbalanced", _("Le total des débits doit être égal au total des crédits."), "lines", "AUDCIF 17")
        )
    if not entry.label.strip():
        problems.append(_problem("no_label", _("Dites en quelques mots ce que l’écriture enregistre."), "label"))
    return problems


def _problem(code: str, message: str, field: str, reference: str = "") -> Problem:
    mark = Mark.LAW if reference else Mark.PRACTICE
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID, reference=reference, mark=mark)


def _apply(context: Context, item: Item[RecordEntry]) -> Outcome:
    entry = item.payload
    lines = [LineDraft(account=line.account, debit=line.debit, credit=line.credit) for line in entry.lines]
    draft = EntryDraft(item.envelope.id, "OD", entry.label.strip(), entry.voucher_date, lines)
    posted = post(context, [draft])[0]
    return Outcome({"entry": posted.number, "posting_date": posted.posting_date.isoformat()})


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="ledger.record_entry",
    label=gettext_lazy("Passer une écriture"),
    kind=Kind.REQUEST,
    permission=Permission.ACCOUNTS,
    payload=RecordEntry,
    check=check,
    apply=apply,
    example=lambda: RecordEntry(
        label="Assurance du dépôt",
        voucher_date=date(2026, 3, 28),
        lines=(EntryLine(account="625", debit=50_000), EntryLine(account="5711", credit=50_000)),
    ),
    sentence=gettext_lazy("{author} a passé une écriture : {label}."),
)
