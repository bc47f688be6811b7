"""A side keeps its promise, or begins to: with a statement, a paper or the record that shows it."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.files.keeping import known
from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.operations import ledger
from lisanga.domains.partnerships.operations.terms import invalid
from lisanga.domains.partnerships.rhythms import CONTESTED, DONE, STARTED


class FulfilObligation(msgspec.Struct, frozen=True, kw_only=True):
    """`done` False: it is under way. Done asks for evidence: a statement, a record (as people call it), or the digest
    of a kept file of this side."""

    due: UUID
    done: bool = True
    statement: str = ""
    record: str = ""
    evidence: str = ""


def _check(context: Context, item: Item[FulfilObligation]) -> list[Problem]:
    new = item.payload
    found = ledger.due_of(context, new.due)
    if found is None:
        return ledger.unknown_due()
    due, side = found
    if due.obligation.side != side:
        return [Problem(code="other_side", message=_("Seule la partie qui doit une obligation la déclare exécutée."))]
    if due.state == CONTESTED:
        text = _("Cette échéance est contestée : répondez d’abord à l’autre partie.")
        return [Problem(code="contested", message=text)]
    problems = []
    if new.done and not (new.statement.strip() or new.record.strip() or new.evidence):
        text = _("Montrez-le : une phrase, la référence d’une pièce ou un fichier.")
        problems.append(invalid("no_evidence", text, "statement"))
    for field, longest in (("statement", 1000), ("record", 160)):
        if len(getattr(new, field)) > longest:
            problems.append(invalid("too_long", _("Ce texte est trop long."), field))
    if new.evidence:
        file = known(context.organisation, [new.evidence]).get(new.evidence)
        if file is None or file.is_removed:
            problems.append(invalid("unknown_file", _("Ce fichier n’est plus là. Envoyez-le de nouveau."), "evidence"))
    return problems


def _apply(context: Context, item: Item[FulfilObligation]) -> Outcome:
    new = item.payload
    found = ledger.due_of(context, new.due)
    assert found is not None
    due, _side = found
    due.state = DONE if new.done else STARTED
    due.done_on = item.envelope.business_date if new.done else None
    due.statement = new.statement.strip() or due.statement
    due.record = new.record.strip() or due.record
    if new.evidence:
        due.evidence, due.holder = new.evidence, context.organisation
    due.save()
    state = _("exécutée") if new.done else _("en cours")
    return Outcome(ledger.told(due) | {"state": state}, subject=due.obligation_id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.fulfil_obligation",
    label=gettext_lazy("Déclarer une obligation exécutée"),
    kind=Kind.REQUEST,
    permission=Permission.PARTNERSHIP,
    payload=FulfilObligation,
    check=check,
    apply=apply,
    example=lambda: FulfilObligation(due=UUID(int=1), statement="Feuille de route remise en main propre."),
    sentence=gettext_lazy("{author} a déclaré {state} : {title}{period}. {statement}"),
)
