"""A person has looked at a flagged operation: it is right as it is, or another operation has put it right. Nothing is
changed but that it waits no more; who decided, and why, stays in the register."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.core.operations.lookup import recorded
from lisanga.core.operations.models import Flag, RegisterLine
from lisanga.core.operations.registry import OPERATIONS, Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission

LONGEST_REASON = 500


class SettleFlag(msgspec.Struct, frozen=True, kw_only=True):
    """`operation` is the flagged one; `corrected_by` a later operation that put it right, None when it is kept as it
    is; `reason` in the author's words."""

    operation: UUID
    reason: str
    corrected_by: UUID | None = None


def _check(context: Context, item: Item[SettleFlag]) -> list[Problem]:
    sent = item.payload
    flag = _flag(context, sent.operation)
    if flag is None:
        text = _("Cette opération n’existe pas, ou rien n’y est à régler.")
        return [_invalid("not_flagged", text, "operation")]
    known = OPERATIONS.get(flag.type)
    if known is not None and known.answered_by:
        text = _("Ceci demande une réponse à qui l’a dit : répondez-y sur sa page.")
        return [Problem(code="answer_wanted", message=text, field="operation")]
    problems = []
    if flag.settled_by is not None:
        text = _("Quelqu’un a déjà réglé ceci.")
        problems.append(Problem(code="already_settled", message=text, field="operation"))
    if not sent.reason.strip():
        problems.append(_invalid("no_reason", _("Dites en quelques mots ce que vous avez décidé."), "reason"))
    elif len(sent.reason) > LONGEST_REASON:
        problems.append(_invalid("too_long", _("Cette raison est trop longue."), "reason"))
    if sent.corrected_by is not None and not _stands_after(context, sent.corrected_by, flag.number):
        text = _("L’opération qui corrige n’est pas au registre, ou elle est plus ancienne.")
        problems.append(_invalid("unknown_correction", text, "corrected_by"))
    return problems


def _flag(context: Context, operation: UUID) -> Flag | None:
    return Flag.objects.filter(organisation=context.organisation, operation=operation).first()


def _stands_after(context: Context, operation: UUID, number: int) -> bool:
    return recorded(context.organisation).filter(operation=operation, number__gt=number).exists()


def _invalid(code: str, message: str, field: str) -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID)


def _apply(context: Context, item: Item[SettleFlag]) -> Outcome:
    flag = _flag(context, item.payload.operation)
    assert flag is not None
    lines = RegisterLine.objects.filter(organisation=context.organisation, number=flag.number)
    author, subject = lines.values_list("author", "subject")[0]
    # Whether the same person wrote it and settled it: those who control the cooperative see it.
    result = {"number": flag.number, "kept": item.payload.corrected_by is None, "own": author == context.author}
    return Outcome(result, subject=_record(flag, subject), settles=(flag.operation,))


def _record(flag: Flag, subject: UUID | None) -> UUID:
    """The record in whose history it is told: a delivery or a movement is its own; the rest speaks of its subject."""
    own = flag.type.startswith(("collect.", "treasury."))
    return flag.operation if own or subject is None else subject


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="directory.settle_flag",
    label=gettext_lazy("Régler un point à vérifier"),
    kind=Kind.REQUEST,
    permission=Permission.REVERSE,
    payload=SettleFlag,
    check=check,
    apply=apply,
    example=lambda: SettleFlag(operation=UUID(int=10), reason="Pesée vérifiée avec le membre : le bon est juste"),
    sentence=gettext_lazy("{author} a réglé ce qui était à vérifier à la ligne {number} : {reason}."),
)
