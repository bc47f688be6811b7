"""What several operations of the directory write."""

from datetime import date
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _

from lisanga.core.kernel.phone import PhoneError, parse_phone
from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.chain import open_chain
from lisanga.core.scope.models import Grant, Organisation, OrganisationLink, Person


class NewPerson(msgspec.Struct, frozen=True, kw_only=True):
    """At least an e-mail or a phone, to sign in with."""

    id: UUID
    name: str
    email: str = ""
    phone: str = ""


def create_organisation(identifier: UUID, code: str, name: str, kind: str) -> Organisation:
    return Organisation.objects.create(id=identifier, code=code.strip().upper(), name=name.strip(), kind=kind)


def open_register(organisation: UUID) -> None:
    """Its own chain, empty; a founding organisation's chain is opened by the door."""
    open_chain(organisation)


def create_person(new: NewPerson) -> Person:
    """Without a usable password: it is set outside the register."""
    phone = parse_phone(new.phone).e164 if new.phone else None
    person = Person(id=new.id, name=new.name.strip(), email=new.email.strip().lower() or None, phone=phone)
    person.set_unusable_password()
    person.save(force_insert=True)
    return person


def create_grant(
    identifier: UUID, person: UUID, role: str, organisation: UUID, start: date, member: UUID | None = None
) -> None:
    Grant.objects.create(
        id=identifier, person_id=person, role=role, organisation_id=organisation, valid_from=start, member=member
    )


def create_link(identifier: UUID, kind: str, source: UUID, target: UUID, start: date, end: date | None) -> None:
    OrganisationLink.objects.create(
        id=identifier, kind=kind, source_id=source, target_id=target, valid_from=start, valid_to=end
    )


def person_problems(new: NewPerson) -> list[Problem]:
    """What stops a person from being registered."""
    problems = []
    if not new.name.strip():
        problems.append(_invalid("no_name", _("Écrivez le nom de la personne."), "name"))
    if not (new.email or new.phone):
        problems.append(_invalid("no_contact", _("Il faut un e-mail ou un téléphone pour se connecter."), "email"))
    if new.phone:
        try:
            phone = parse_phone(new.phone).e164
        except PhoneError:
            # Without the number itself: problems stay in the register for ever.
            problems.append(_invalid("bad_phone", _("Ce numéro de téléphone n’est pas valable."), "phone"))
        else:
            if Person.objects.filter(phone=phone).exists():
                problems.append(_taken("phone", _("Ce téléphone est déjà celui d’une autre personne.")))
    if new.email and Person.objects.filter(email=new.email.strip().lower()).exists():
        problems.append(_taken("email", _("Cet e-mail est déjà celui d’une autre personne.")))
    return problems


def _invalid(code: str, message: str, field: str) -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID)


def _taken(field: str, message: str) -> Problem:
    return Problem(code=f"{field}_taken", message=message, field=field, severity=Severity.RULE)
