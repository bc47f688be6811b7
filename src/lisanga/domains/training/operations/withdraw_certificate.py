"""A certificate no longer stands: its verification says so."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.training.models import Certificate
from lisanga.domains.training.operations.finding import invalid


class WithdrawCertificate(msgspec.Struct, frozen=True, kw_only=True):
    certificate: UUID
    reason: str


def _check(context: Context, item: Item[WithdrawCertificate]) -> list[Problem]:
    new = item.payload
    kept = Certificate.plain.filter(organisation_id=context.organisation, id=new.certificate).first()
    if kept is None:
        return [invalid("unknown_certificate", _("Ce certificat n’existe pas."), "certificate")]
    if kept.withdrawn:
        return [invalid("withdrawn_already", _("Ce certificat est déjà retiré."))]
    if not 0 < len(new.reason.strip()) <= 200:
        return [invalid("no_reason", _("Dites pourquoi, en 200 signes au plus."), "reason")]
    return []


def _apply(context: Context, item: Item[WithdrawCertificate]) -> Outcome:
    new = item.payload
    rows = Certificate.plain.filter(organisation_id=context.organisation, id=new.certificate)
    rows.update(withdrawn=new.reason.strip())
    return Outcome(subject=new.certificate)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="training.withdraw_certificate",
    label=gettext_lazy("Retirer un certificat"),
    kind=Kind.CORRECTION,
    permission=Permission.TRAINING,
    payload=WithdrawCertificate,
    check=check,
    apply=apply,
    example=lambda: WithdrawCertificate(certificate=UUID(int=25), reason="Nom mal écrit"),
    sentence=gettext_lazy("{author} a retiré un certificat : {reason}."),
)
