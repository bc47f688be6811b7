"""The parent of payments made together: the payments follow as `treasury.pay_member`, each with its own verdict."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.treasury.models import PaymentList
from lisanga.domains.treasury.operations import checks
from lisanga.domains.treasury.operations.cash import tills


class OpenPaymentList(msgspec.Struct, frozen=True, kw_only=True):
    """`planned` payments for `total` in the till's smallest unit, as the list stood when it was decided."""

    till: UUID
    label: str
    planned: int
    total: int


def _check(context: Context, item: Item[OpenPaymentList]) -> list[Problem]:
    plan = item.payload
    till = tills(context).get(plan.till)
    problems = checks.amount_problems(till, plan.total)
    if plan.planned < 1:
        problems.append(checks.invalid("empty_list", _("La liste ne contient aucun paiement."), "planned"))
    if till is not None and plan.total > till.balance:
        text = _("D’après le livre, la caisse ne contient pas de quoi payer toute la liste.")
        problems.append(Problem(code="not_enough", message=text, field="total", severity=Severity.WARNING))
    return problems


def _apply(context: Context, item: Item[OpenPaymentList]) -> Outcome:
    plan, identifier = item.payload, item.envelope.id
    PaymentList.plain.create(
        id=identifier,
        organisation_id=context.organisation,
        till=plan.till,
        label=plan.label.strip()[:160],
        on=item.envelope.business_date,
        planned=plan.planned,
        total=plan.total,
    )
    return Outcome({"planned": plan.planned, "total": plan.total}, subject=identifier)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="treasury.open_payment_list",
    label=gettext_lazy("Ouvrir une liste de paiement"),
    kind=Kind.REQUEST,
    permission=Permission.CASH,
    payload=OpenPaymentList,
    check=check,
    apply=apply,
    example=lambda: OpenPaymentList(till=UUID(int=1), label="Paie du café, avril", planned=42, total=6_350_000),
    sentence=gettext_lazy("{author} a ouvert la liste de paiement « {label} » ({planned} paiements)."),
)
