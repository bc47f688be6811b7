"""A line of the note globale des prestations: what is needed, how much of it, and who bears it."""

from typing import Literal
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.money import LARGEST
from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.budget import CATEGORIES, planned_amount
from lisanga.domains.partnerships.models import Mission, ServiceLine
from lisanga.domains.partnerships.operations.mission_rows import invalid, mission_of, over, unknown_mission
from lisanga.domains.partnerships.operations.mission_words import text_problems

_MOST = 100_000_000  # a million, in hundredths


class AddService(msgspec.Struct, frozen=True, kw_only=True):
    """The line's id is the operation's. `quantity` in hundredths; `unit_cost` in the smallest unit of its currency, 0
    for what is lent."""

    mission: UUID
    category: str
    label: str
    quantity: int
    unit_cost: int
    payer: Literal["office", "partner"]
    currency: Literal["CDF", "USD"] = "CDF"
    unit: str = ""


def _check(context: Context, item: Item[AddService]) -> list[Problem]:
    new, problems = item.payload, []
    kept = mission_of(context, new.mission)
    if kept is None or kept.organisation_id != context.organisation:
        return [unknown_mission()]
    if new.category not in CATEGORIES:
        problems.append(invalid("unknown_category", _("Choisissez une sorte de prestation."), "category"))
    if not new.label.strip():
        problems.append(invalid("no_label", _("Écrivez de quoi il s’agit."), "label"))
    if not 0 < new.quantity <= _MOST:
        problems.append(invalid("bad_quantity", _("La quantité est un nombre plus grand que zéro."), "quantity"))
    if not 0 <= new.unit_cost <= LARGEST or planned_amount(new.quantity, new.unit_cost) > LARGEST:
        problems.append(invalid("bad_cost", _("Le coût unitaire est un montant, zéro ou plus."), "unit_cost"))
    return problems + text_problems({"label": (new.label, 160), "unit": (new.unit, 24)}) + over(kept)


def _apply(context: Context, item: Item[AddService]) -> Outcome:
    new = item.payload
    mission = Mission.plain.get(id=new.mission)
    planned = planned_amount(new.quantity, new.unit_cost)
    ServiceLine.plain.create(
        id=item.envelope.id,
        organisation_id=mission.organisation_id,
        partner_id=mission.partner_id,
        mission_id=new.mission,
        category=new.category,
        label=new.label.strip(),
        quantity=new.quantity,
        unit=new.unit.strip(),
        unit_cost=new.unit_cost,
        currency=new.currency,
        payer=new.payer,
        planned=planned,
    )
    return Outcome({"planned": planned}, subject=new.mission)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.add_service",
    label=gettext_lazy("Ajouter une ligne à la note des prestations"),
    kind=Kind.REQUEST,
    permission=Permission.PROGRAMME,
    payload=AddService,
    check=check,
    apply=apply,
    example=lambda: AddService(
        mission=UUID(int=1),
        category="lodging",
        label="Hébergement de deux experts",
        quantity=1_000,
        unit="nuits",
        unit_cost=45_000,
        payer="partner",
    ),
    sentence=gettext_lazy("{author} a ajouté à la note : {label} ({planned:money})."),
)
