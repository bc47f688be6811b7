"""The end of a role; the person keeps nothing of it from the day after."""

from datetime import date
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel import clock
from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.models import Grant, no_one
from lisanga.core.scope.roles import ROLES, Permission
from lisanga.domains.directory.operations import ranks


class EndGrant(msgspec.Struct, frozen=True, kw_only=True):
    """`valid_to` is the last day of the role."""

    grant: UUID
    valid_to: date


def _check(context: Context, item: Item[EndGrant]) -> list[Problem]:
    end, today = item.payload, clock.local_date(context.received_at)
    grant = Grant.objects.filter(id=end.grant, organisation_id=context.organisation).first()
    if grant is None or (grant.valid_to is not None and grant.valid_to <= end.valid_to):
        text = _("Ce rôle n’existe pas ou est déjà terminé.")
        return [Problem(code="unknown_grant", message=text, field="grant", severity=Severity.INVALID)]
    if end.valid_to < grant.valid_from:
        text = _("La fin ne peut pas venir avant le début.")
        return [Problem(code="ends_before_start", message=text, field="valid_to")]
    own = context.author in (grant.person_id, no_one())
    if not own and ranks.rank_of(context.author, context.organisation, today) < ROLES[grant.role].rank:
        text = _("Vous ne pouvez pas terminer un rôle plus élevé que le vôtre.")
        return [Problem(code="above_own_rank", message=text, field="grant")]
    others = ranks.in_force(context.organisation, today).filter(role=grant.role).exclude(id=grant.id)
    if grant.role in ("direction", "president") and not others.exists():
        text = _("C’est la dernière personne qui tient ce rôle : donnez-le d’abord à une autre.")
        return [Problem(code="last_holder", message=text, field="grant")]
    return []


def _apply(context: Context, item: Item[EndGrant]) -> Outcome:
    grant = Grant.objects.get(id=item.payload.grant)
    grant.valid_to = item.payload.valid_to
    grant.save(update_fields=["valid_to"])
    return Outcome({"role": grant.role}, subject=grant.person_id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="directory.end_grant",
    label=gettext_lazy("Terminer un rôle"),
    kind=Kind.REQUEST,
    permission=Permission.PEOPLE,
    payload=EndGrant,
    check=check,
    apply=apply,
    example=lambda: EndGrant(grant=UUID(int=3), valid_to=date(2026, 3, 31)),
    sentence=gettext_lazy("{author} a terminé un rôle."),
)
