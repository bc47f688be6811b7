"""Who stands where in an organisation: nobody gives or takes more than they hold today."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from lisanga.core.scope.models import Grant
from lisanga.core.scope.roles import ROLES, Permission

_KEEPERS = [role.code for role in ROLES.values() if Permission.PEOPLE in role.permissions]


def in_force(organisation: UUID, day: date) -> QuerySet[Grant]:
    """Grants of an organisation that cover a day."""
    grants = Grant.objects.filter(organisation_id=organisation, valid_from__lte=day)
    return grants.filter(Q(valid_to=None) | Q(valid_to__gte=day))


def rank_of(person: UUID, organisation: UUID, day: date) -> int:
    """The highest rank a person holds there; 0 for somebody without a role."""
    roles = in_force(organisation, day).filter(person_id=person).values_list("role", flat=True)
    return max((ROLES[role].rank for role in roles), default=0)


def stands_alone(organisation: UUID, day: date) -> bool:
    """Whether somebody who keeps its people has already signed in: from then on nobody else gives roles there."""
    keepers = in_force(organisation, day).filter(role__in=_KEEPERS)
    return keepers.exclude(person__last_login=None).exists()
