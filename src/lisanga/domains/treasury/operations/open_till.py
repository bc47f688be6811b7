"""A place where the cooperative keeps money: a cash box, a mobile-money number or a bank account, in one currency."""

from typing import Literal

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.names import fold
from lisanga.core.kernel.problems import Problem
from lisanga.core.ledger import chart
from lisanga.core.ledger.models import Auxiliary
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.treasury.models import Till
from lisanga.domains.treasury.operations.checks import invalid

ACCOUNTS = {
    ("cash", "CDF"): chart.CASH_CDF,
    ("cash", "USD"): chart.CASH_USD,
    ("mobile", "CDF"): chart.MOBILE,
    ("mobile", "USD"): chart.MOBILE,
    ("bank", "CDF"): chart.BANK_CDF,
    ("bank", "USD"): chart.BANK_USD,
}


class OpenTill(msgspec.Struct, frozen=True, kw_only=True):
    """`operator` is the mobile-money service or the bank, `number` the phone or account number."""

    kind: Literal["cash", "mobile", "bank"]
    name: str
    currency: Literal["CDF", "USD"] = "CDF"
    operator: str = ""
    number: str = ""


def _check(context: Context, item: Item[OpenTill]) -> list[Problem]:
    till, problems = item.payload, []
    name = till.name.strip()
    if not 0 < len(name) <= 80:
        problems.append(invalid("no_name", _("Donnez un nom à la caisse (80 signes au plus)."), "name"))
    if till.kind != "cash" and not till.operator.strip():
        problems.append(invalid("no_operator", _("Dites de quel opérateur ou de quelle banque il s’agit."), "operator"))
    names = Till.plain.filter(organisation_id=context.organisation).values_list("name", flat=True)
    if fold(name) in {fold(known) for known in names}:
        text = _("Une caisse porte déjà ce nom : choisissez-en un autre.")
        problems.append(Problem(code="name_taken", message=text, field="name"))
    return problems


def _apply(context: Context, item: Item[OpenTill]) -> Outcome:
    till, identifier = item.payload, item.envelope.id
    name = till.name.strip()
    Till.plain.create(
        id=identifier,
        organisation_id=context.organisation,
        kind=till.kind,
        currency=till.currency,
        name=name,
        operator=till.operator.strip()[:40],
        number=till.number.strip()[:40],
        account=ACCOUNTS[till.kind, till.currency],
        opened_on=item.envelope.business_date,
    )
    number = context.take("treasury.till")
    Auxiliary.plain.create(
        id=identifier, organisation_id=context.organisation, kind="till", number=str(number), name=name
    )
    return Outcome({"till": number}, subject=identifier)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="treasury.open_till",
    label=gettext_lazy("Ouvrir une caisse"),
    kind=Kind.REQUEST,
    permission=Permission.CASH,
    payload=OpenTill,
    check=check,
    apply=apply,
    example=lambda: OpenTill(kind="mobile", name="M-Pesa", operator="M-Pesa", number="+243811234567"),
    sentence=gettext_lazy("{author} a ouvert la caisse « {name} »."),
)
