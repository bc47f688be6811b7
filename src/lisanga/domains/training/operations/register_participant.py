"""Somebody who will be trained. Somebody who looks the same is warned of, never merged."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.names import fold, name_key, person_name
from lisanga.core.kernel.phone import PhoneError, parse_phone
from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.models import Organisation
from lisanga.core.scope.roles import Permission
from lisanga.domains.training.models import Participant
from lisanga.domains.training.operations.finding import (
    invalid,
    partner_problems,
    place_problems,
    warning,
)
from lisanga.domains.training.rules import AGE_CLASSES, KINDS, SEXES

_LENGTHS = {"family": 60, "post": 60, "given": 60, "village": 80}


class RegisterParticipant(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The participant's id is the operation's. `belongs_to`: a cooperative (member, future member) or a partner (its
    staff); `member` the row of the cooperative's register; `age_class` where the year of birth is unknown."""

    kind: str
    family: str
    sex: str
    post: str = ""
    given: str = ""
    birth_year: int | None = None
    age_class: str = ""
    phone: str = ""
    province: str = ""
    territory: str = ""
    village: str = ""
    belongs_to: UUID | None = None
    member: UUID | None = None
    partner: UUID | None = None


def _check(context: Context, item: Item[RegisterParticipant]) -> list[Problem]:
    new = item.payload
    problems = _shape(new, item.envelope.business_date.year) + place_problems(new.province, new.territory)
    problems += partner_problems(new.partner)
    if new.belongs_to is not None and not Organisation.objects.filter(id=new.belongs_to).exists():
        problems.append(invalid("unknown_organisation", _("Cette organisation n’existe pas."), "belongs_to"))
    if problems:
        return problems
    return _same(context, new)


def _shape(new: RegisterParticipant, year: int) -> list[Problem]:
    problems = []
    if not new.family.strip():
        problems.append(invalid("no_name", _("Écrivez le nom."), "family"))
    if any(len(getattr(new, field)) > longest for field, longest in _LENGTHS.items()):
        problems.append(invalid("too_long", _("Ce texte est trop long."), "family"))
    if new.kind not in KINDS:
        text = _("Dites si c’est un membre, un futur membre, un cadre ou un expert.")
        problems.append(invalid("unknown_kind", text, "kind"))
    if new.sex not in SEXES:
        problems.append(invalid("no_sex", _("Choisissez femme ou homme."), "sex"))
    if new.age_class and new.age_class not in AGE_CLASSES:
        problems.append(invalid("unknown_age_class", _("Cette tranche d’âge n’existe pas."), "age_class"))
    if new.birth_year is not None and not year - 110 <= new.birth_year <= year - 10:
        problems.append(invalid("bad_birth_year", _("Cette année de naissance n’est pas plausible."), "birth_year"))
    if new.phone:
        try:
            parse_phone(new.phone)
        except PhoneError as error:
            problems.append(invalid("bad_phone", str(error), "phone"))
    if new.kind == "member" and (new.belongs_to is None or new.member is None):
        text = _("Choisissez le membre dans le registre de sa coopérative.")
        problems.append(invalid("no_member", text, "member"))
    if new.kind == "partner_staff" and new.belongs_to is None:
        problems.append(invalid("no_organisation", _("Dites de quel partenaire est ce cadre."), "belongs_to"))
    return problems


def _same(context: Context, new: RegisterParticipant) -> list[Problem]:
    """The same member is refused; the same name with the same sex is warned of."""
    known = Participant.plain.filter(organisation_id=context.organisation)
    if new.member is not None and known.filter(member=new.member).exists():
        return [invalid("member_known", _("Ce membre est déjà dans la liste des participants."), "member")]
    key = name_key(person_name(new.family, new.post, new.given))
    twin = known.filter(name_key=key, sex=new.sex).values_list("number", flat=True).first()
    if twin is None:
        return []
    text = _("Une personne du même nom est déjà inscrite (participant n° %(number)s) : est-ce la même ?")
    return [warning("looks_the_same", text % {"number": twin}, "family")]


def _apply(context: Context, item: Item[RegisterParticipant]) -> Outcome:
    new = item.payload
    name = person_name(new.family, new.post, new.given)
    made = Participant.plain.create(
        organisation_id=context.organisation,
        id=item.envelope.id,
        partner_id=new.partner,
        number=context.take("training.participant"),
        kind=new.kind,
        family=name.family,
        post=name.post,
        given=name.given,
        sex=new.sex,
        birth_year=new.birth_year,
        age_class=new.age_class,
        phone=parse_phone(new.phone).e164 if new.phone else "",
        province=new.province,
        territory=new.territory,
        village=new.village.strip(),
        belongs_to=new.belongs_to,
        member=new.member,
        sort_name=fold(str(name)),
        name_key=name_key(name),
    )
    return Outcome({"number": made.number}, subject=made.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="training.register_participant",
    label=gettext_lazy("Inscrire un participant"),
    kind=Kind.REQUEST,
    permission=Permission.TRAINING,
    payload=RegisterParticipant,
    check=check,
    apply=apply,
    example=lambda: RegisterParticipant(kind="future_member", family="Mpia", given="Jean", sex="M", birth_year=1994),
    offline=True,
    sentence=gettext_lazy("{author} a inscrit le participant {family} {post} {given} (n° {number})."),
)
