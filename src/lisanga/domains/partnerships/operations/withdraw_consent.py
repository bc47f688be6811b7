"""The owners do not agree any more that their work is used again: from that day."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.models import Deposit
from lisanga.domains.partnerships.operations.mission_rows import invalid


class WithdrawConsent(msgspec.Struct, frozen=True, kw_only=True):
    """The day is the envelope's business date."""

    deposit: UUID


def _check(context: Context, item: Item[WithdrawConsent]) -> list[Problem]:
    found = Deposit.plain.select_for_update().filter(organisation_id=context.organisation)
    kept = found.filter(id=item.payload.deposit).first()
    if kept is None:
        return [invalid("unknown_deposit", _("Ce dépôt n’existe pas."), "deposit")]
    if not kept.consent or kept.withdrawn_on is not None:
        text = _("Il n’y a pas d’accord à retirer : ce travail ne peut déjà pas être réutilisé.")
        return [Problem(code="no_consent", message=text, field="deposit")]
    if item.envelope.business_date < kept.deposited_on:
        return [invalid("before_deposit", _("Ce jour est avant le dépôt."), "day")]
    return []


def _apply(context: Context, item: Item[WithdrawConsent]) -> Outcome:
    Deposit.plain.filter(id=item.payload.deposit).update(withdrawn_on=item.envelope.business_date)
    return Outcome(subject=item.payload.deposit)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.withdraw_consent",
    label=gettext_lazy("Retirer l’accord de réutilisation"),
    kind=Kind.REQUEST,
    permission=Permission.MISSION,
    payload=WithdrawConsent,
    check=check,
    apply=apply,
    example=lambda: WithdrawConsent(deposit=UUID(int=1)),
    sentence=gettext_lazy("{author} a noté que l’accord de réutilisation est retiré, le {date}."),
)
