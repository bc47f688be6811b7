"""A focal point stops: the access ends at once, and what is open goes to the successor with a note (S10)."""

from datetime import date
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel import clock
from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.directory.operations import ranks
from lisanga.domains.partnerships.models import Agreement, FocalPoint
from lisanga.domains.partnerships.operations import focal, sides
from lisanga.domains.partnerships.operations.sides import Side
from lisanga.domains.partnerships.operations.terms import invalid


class EndFocalPoint(msgspec.Struct, frozen=True, kw_only=True):
    """`successor` is another focal point of the same side in force, None when nobody follows yet: what is open is then
    everybody's of that side."""

    focal_point: UUID
    valid_to: date
    successor: UUID | None = None
    note: str = ""


def _found(context: Context, identifier: UUID) -> tuple[FocalPoint, Agreement] | None:
    row = FocalPoint.plain.filter(id=identifier, valid_to=None).first()
    agreement = sides.agreement_of(context, row.agreement_id) if row else None
    return (row, agreement) if row is not None and agreement is not None else None


def _check(context: Context, item: Item[EndFocalPoint]) -> list[Problem]:
    new = item.payload
    found = _found(context, new.focal_point)
    if found is None:
        text = _("Ce point focal n’existe pas ou a déjà terminé.")
        return [invalid("unknown_focal_point", text, "focal_point")]
    row, agreement = found
    side, today = sides.side_of(context, agreement), clock.local_date(context.received_at)
    if row.side != side:
        return [Problem(code="other_side", message=_("Chaque partie nomme et remplace ses propres points focaux."))]
    problems = []
    own = row.person_id == context.author
    if (
        side == Side.PARTNER
        and row.grant
        and not own
        and ranks.rank_of(context.author, context.organisation, today) < 3
    ):
        text = _("C’est au responsable du partenaire de remplacer un point focal.")
        problems.append(Problem(code="above_own_rank", message=text))
    if new.valid_to < row.valid_from:
        problems.append(invalid("ends_before_start", _("La fin ne peut pas venir avant le début."), "valid_to"))
    if new.successor is not None:
        others = focal.in_force(agreement, today).filter(side=side).exclude(person_id=row.person_id)
        if not others.filter(id=new.successor).exists():
            text = _("Le successeur est un autre point focal de la même partie.")
            problems.append(invalid("unknown_successor", text, "successor"))
        elif not new.note.strip():
            problems.append(invalid("no_note", _("Écrivez une note de passation."), "note"))
    if len(new.note) > 500:
        problems.append(invalid("too_long", _("Ce texte est trop long."), "note"))
    return problems


def _apply(context: Context, item: Item[EndFocalPoint]) -> Outcome:
    new = item.payload
    found = _found(context, new.focal_point)
    assert found is not None
    row, agreement = found
    heir = FocalPoint.plain.filter(id=new.successor).first() if new.successor else None
    row.valid_to, row.note, row.successor = new.valid_to, new.note.strip(), heir.person_id if heir else None
    row.save()
    focal.take_back(row, new.valid_to, clock.local_date(context.received_at))
    moved = focal.hand_over(row, row.successor)
    return Outcome({"code": agreement.code, "moved": moved}, subject=agreement.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.end_focal_point",
    label=gettext_lazy("Remplacer un point focal"),
    kind=Kind.REQUEST,
    permission=Permission.PARTNERSHIP,
    payload=EndFocalPoint,
    check=check,
    apply=apply,
    example=lambda: EndFocalPoint(
        focal_point=UUID(int=1), valid_to=date(2026, 6, 30), successor=UUID(int=2), note="Dossiers remis ce matin."
    ),
    sentence=gettext_lazy(
        "{author} a mis fin à un point focal de la convention {code} ; tâches ouvertes transmises : {moved}. {note}"
    ),
)
