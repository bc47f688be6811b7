"""A role for a person between two dates. Nobody raises themself, nor gives more than they hold."""

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
from lisanga.core.scope.models import Grant, Organisation, Person, no_one
from lisanga.core.scope.roles import COOPERATIVE_KINDS, PARTNER_KINDS, ROLES, OrganisationKind, Permission
from lisanga.domains.directory.operations import ranks
from lisanga.domains.directory.operations.writing import create_grant

_FIRST_ROLES = {"president", "manager", "secretary", "partner_leader", "focal_point"}


class GiveGrant(msgspec.Struct, frozen=True, kw_only=True):
    """`organisation` is the author's own; the programme may also give the first roles of a partner or a cooperative,
    which goes on alone as soon as one who keeps its people has signed in. `member` binds the role *membre* to an
    account."""

    person: UUID
    role: str
    organisation: UUID
    valid_from: date
    member: UUID | None = None


def _check(context: Context, item: Item[GiveGrant]) -> list[Problem]:
    grant, problems = item.payload, []
    role = ROLES.get(grant.role)
    target = Organisation.objects.filter(id=grant.organisation).first()
    if role is None or target is None or not Person.objects.filter(id=grant.person).exists():
        return [_problem("unknown", _("Cette personne, ce rôle ou cette organisation n’existe pas."), "person")]
    if OrganisationKind(target.kind) not in role.kinds:
        problems.append(_problem("role_does_not_fit", _("Ce rôle n’existe pas dans cette organisation."), "role"))
    if grant.person == context.author:
        problems.append(_rule("own_grant", _("Nul ne se donne un rôle à soi-même."), "person"))
    if not _may_give(context, grant):
        problems.append(_rule("above_own_rank", _("Vous ne pouvez pas donner ce rôle."), "role"))
    if grant.role == "member" and grant.member is None:
        problems.append(_problem("no_member", _("Dites de quel membre il s’agit."), "member"))
    same = Grant.objects.filter(
        person_id=grant.person, role=grant.role, organisation_id=grant.organisation, valid_to=None
    )
    if same.exists():
        problems.append(_rule("already_held", _("Cette personne a déjà ce rôle."), "role"))
    return problems


def _may_give(context: Context, grant: GiveGrant) -> bool:
    """In one's own organisation up to one's own rank; from the programme the first roles elsewhere, until somebody
    there who keeps the people has signed in."""
    role, today = ROLES[grant.role], clock.local_date(context.received_at)
    if grant.organisation == context.organisation:
        return context.author == no_one() or ranks.rank_of(context.author, grant.organisation, today) >= role.rank
    own = Organisation.objects.get(id=context.organisation)
    fits = bool(role.kinds & (COOPERATIVE_KINDS | PARTNER_KINDS))
    first = fits and grant.role in _FIRST_ROLES
    return own.kind == OrganisationKind.PROGRAMME and first and not ranks.stands_alone(grant.organisation, today)


def _problem(code: str, message: str, field: str) -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID)


def _rule(code: str, message: str, field: str) -> Problem:
    return Problem(code=code, message=message, field=field)


def _apply(context: Context, item: Item[GiveGrant]) -> Outcome:
    grant = item.payload
    create_grant(item.envelope.id, grant.person, grant.role, grant.organisation, grant.valid_from, grant.member)
    return Outcome({"role": grant.role}, subject=grant.person)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="directory.give_grant",
    label=gettext_lazy("Donner un rôle"),
    kind=Kind.REQUEST,
    permission=Permission.PEOPLE,
    payload=GiveGrant,
    check=check,
    apply=apply,
    example=lambda: GiveGrant(
        person=UUID(int=2), role="secretary", organisation=UUID(int=1), valid_from=date(2026, 1, 1)
    ),
    sentence=gettext_lazy("{author} a donné le rôle « {role} »."),
    words={"role": {str(key): role.label for key, role in ROLES.items()}},
)
