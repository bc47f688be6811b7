"""A draft is adopted: from now on it changes by version."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.training.models import Module
from lisanga.domains.training.operations.finding import invalid, roadmap_of, unknown_roadmap


class AdoptRoadmap(msgspec.Struct, frozen=True, kw_only=True):
    roadmap: UUID


def _check(context: Context, item: Item[AdoptRoadmap]) -> list[Problem]:
    kept = roadmap_of(context, item.payload.roadmap)
    if kept is None:
        return [unknown_roadmap()]
    if kept.version:
        return [invalid("adopted_already", _("Cette feuille de route est déjà adoptée."))]
    if not Module.plain.filter(organisation_id=context.organisation, roadmap=kept.id).exists():
        return [invalid("no_module", _("Écrivez au moins une phase avec un module avant d’adopter le plan."))]
    return []


def _apply(context: Context, item: Item[AdoptRoadmap]) -> Outcome:
    kept = roadmap_of(context, item.payload.roadmap)
    assert kept is not None
    kept.version, kept.adopted_on = 1, item.envelope.business_date
    kept.save()
    return Outcome({"version": 1}, subject=kept.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="training.adopt_roadmap",
    label=gettext_lazy("Adopter une feuille de route"),
    kind=Kind.REQUEST,
    permission=Permission.TRAINING,
    payload=AdoptRoadmap,
    check=check,
    apply=apply,
    example=lambda: AdoptRoadmap(roadmap=UUID(int=20)),
    sentence=gettext_lazy("{author} a adopté la feuille de route le {date}."),
)
