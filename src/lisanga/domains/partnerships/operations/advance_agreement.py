"""An agreement goes on to its next state: reviewed, signed, in force, suspended, ended, closed."""

from datetime import date
from uuid import UUID

import msgspec
from django.utils.translation import gettext_lazy

from lisanga.core.kernel import clock
from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.models import Agreement, AgreementZone
from lisanga.domains.partnerships.operations import ledger, sides
from lisanga.domains.partnerships.rules import SIGNED, STATUSES, signature_problems, step_problems


class AdvanceAgreement(msgspec.Struct, frozen=True, kw_only=True):
    """`signed_on` and the signatories for a signature; a signatory left out stays the one of the draft."""

    agreement: UUID
    status: str
    reason: str = ""
    signed_on: date | None = None
    office_signatory: str = ""
    office_signatory_title: str = ""
    partner_signatory: str = ""
    partner_signatory_title: str = ""


_SIGNATORIES = tuple(name for name in AdvanceAgreement.__struct_fields__ if "signatory" in name)


def _check(context: Context, item: Item[AdvanceAgreement]) -> list[Problem]:
    new = item.payload
    agreement = sides.office_agreement(context, new.agreement)
    if agreement is None:
        return sides.unknown_agreement()
    problems = step_problems(agreement.status, new.status, new.reason)
    if problems or new.status != SIGNED:
        return problems
    names = (new.office_signatory or agreement.office_signatory, new.partner_signatory or agreement.partner_signatory)
    zones = AgreementZone.plain.filter(agreement=agreement).count()
    return signature_problems(new.signed_on, clock.local_date(context.received_at), names, zones)


def _apply(context: Context, item: Item[AdvanceAgreement]) -> Outcome:
    new = item.payload
    agreement = sides.office_agreement(context, new.agreement)
    assert agreement is not None
    agreement.status = new.status
    if new.status == SIGNED:
        _sign(agreement, new)
    agreement.save()
    if new.status == SIGNED:
        ledger.open_ledger(agreement)
    # The label is kept with the line, so that history reads the same after a state is renamed.
    return Outcome({"code": agreement.code, "state": STATUSES[new.status]}, subject=agreement.id)


def _sign(agreement: Agreement, new: AdvanceAgreement) -> None:
    agreement.signed_on = new.signed_on
    for name in _SIGNATORIES:
        setattr(agreement, name, getattr(new, name).strip() or getattr(agreement, name))


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.advance_agreement",
    label=gettext_lazy("Faire avancer une convention"),
    kind=Kind.REQUEST,
    permission=Permission.PROGRAMME,
    payload=AdvanceAgreement,
    check=check,
    apply=apply,
    example=lambda: AdvanceAgreement(
        agreement=UUID(int=1),
        status="signed",
        signed_on=date(2026, 1, 12),
        office_signatory="Béatrice Luzolo",
        partner_signatory="Le Gouverneur",
    ),
    sentence=gettext_lazy("{author} a fait passer la convention {code} à l’état « {state} » : {reason}."),
)
