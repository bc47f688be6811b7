"""Who may work with a telephone of an organisation."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from lisanga.core.scope.models import Grant
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.roles import ROLES, Permission
from lisanga.core.scope.viewer import Scope


@dataclass(frozen=True, slots=True)
class FieldPerson:
    """One role of a person who may do something with a telephone; `until` its last day, None while it is open."""

    id: UUID
    name: str
    role: str
    permissions: frozenset[Permission]
    until: date | None


_FIELD = frozenset({Permission.COLLECT, Permission.MEMBERS, Permission.CASH, Permission.TRAINING})


@scoped
def field_people(scope: Scope, organisation: UUID, since: date) -> list[FieldPerson]:
    """Those who hold such a role, or held it until after a day: what they recorded before may still have to leave."""
    roles = [role.code for role in ROLES.values() if role.permissions & _FIELD]
    grants = Grant.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=since),
        organisation_id=scope.require_rows(organisation),
        role__in=roles,
        person__is_active=True,
    )
    rows = grants.order_by("person__name", "id").values_list("person_id", "person__name", "role", "valid_to")
    return [FieldPerson(one, name, role, ROLES[role].permissions, until) for one, name, role, until in rows]
