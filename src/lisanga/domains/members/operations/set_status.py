"""From application to ratified membership, and out (AUS 10, 11): the row stays in the register, closed."""

from typing import Literal
from uuid import UUID

import msgspec
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Mark, Problem, Severity
from lisanga.core.ledger.models import OpenItem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.members.models import ShareAccount
from lisanga.domains.members.operations.writing import count_member, members_by_id

NEXT: dict[str, set[str]] = {
    "applied": {"provisional", "left"},
    "provisional": {"ratified", "left"},
    "ratified": {"left"},
    "left": set(),
}


class SetStatus(msgspec.Struct, frozen=True, kw_only=True):
    """`provisional`: admitted by the management; `ratified`: by the general assembly; `left`: on the business date."""

    member: UUID
    status: Literal["provisional", "ratified", "left"]
    reason: str = ""


def _check(context: Context, item: Item[SetStatus]) -> list[Problem]:
    wanted = item.payload
    member = members_by_id(context, [wanted.member]).get(wanted.member)
    if member is None:
        text = _("Ce membre n’est pas dans le registre.")
        return [Problem(code="unknown_member", message=text, field="member", severity=Severity.INVALID)]
    if wanted.status not in NEXT[member.status]:
        text = _("Ce changement ne suit pas l’ordre : demande, admission, ratification par l’assemblée, départ.")
        return [Problem(code="wrong_order", message=text, field="status", reference="AUS 10", mark=Mark.LAW)]
    return _left_behind(context, member.id) if wanted.status == "left" else []


def _left_behind(context: Context, member: UUID) -> list[Problem]:
    problems = []
    account = ShareAccount.plain.filter(organisation_id=context.organisation, member=member, paid__gt=0)
    if account.exists():
        text = _("Les parts versées sont à rembourser dans l’année.")
        problems.append(
            Problem("shares_to_reimburse", text, "member", Severity.WARNING, reference="AUS 11", mark=Mark.LAW)
        )
    items = OpenItem.plain.filter(organisation_id=context.organisation, auxiliary=member, settled__lt=F("amount"))
    if items.exists():
        text = _("Des sommes restent dues entre le membre et la coopérative : réglez-les.")
        problems.append(Problem("sums_due", text, "member", Severity.WARNING, reference="AUS 11", mark=Mark.LAW))
    return problems


def _apply(context: Context, item: Item[SetStatus]) -> Outcome:
    wanted = item.payload
    member = members_by_id(context, [wanted.member])[wanted.member]
    count_member(context, member.sex, member.birth_year, member.status, -1)
    before, member.status = member.status, wanted.status
    if wanted.status == "left":
        member.left_on = item.envelope.business_date
    member.save(update_fields=["status", "left_on"])
    count_member(context, member.sex, member.birth_year, member.status)
    return Outcome({"before": before, "after": member.status}, subject=member.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="members.set_status",
    label=gettext_lazy("Admettre un membre, noter son départ"),
    kind=Kind.REQUEST,
    permission=Permission.MEMBERS,
    payload=SetStatus,
    check=check,
    apply=apply,
    example=lambda: SetStatus(member=UUID(int=2), status="ratified", reason="Assemblée du 21 mars 2026"),
    sentence=gettext_lazy("{author} a changé la situation de {member}."),
)
