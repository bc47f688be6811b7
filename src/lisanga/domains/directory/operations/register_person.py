"""A person of one's organisation. The first password is set outside the register and changed at first sign-in."""

import msgspec
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.directory.operations.writing import NewPerson, create_person, person_problems


class RegisterPerson(msgspec.Struct, frozen=True, kw_only=True):
    """The person's id is the operation's."""

    name: str
    email: str = ""
    phone: str = ""


def _new(item: Item[RegisterPerson]) -> NewPerson:
    person = item.payload
    return NewPerson(id=item.envelope.id, name=person.name, email=person.email, phone=person.phone)


def _check(context: Context, item: Item[RegisterPerson]) -> list[Problem]:
    return person_problems(_new(item))


def _apply(context: Context, item: Item[RegisterPerson]) -> Outcome:
    create_person(_new(item))
    return Outcome(subject=item.envelope.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="directory.register_person",
    label=gettext_lazy("Inscrire une personne"),
    kind=Kind.REQUEST,
    permission=Permission.PEOPLE,
    payload=RegisterPerson,
    check=check,
    apply=apply,
    example=lambda: RegisterPerson(name="Awa Kisita", phone="+243811234567"),
    sentence=gettext_lazy("{author} a inscrit {name}."),
)
