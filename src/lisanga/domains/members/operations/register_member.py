"""A member enters the register (AUS 9): by hand, from a phone, or by the thousand from a paper register. A person who
joined is a fact: what is doubtful is recorded and flagged."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.names import PersonName, person_name
from lisanga.core.kernel.problems import Mark, Problem, Severity
from lisanga.core.ledger.models import Auxiliary
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.members.identity import Contact, contact, sort_name
from lisanga.domains.members.models import Member
from lisanga.domains.members.operations.writing import add_tokens, count_member, key_of

COUNTER = "members.number"
LARGEST_NUMBER = 9_999_999
OLDEST = 110
_AUXILIARY = ("id", "organisation_id", "kind", "number", "name")
_COLUMNS = (
    "id",
    "organisation_id",
    "number",
    "paper_number",
    "family",
    "post",
    "given",
    "sex",
    "birth_year",
    "birth_date",
    "birth_is_estimate",
    "phone",
    "phone_typed",
    "operator",
    "village",
    "address",
    "profession",
    "id_document",
    "joined_on",
    "status",
    "photo",
    "sort_name",
    "name_key",
)


class RegisterMember(msgspec.Struct, frozen=True, kw_only=True):
    """`number` is the one that the paper register already gave, else the next one; `phone` as it is written."""

    family: str
    post: str = ""
    given: str = ""
    sex: Literal["F", "M", ""] = ""
    birth_year: int | None = None
    birth_date: date | None = None
    birth_is_estimate: bool = False
    phone: str = ""
    village: str = ""
    address: str = ""
    profession: str = ""
    id_document: str = ""
    joined_on: date | None = None
    number: int | None = None
    paper_number: str = ""
    status: Literal["applied", "provisional", "ratified"] = "provisional"


class _Known:
    """What the register holds already that looks like the members of a list; grows as the list is followed."""

    def __init__(self, context: Context, items: Sequence[Item[RegisterMember]]) -> None:
        rows = Member.plain.filter(organisation_id=context.organisation)
        columns = ("name_key", "phone", "number", "birth_year")
        payloads = [item.payload for item in items]
        names = {key_of(_name(payload)) for payload in payloads}
        phones = {phone for payload in payloads if (phone := contact(payload.phone).phone)}
        numbers = {payload.number for payload in payloads if payload.number and 0 < payload.number <= LARGEST_NUMBER}
        self.names: dict[str, list[tuple[int, int | None]]] = {}
        self.phones: dict[str, int] = {}
        self.numbers = set(rows.filter(number__in=numbers).values_list("number", flat=True)) if numbers else set()
        for key, _phone, number, year in rows.filter(name_key__in=names).values_list(*columns):
            self.names.setdefault(key, []).append((number, year))
        if phones:
            self.phones = dict(rows.filter(phone__in=phones).values_list("phone", "number"))

    def meet(self, payload: RegisterMember, reached: Contact) -> None:
        """Remembers a member of the list itself; one without a number yet counts as number 0."""
        number = payload.number or 0
        self.names.setdefault(key_of(_name(payload)), []).append((number, _year(payload)))
        if reached.phone:
            self.phones.setdefault(reached.phone, number)
        if payload.number is not None:
            self.numbers.add(payload.number)


def _name(payload: RegisterMember) -> PersonName:
    return person_name(payload.family, payload.post, payload.given)


def _year(payload: RegisterMember) -> int | None:
    return payload.birth_date.year if payload.birth_date else payload.birth_year


def check(context: Context, items: Sequence[Item[RegisterMember]]) -> Sequence[list[Problem]]:
    """At most three queries for the list."""
    known = _Known(context, items)
    found = []
    for item in items:
        payload, reached = item.payload, contact(item.payload.phone)
        problems = _shape(payload, item.envelope.business_date)
        if reached.typed:
            text = _("Ce téléphone n’est pas un numéro du pays : il est gardé comme écrit, à vérifier.")
            problems.append(_warning("bad_phone", text, "phone"))
        if payload.number in known.numbers:
            text = _("Le numéro %(number)s est déjà celui d’un autre membre : un numéro nouveau est donné.")
            message = text % {"number": payload.number}
            problems.append(
                Problem(code="number_taken", message=message, field="number", reference="AUS 9", mark=Mark.PRACTICE)
            )
        problems += _similar(known, payload, reached)
        known.meet(payload, reached)
        found.append(problems)
    return found


def _shape(payload: RegisterMember, day: date) -> list[Problem]:
    problems = []
    if not (payload.family.strip() or payload.given.strip()):
        problems.append(_invalid("no_name", _("Écrivez le nom du membre."), "family"))
    for field, longest in (("family", 60), ("post", 60), ("given", 60), ("village", 80), ("address", 120)):
        if len(getattr(payload, field)) > longest:
            problems.append(_invalid("too_long", _("Ce texte est trop long."), field))
    if payload.number is not None and not 0 < payload.number <= LARGEST_NUMBER:
        problems.append(_invalid("bad_number", _("Un numéro de membre est plus grand que zéro."), "number"))
    year = _year(payload)
    if year is not None and not day.year - OLDEST <= year <= day.year:
        problems.append(_invalid("bad_birth", _("Cette année de naissance n’est pas possible."), "birth_year"))
    if payload.joined_on is not None and payload.joined_on > day:
        problems.append(_warning("joins_later", _("La date d’adhésion est dans l’avenir."), "joined_on"))
    return problems


def _similar(known: _Known, payload: RegisterMember, reached: Contact) -> list[Problem]:
    """Same words in any order (unless two years of birth tell them apart), or the same phone."""
    year = _year(payload)
    alike = [
        number
        for number, other in known.names.get(key_of(_name(payload)), [])
        if not year or not other or year == other
    ]
    if alike:
        text = _("Un membre du même nom est déjà dans le registre (%(who)s). Est-ce la même personne ?")
        return [_warning("possible_duplicate", text % {"who": _which(alike)}, "family")]
    if reached.phone in known.phones:
        text = _("Ce téléphone est déjà celui d’un membre (%(who)s). Est-ce la même personne ?")
        return [_warning("same_phone", text % {"who": _which([known.phones[reached.phone]])}, "phone")]
    return []


def _which(numbers: Iterable[int]) -> str:
    return ", ".join(f"n° {number}" if number else _("plus haut dans la liste") for number in list(numbers)[:3])


def _warning(code: str, message: str, field: str) -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.WARNING)


def _invalid(code: str, message: str, field: str) -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID)


def apply(context: Context, items: Sequence[Item[RegisterMember]]) -> Sequence[Outcome]:
    """Numbers of the paper are kept where they are free; the others go on after the highest."""
    wanted = {item.payload.number for item in items if item.payload.number is not None}
    rows = Member.plain.filter(organisation_id=context.organisation, number__in=wanted)
    taken = set(rows.values_list("number", flat=True)) if wanted else set()
    for number in wanted:
        context.reserve(COUNTER, number)
    outcomes, members, auxiliaries = [], [], []
    for item in items:
        wished = item.payload.number
        number = context.take(COUNTER) if wished is None or wished in taken else wished
        taken.add(number)
        row, name = _row(context, item, number)
        members.append(row)
        auxiliaries.append((item.envelope.id, context.organisation, "member", str(number), str(name)[:160]))
        count_member(context, item.payload.sex, _year(item.payload), item.payload.status)
        outcomes.append(Outcome({"number": number}, subject=item.envelope.id))
    context.writer.insert(Member, _COLUMNS, members)
    context.writer.insert(Auxiliary, _AUXILIARY, auxiliaries)
    return outcomes


def _row(context: Context, item: Item[RegisterMember], number: int) -> tuple[tuple[object, ...], PersonName]:
    payload, name, reached = item.payload, _name(item.payload), contact(item.payload.phone)
    paper = payload.paper_number.strip()[:24]
    add_tokens(context, item.envelope.id, name, reached.phone, number, paper)
    row = (
        item.envelope.id,
        context.organisation,
        number,
        paper,
        name.family,
        name.post,
        name.given,
        payload.sex,
        _year(payload),
        payload.birth_date,
        payload.birth_is_estimate,
        reached.phone,
        reached.typed,
        reached.operator,
        payload.village.strip(),
        payload.address.strip(),
        payload.profession.strip()[:80],
        payload.id_document.strip()[:80],
        payload.joined_on,
        payload.status,
        "",
        sort_name(name),
        key_of(name),
    )
    return row, name


OPERATION = Operation(
    name="members.register_member",
    label=gettext_lazy("Inscrire un membre"),
    kind=Kind.OBSERVATION,
    permission=Permission.MEMBERS,
    payload=RegisterMember,
    check=check,
    apply=apply,
    example=lambda: RegisterMember(
        family="Kabeya",
        post="Mukubwa",
        given="Rémy",
        sex="M",
        birth_year=1984,
        phone="0811 234 567",
        village="Kimbata",
        profession="Agriculteur",
        joined_on=date(2026, 1, 12),
    ),
    offline=True,
    sentence=gettext_lazy("{author} a inscrit un membre : {family} {post} {given}."),
)
