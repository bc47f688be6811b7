"""Profile fields put right. Each comes with the value that was seen: where somebody else changed it meanwhile, the kept
value stays and a person settles it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.names import fold, tidy
from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.ledger.models import Auxiliary
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.members.identity import contact, sort_name
from lisanga.domains.members.models import Member, MemberToken
from lisanga.domains.members.operations.writing import add_tokens, count_member, key_of, members_by_id, person_name_of

Change = tuple[str, str]


class UpdateMember(msgspec.Struct, frozen=True, kw_only=True):
    """`changes`: field → (value that was seen, new value), as text; dates as 1984-05-30; empty for unknown."""

    member: UUID
    changes: dict[str, Change]


class _BadValue(ValueError):
    """A text that the field cannot hold."""


def _text(longest: int) -> Callable[[str], str]:
    def read(value: str) -> str:
        if len(value) > longest:
            raise _BadValue
        return value

    return read


def _name(value: str) -> str:
    return tidy(_text(60)(value))


def _sex(value: str) -> str:
    if value not in ("F", "M", ""):
        raise _BadValue
    return value


def _year(value: str) -> int | None:
    if not value:
        return None
    if not value.isdigit() or not 1900 <= int(value) <= 2200:
        raise _BadValue
    return int(value)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise _BadValue from None


FIELDS: dict[str, Callable[[str], Any]] = {
    "family": _name,
    "post": _name,
    "given": _name,
    "sex": _sex,
    "birth_year": _year,
    "birth_date": _day,
    "phone": _text(40),
    "village": _text(80),
    "address": _text(120),
    "profession": _text(80),
    "id_document": _text(80),
    "joined_on": _day,
    "paper_number": _text(24),
}


def shown(member: Member, field: str) -> str:
    """The value of a field as a page shows it and as a change names it."""
    if field == "phone":
        return member.phone or member.phone_typed
    value = getattr(member, field)
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def conflicts(member: Member, changes: Mapping[str, Change]) -> set[str]:
    """Fields whose kept value is neither the one that was seen nor the new one."""
    return {
        field
        for field, (seen, new) in changes.items()
        if field in FIELDS and not {_plain(field, seen), _plain(field, new)} & {_plain(field, shown(member, field))}
    }


def _plain(field: str, value: str) -> str:
    if field == "phone":
        reached = contact(value)
        return reached.phone or reached.typed
    return fold(value) if field in ("family", "post", "given") else value.strip()


def _check(context: Context, item: Item[UpdateMember]) -> list[Problem]:
    update = item.payload
    member = members_by_id(context, [update.member]).get(update.member)
    if member is None:
        return [_invalid("unknown_member", _("Ce membre n’est pas dans le registre."), "member")]
    if not update.changes:
        return [_invalid("no_change", _("Rien n’a changé."), "changes")]
    problems = [problem for field, change in update.changes.items() for problem in _value(field, change[1])]
    if "phone" in update.changes and contact(update.changes["phone"][1]).typed:
        text = _("Ce téléphone n’est pas un numéro du pays : il est gardé comme écrit, à vérifier.")
        problems.append(Problem(code="bad_phone", message=text, field="phone", severity=Severity.WARNING))
    if not problems and not _named(member, update.changes):
        problems.append(_invalid("no_name", _("Écrivez le nom du membre."), "family"))
    for field in sorted(conflicts(member, update.changes)):
        text = _("Une autre personne a changé ce champ entre-temps : sa valeur est gardée. Comparez, puis corrigez.")
        problems.append(Problem(code="conflict", message=text, field=field))
    return problems


def _named(member: Member, changes: Mapping[str, Change]) -> bool:
    return any(changes.get(field, ("", getattr(member, field)))[1].strip() for field in ("family", "given"))


def _value(field: str, value: str) -> list[Problem]:
    if field not in FIELDS:
        return [_invalid("unknown_field", _("Ce champ n’existe pas."), field)]
    try:
        FIELDS[field](value.strip())
    except _BadValue:
        return [_invalid("bad_value", _("Cette valeur ne convient pas à ce champ."), field)]
    return []


def _invalid(code: str, message: str, field: str) -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID)


def _apply(context: Context, item: Item[UpdateMember]) -> Outcome:
    changes = item.payload.changes
    member = members_by_id(context, [item.payload.member])[item.payload.member]
    kept = conflicts(member, changes)
    count_member(context, member.sex, member.birth_year, member.status, -1)
    for field, (_seen, new) in changes.items():
        if field not in kept:
            _set(member, field, FIELDS[field](new.strip()))
    member.sort_name, member.name_key = sort_name(person_name_of(member)), key_of(person_name_of(member))
    member.save()
    count_member(context, member.sex, member.birth_year, member.status)
    name = person_name_of(member)
    MemberToken.plain.filter(organisation_id=context.organisation, member=member.id).delete()
    add_tokens(context, member.id, name, member.phone, member.number, member.paper_number)
    Auxiliary.plain.filter(organisation_id=context.organisation, id=member.id).update(name=str(name)[:160])
    changed = sorted(set(changes) - kept)
    return Outcome({"changed": changed, "conflicts": sorted(kept)}, subject=member.id)


def _set(member: Member, field: str, value: Any) -> None:
    if field == "phone":
        reached = contact(value)
        member.phone, member.operator, member.phone_typed = reached.phone, reached.operator, reached.typed
        return
    setattr(member, field, value)
    if field == "birth_date" and value is not None:
        member.birth_year, member.birth_is_estimate = value.year, False


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="members.update_member",
    label=gettext_lazy("Corriger la fiche d’un membre"),
    kind=Kind.OBSERVATION,
    permission=Permission.MEMBERS,
    payload=UpdateMember,
    check=check,
    apply=apply,
    example=lambda: UpdateMember(member=UUID(int=2), changes={"village": ("Kimbata", "Kimbata II")}),
    offline=True,
    sentence=gettext_lazy("{author} a corrigé la fiche de {member}."),
)
