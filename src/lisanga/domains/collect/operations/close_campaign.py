"""A season ends on a day; later weighings of the product are flagged or belong to the next one."""

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
from lisanga.domains.stock.operations.set_reference import REFERENCE_VERSION


class CloseCampaign(msgspec.Struct, frozen=True, kw_only=True):
    """`ends_on` is the last day."""

    campaign: UUID
    ends_on: date


def _check(context: Context, item: Item[CloseCampaign]) -> list[Problem]:
    campaign = Campaign.plain.filter(organisation_id=context.organisation, id=item.payload.campaign).first()
    if campaign is None:
        text = _("Cette campagne n’existe pas.")
        return [Problem(code="unknown_campaign", message=text, field="campaign", severity=Severity.INVALID)]
    if item.payload.ends_on < campaign.starts_on:
        text = _("La fin ne peut pas venir avant le début.")
        return [Problem(code="ends_before_start", message=text, field="ends_on", severity=Severity.INVALID)]
    return []


def _apply(context: Context, item: Item[CloseCampaign]) -> Outcome:
    Campaign.plain.filter(id=item.payload.campaign).update(ends_on=item.payload.ends_on)
    context.take(REFERENCE_VERSION)
    return Outcome(subject=item.payload.campaign)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="collect.close_campaign",
    label=gettext_lazy("Terminer une campagne"),
    kind=Kind.REQUEST,
    permission=Permission.PRICES,
    payload=CloseCampaign,
    check=check,
    apply=apply,
    example=lambda: CloseCampaign(campaign=UUID(int=9), ends_on=date(2026, 5, 31)),
    sentence=gettext_lazy("{author} a terminé une campagne."),
)
