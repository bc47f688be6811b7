"""A season of one product opens, with what may be kept back on deliveries."""

from datetime import date
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.collect.models import Campaign
from lisanga.domains.stock.lists import has_product
from lisanga.domains.stock.operations.set_reference import REFERENCE_VERSION


class OpenCampaign(msgspec.Struct, frozen=True, kw_only=True):
    """`max_recovery` (of the value of a delivery) and `capital_instalment` in hundredths of a percent."""

    name: str
    product: UUID
    starts_on: date
    ends_on: date | None = None
    max_recovery: int = 10_000
    capital_instalment: int = 0


def _check(context: Context, item: Item[OpenCampaign]) -> list[Problem]:
    new, problems = item.payload, []
    if not new.name.strip():
        problems.append(_invalid("no_name", _("Donnez un nom à la campagne."), "name"))
    elif len(new.name) > 60:
        problems.append(_invalid("too_long", _("Ce texte est trop long."), "name"))
    if not has_product(context.organisation, new.product):
        problems.append(_invalid("unknown_product", _("Ce produit n’existe pas dans la coopérative."), "product"))
    if new.ends_on is not None and new.ends_on < new.starts_on:
        problems.append(_invalid("ends_before_start", _("La fin ne peut pas venir avant le début."), "ends_on"))
    if not (0 <= new.max_recovery <= 10_000 and 0 <= new.capital_instalment <= 10_000):
        problems.append(_invalid("bad_percentage", _("Un pourcentage va de 0 à 100."), "max_recovery"))
    return problems


def _invalid(code: str, message: str, field: str) -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID)


def _apply(context: Context, item: Item[OpenCampaign]) -> Outcome:
    values = msgspec.structs.asdict(item.payload)
    Campaign.plain.create(id=item.envelope.id, organisation_id=context.organisation, **values)
    context.take(REFERENCE_VERSION)
    return Outcome(subject=item.envelope.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="collect.open_campaign",
    label=gettext_lazy("Ouvrir une campagne"),
    kind=Kind.REQUEST,
    permission=Permission.PRICES,
    payload=OpenCampaign,
    check=check,
    apply=apply,
    example=lambda: OpenCampaign(name="2026 A", product=UUID(int=6), starts_on=date(2026, 1, 5)),
    sentence=gettext_lazy("{author} a ouvert la campagne « {name} »."),
)
