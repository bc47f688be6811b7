"""A weighing at the centre: the operation that everything else follows from, written for thousands at once."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.collect.models import Delivery
from lisanga.domains.collect.operations.delivery_payload import RecordDelivery
from lisanga.domains.collect.operations.recording import write
from lisanga.domains.collect.operations.weighing import Work, prefetch, weigh

_WORK = "collect.work"


def check(context: Context, items: Sequence[Item[RecordDelivery]]) -> Sequence[list[Problem]]:
    """Weighs and reckons every item in order, so that two deliveries of one member share the same sums due."""
    works = weigh(context, items)
    kept: dict[UUID, Work] = context.once(_WORK, dict)
    kept.update((item.envelope.id, work) for item, work in zip(items, works, strict=True))
    return [work.problems for work in works]


def apply(context: Context, items: Sequence[Item[RecordDelivery]]) -> Sequence[Outcome]:
    works: dict[UUID, Work] = context.once(_WORK, dict)
    return write(context, [(item, works[item.envelope.id]) for item in items])


def clear_flag(context: Context, settled: Sequence[UUID]) -> None:
    """A person has looked at these: they leave the list of receipts to look at."""
    Delivery.plain.filter(organisation_id=context.organisation, id__in=settled).update(flagged=False)


OPERATION = Operation(
    name="collect.record_delivery",
    label=gettext_lazy("Enregistrer une livraison"),
    kind=Kind.OBSERVATION,
    permission=Permission.COLLECT,
    payload=RecordDelivery,
    check=check,
    apply=apply,
    prefetch=prefetch,
    example=lambda: RecordDelivery(
        member=UUID(int=7),
        product=UUID(int=6),
        centre=UUID(int=8),
        gross=520_000,
        containers=8,
        tare=8_000,
        moisture=1_600,
        price=850,
        currency="CDF",
    ),
    offline=True,
    settled=clear_flag,
    sentence=gettext_lazy("{author} a enregistré {net:kg} de {member} : {product}."),
)
