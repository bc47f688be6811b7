"""A price from a day on; the rows before keep their deliveries."""

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
from lisanga.domains.collect.models import Campaign, Price
from lisanga.domains.collect.rules import DEAREST
from lisanga.domains.stock.lists import has_centre
from lisanga.domains.stock.operations.set_reference import REFERENCE_VERSION


class SetPrice(msgspec.Struct, frozen=True, kw_only=True):
    """`price` for one kilogram in the smallest unit; without `centre` for all centres."""

    campaign: UUID
    price: int
    valid_from: date
    currency: str = "CDF"
    grade: str = ""
    centre: UUID | None = None


def _check(context: Context, item: Item[SetPrice]) -> list[Problem]:
    new, problems = item.payload, []
    if not Campaign.plain.filter(organisation_id=context.organisation, id=new.campaign).exists():
        problems.append(_invalid("unknown_campaign", _("Cette campagne n’existe pas."), "campaign"))
    if new.centre and not has_centre(context.organisation, new.centre):
        problems.append(_invalid("unknown_centre", _("Ce centre n’existe pas dans la coopérative."), "centre"))
    if not 0 < new.price <= DEAREST or new.currency not in ("CDF", "USD"):
        problems.append(
            _invalid("bad_price", _("Le prix doit être plus grand que zéro, en francs ou en dollars."), "price")
        )
    if len(new.grade.strip()) > 20:
        problems.append(_invalid("too_long", _("Ce texte est trop long."), "grade"))
    return problems


def _invalid(code: str, message: str, field: str) -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID)


def _apply(context: Context, item: Item[SetPrice]) -> Outcome:
    new = item.payload
    Price.plain.create(
        id=item.envelope.id,
        organisation_id=context.organisation,
        campaign_id=new.campaign,
        grade=new.grade.strip(),
        centre=new.centre,
        valid_from=new.valid_from,
        currency=new.currency,
        price=new.price,
    )
    context.take(REFERENCE_VERSION)
    return Outcome(subject=new.campaign)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="collect.set_price",
    label=gettext_lazy("Fixer un prix"),
    kind=Kind.REQUEST,
    permission=Permission.PRICES,
    payload=SetPrice,
    check=check,
    apply=apply,
    example=lambda: SetPrice(campaign=UUID(int=9), price=650, valid_from=date(2026, 1, 5)),
    sentence=gettext_lazy("{author} a fixé un prix : {price:money} le kilo."),
)
