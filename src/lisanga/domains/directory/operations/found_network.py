"""The first organisation of an installation, and the person who opens the door to all others."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.models import Organisation
from lisanga.core.scope.roles import OrganisationKind, Permission
from lisanga.domains.directory.operations.writing import (
    NewPerson,
    create_grant,
    create_organisation,
    create_person,
    person_problems,
)


class FoundNetwork(msgspec.Struct, frozen=True, kw_only=True):
    """The programme office; its id is the envelope's organisation."""

    code: str
    name: str
    first_person: NewPerson
    grant: UUID


def _check(context: Context, item: Item[FoundNetwork]) -> list[Problem]:
    if Organisation.objects.exists():
        return [Problem(code="already_founded", message=_("Ce réseau a déjà son bureau de programme."))]
    return person_problems(item.payload.first_person)


def _apply(context: Context, item: Item[FoundNetwork]) -> Outcome:
    founding = item.payload
    create_organisation(context.organisation, founding.code, founding.name, OrganisationKind.PROGRAMME)
    person = create_person(founding.first_person)
    create_grant(founding.grant, person.id, "direction", context.organisation, item.envelope.business_date)
    return Outcome({"organisation": str(context.organisation)}, subject=context.organisation)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="directory.found_network",
    label=gettext_lazy("Fonder le réseau"),
    kind=Kind.REQUEST,
    permission=Permission.FOUND,
    payload=FoundNetwork,
    check=check,
    apply=apply,
    example=lambda: FoundNetwork(
        code="CERPEC",
        name="CERPEC ASBL",
        first_person=NewPerson(id=UUID(int=2), name="Direction", email="direction@example.org"),
        grant=UUID(int=3),
    ),
    founds=True,
    sentence=gettext_lazy("Le réseau a été fondé par {name}."),
)
