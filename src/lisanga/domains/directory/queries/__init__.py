"""Scoped reads of the directory: organisations, people, roles, telephones, and who can see what."""

from lisanga.domains.directory.queries.devices import DeviceRow, device, devices
from lisanga.domains.directory.queries.field import (
    FieldPerson,
    field_people,
)
from lisanga.domains.directory.queries.people import (
    GrantRow,
    LinkRow,
    OrganisationRow,
    PersonRow,
    ReaderLine,
    grants_of,
    links,
    my_grants,
    names_of,
    organisation,
    organisations,
    partners,
    people_of,
    person_by_contact,
    programme_name,
    programmes,
    who_can_see,
)

__all__ = [
    "DeviceRow",
    "FieldPerson",
    "GrantRow",
    "LinkRow",
    "OrganisationRow",
    "PersonRow",
    "ReaderLine",
    "device",
    "devices",
    "field_people",
    "grants_of",
    "links",
    "my_grants",
    "names_of",
    "organisation",
    "organisations",
    "partners",
    "people_of",
    "person_by_contact",
    "programme_name",
    "programmes",
    "who_can_see",
]
