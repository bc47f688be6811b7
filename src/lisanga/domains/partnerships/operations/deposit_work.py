"""A work of trainees is deposited: from this day its owners can prove that it was theirs."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.ids import new_id
from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.models import Deposit, DepositOwner
from lisanga.domains.partnerships.operations.document_rows import digest_problems
from lisanga.domains.partnerships.operations.mission_rows import invalid
from lisanga.domains.partnerships.operations.mission_words import text_problems
from lisanga.domains.partnerships.operations.sides import office_agreement, unknown_agreement
from lisanga.domains.partnerships.works import KINDS

_MOST_OWNERS = 40


class DepositWork(msgspec.Struct, frozen=True, kw_only=True):
    """The deposit's id is the operation's. `credit` is what must stand beside the work wherever it is used."""

    agreement: UUID
    title: str
    kind: str
    owners: tuple[str, ...]
    digest: str
    consent: bool
    credit: str = ""


def _check(context: Context, item: Item[DepositWork]) -> list[Problem]:
    new = item.payload
    if office_agreement(context, new.agreement) is None:
        return unknown_agreement()
    problems = text_problems({"title": (new.title, 160), "credit": (new.credit, 200)}) + digest_problems(new.digest)
    if not new.title.strip():
        problems.append(invalid("no_title", _("Écrivez le titre du travail."), "title"))
    if new.kind not in KINDS:
        problems.append(invalid("unknown_kind", _("Choisissez de quel travail il s’agit."), "kind"))
    if not 0 < len(new.owners) <= _MOST_OWNERS or not all(0 < len(name.strip()) <= 120 for name in new.owners):
        problems.append(invalid("no_owner", _("Nommez ceux dont c’est le travail, un par ligne."), "owners"))
    if Deposit.plain.filter(organisation_id=context.organisation, digest=new.digest).exists():
        text = _("Ce fichier exact est déjà déposé.")
        problems.append(Problem(code="already_deposited", message=text, field="digest"))
    return problems


def _apply(context: Context, item: Item[DepositWork]) -> Outcome:
    new, agreement = item.payload, office_agreement(context, item.payload.agreement)
    assert agreement is not None
    sides = {"organisation_id": agreement.organisation_id, "partner_id": agreement.partner_id}
    names = [name.strip() for name in new.owners]
    deposit = Deposit.plain.create(
        id=item.envelope.id,
        **sides,
        agreement=agreement,
        number=context.take("deposit"),
        title=new.title.strip(),
        kind=new.kind,
        digest=new.digest,
        consent=new.consent,
        credit=new.credit.strip() or ", ".join(names)[:200],
        deposited_on=item.envelope.business_date,
        by=context.author,
    )
    for name in names:
        DepositOwner.plain.create(id=new_id(), **sides, deposit=deposit, name=name)
    return Outcome({"number": deposit.number}, subject=deposit.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.deposit_work",
    label=gettext_lazy("Déposer le travail d’un formé"),
    kind=Kind.REQUEST,
    permission=Permission.MISSION,
    payload=DepositWork,
    check=check,
    apply=apply,
    example=lambda: DepositWork(
        agreement=UUID(int=1),
        title="Plan d’affaires d’une savonnerie",
        kind="business_plan",
        owners=("Chantal Mavungu",),
        digest="0" * 64,
        consent=True,
    ),
    sentence=gettext_lazy("{author} a déposé le travail « {title} »."),
)
