"""Who reads a partner's report when nobody is signed in: the installation itself, as an observer of that partner.
It sees exactly what the partner's own people see, and never a row."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lisanga.core.scope.models import Organisation, no_one
from lisanga.core.scope.roles import PARTNER_KINDS
from lisanga.core.scope.viewer import HeldGrant, NotVisible, Scope, Viewer

_ROLE = "observer"


@dataclass(frozen=True, slots=True)
class Observed:
    """A partner and the scope of its observers."""

    partner: UUID
    scope: Scope


def as_observer(code: str, today: date) -> Observed:
    """NotVisible when no partner has this code."""
    kinds = [str(kind) for kind in PARTNER_KINDS]
    found = Organisation.objects.filter(code=code.strip().upper(), kind__in=kinds)
    row = found.values_list("id", "kind", "name", "code").first()
    if row is None:
        raise NotVisible
    grant = HeldGrant(_ROLE, *row, member=None, valid_from=today, valid_to=None)
    return Observed(row[0], Viewer(no_one(), "", (grant,), today).scope)
