"""Correction of a change of shares: entry, cash-book line and share account, all with negative amounts (AUDCIF 20)."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Mark, Problem, Severity
from lisanga.core.ledger.models import OpenItem
from lisanga.core.ledger.operations.posting import post
from lisanga.core.ledger.operations.reversal import reversal_of
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.members.models import ShareMovement
from lisanga.domains.members.operations.capital import undo
from lisanga.domains.treasury.operations.cash import undo_movements

_HERE = ("existing", "subscription", "payment")


class ReverseShares(msgspec.Struct, frozen=True, kw_only=True):
    """`movement` is the operation that changed the shares; `reason` in the author's words."""

    movement: UUID
    reason: str


def _check(context: Context, item: Item[ReverseShares]) -> list[Problem]:
    target, problems = item.payload.movement, []
    if not item.payload.reason.strip():
        problems.append(_invalid("no_reason", _("Dites pourquoi ce mouvement est corrigé."), "reason"))
    row = ShareMovement.plain.filter(organisation_id=context.organisation, id=target).first()
    if row is None:
        problems.append(_invalid("unknown_movement", _("Ce mouvement de parts n’existe pas."), "movement"))
    elif row.kind not in _HERE:
        text = _("Ce mouvement se corrige avec la livraison dont il vient.")
        problems.append(_invalid("not_here", text, "movement"))
    elif row.reversed_by is not None:
        text = _("Ce mouvement est déjà corrigé.")
        problems.append(
            Problem(code="already_reversed", message=text, field="movement", reference="AUDCIF 20", mark=Mark.LAW)
        )
    elif row.shares and OpenItem.plain.filter(id=target, side="D", settled__gt=0).exists():
        text = _("Des versements ont été faits depuis sur ces parts : corrigez-les d’abord.")
        problems.append(Problem(code="paid_since", message=text, field="movement"))
    return problems


def _invalid(code: str, message: str, field: str) -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID)


def _apply(context: Context, item: Item[ReverseShares]) -> Outcome:
    target, identifier, day = item.payload.movement, item.envelope.id, item.envelope.business_date
    row = ShareMovement.plain.get(id=target)
    label = _("Correction :")
    undo(context, {target: identifier}, day)
    undo_movements(context, {target: identifier}, day, label)
    posted = post(context, reversal_of(context, [target], [identifier], day, label))
    result = {"entries": [one.number for one in posted], "shares": -row.shares}
    return Outcome(result, subject=row.member, settles=(target,))


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="members.reverse_shares",
    label=gettext_lazy("Corriger un mouvement de parts"),
    kind=Kind.CORRECTION,
    permission=Permission.REVERSE,
    payload=ReverseShares,
    check=check,
    apply=apply,
    example=lambda: ReverseShares(movement=UUID(int=7), reason="Cinq parts lues cinquante"),
    sentence=gettext_lazy("{author} a corrigé un mouvement de parts : {reason}."),
)
