"""The programme plans a mission under an agreement."""

from datetime import date
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.models import Agreement, Mission, MissionExpert
from lisanga.domains.partnerships.operations.mission_rows import invalid
from lisanga.domains.partnerships.operations.mission_words import (
    Expert,
    day_problems,
    expert_problems,
    phone_of,
    phone_problems,
    text_problems,
    zone_problems,
)


class PlanMission(msgspec.Struct, frozen=True, kw_only=True):
    """The mission's id is the operation's. `place` in words, `territory` of the province when it is known;
    `contact_name` and `contact_phone`: whom to call at the place, day and night."""

    agreement: UUID
    purpose: str
    place: str
    province: str
    starts_on: date
    ends_on: date
    experts: tuple[Expert, ...]
    territory: str = ""
    contact_name: str = ""
    contact_phone: str = ""


def _check(context: Context, item: Item[PlanMission]) -> list[Problem]:
    new = item.payload
    problems = day_problems(new.starts_on, new.ends_on) + zone_problems(new.province, new.territory)
    problems += phone_problems(new.contact_phone, "contact_phone") + expert_problems(new.experts)
    problems += text_problems({"purpose": (new.purpose, 200), "place": (new.place, 120)})
    problems += text_problems({"contact_name": (new.contact_name, 120)})
    if not new.purpose.strip():
        problems.append(invalid("no_purpose", _("Écrivez ce que la mission va faire."), "purpose"))
    if not new.place.strip():
        problems.append(invalid("no_place", _("Écrivez où la mission se rend."), "place"))
    if not Agreement.plain.filter(id=new.agreement, organisation_id=context.organisation).exists():
        problems.append(invalid("unknown_agreement", _("Cette convention n’existe pas."), "agreement"))
    return problems


def _apply(context: Context, item: Item[PlanMission]) -> Outcome:
    new, identifier = item.payload, item.envelope.id
    agreement = Agreement.plain.get(id=new.agreement)
    sides = {"organisation_id": context.organisation, "partner_id": agreement.partner_id}
    number = context.take("mission")
    Mission.plain.create(
        id=identifier,
        **sides,
        agreement_id=new.agreement,
        number=number,
        purpose=new.purpose.strip(),
        place=new.place.strip(),
        province=new.province,
        territory=new.territory,
        starts_on=new.starts_on,
        ends_on=new.ends_on,
        contact_name=new.contact_name.strip(),
        contact_phone=phone_of(new.contact_phone),
    )
    for expert in new.experts:
        name, phone = expert.name.strip(), phone_of(expert.phone)
        MissionExpert.plain.create(
            id=expert.id, **sides, mission_id=identifier, person=expert.person, name=name, phone=phone
        )
    return Outcome({"number": number}, subject=identifier)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.plan_mission",
    label=gettext_lazy("Préparer une mission"),
    kind=Kind.REQUEST,
    permission=Permission.PROGRAMME,
    payload=PlanMission,
    check=check,
    apply=apply,
    example=lambda: PlanMission(
        agreement=UUID(int=1),
        purpose="Former les futurs coopérateurs",
        place="Idiofa",
        province="CD-KL",
        territory="Idiofa",
        starts_on=date(2026, 5, 4),
        ends_on=date(2026, 5, 9),
        experts=(Expert(id=UUID(int=2), name="Astrid Mbala"),),
    ),
    sentence=gettext_lazy("{author} a préparé la mission n° {number} : {purpose}, à {place}."),
)
