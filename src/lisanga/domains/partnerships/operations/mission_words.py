"""What a mission says of itself, checked alike when it is planned and when it changes."""

from datetime import date
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _

from lisanga.core.kernel.phone import PhoneError, parse_optional_phone
from lisanga.core.kernel.problems import Problem
from lisanga.domains.partnerships.operations.mission_rows import invalid
from lisanga.domains.places import gazetteer

LONGEST_DAYS = 366
MOST_EXPERTS = 30


class Expert(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`id` is made where the expert is named; `person` when it is somebody with an access here."""

    id: UUID
    name: str
    phone: str = ""
    person: UUID | None = None


def text_problems(values: dict[str, tuple[str, int]]) -> list[Problem]:
    """(text, longest) by field."""
    return [
        invalid("too_long", _("Ce texte est trop long."), field)
        for field, (text, longest) in values.items()
        if len(text) > longest
    ]


def day_problems(starts_on: date, ends_on: date) -> list[Problem]:
    if ends_on < starts_on:
        return [
            invalid("ends_before", _("La mission finit après avoir commencé : vérifiez les deux dates."), "ends_on")
        ]
    if (ends_on - starts_on).days > LONGEST_DAYS:
        return [invalid("too_long_mission", _("Une mission dure un an au plus."), "ends_on")]
    return []


def zone_problems(province: str, territory: str) -> list[Problem]:
    if gazetteer.province(province) is None:
        return [invalid("unknown_province", _("Cette province n’existe pas."), "province")]
    if territory and territory not in {zone.name for zone in gazetteer.zones_of(province)}:
        return [invalid("unknown_territory", _("Ce territoire n’est pas dans cette province."), "territory")]
    return []


def phone_problems(phone: str, field: str) -> list[Problem]:
    try:
        parse_optional_phone(phone)
    except PhoneError as error:
        return [invalid("bad_phone", str(error), field)]
    return []


def phone_of(text: str) -> str:
    """As it is kept; empty for none."""
    found = parse_optional_phone(text)
    return found.e164 if found else ""


def expert_problems(experts: tuple[Expert, ...]) -> list[Problem]:
    problems = []
    if not experts:
        problems.append(invalid("no_expert", _("Nommez au moins un expert."), "experts"))
    if len(experts) > MOST_EXPERTS or len({expert.id for expert in experts}) != len(experts):
        problems.append(invalid("too_many_experts", _("Une mission compte trente experts au plus."), "experts"))
    for expert in experts:
        if not 0 < len(expert.name.strip()) <= 120:
            problems.append(invalid("no_name", _("Écrivez le nom de chaque expert."), "experts"))
        problems += phone_problems(expert.phone, "experts")
    return problems
