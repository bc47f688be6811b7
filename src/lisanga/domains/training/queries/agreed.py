"""Training under one agreement, planned against done, as its two sides read it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.training.models import ActionPoint, Certificate, Module, Session, Trainer, Visit


@dataclass(frozen=True, slots=True)
class AgreementTraining:
    """What was planned under an agreement against what was done: hours of modules against hours of sessions held,
    visits, trainers certified, certificates that stand, actions still to do."""

    hours: int
    hours_done: int
    visits: int
    visited: int
    trainers: int
    certificates: int
    actions: int


@scoped
def agreement_training(scope: Scope, identifier: UUID, partner: UUID | None = None) -> AgreementTraining:
    """Of one agreement, as far as its two sides read, with visits and actions of its `partner` that name no agreement
    (as its reports count them): seven statements, however much was done."""

    def own(table: Any) -> QuerySet[Any]:
        rows: QuerySet[Any] = table.objects.shared(scope).filter(agreement=identifier)
        return rows

    def told(table: Any) -> QuerySet[Any]:
        under = Q(agreement=identifier)
        under |= Q(agreement=None, partner=partner) if partner is not None else Q(pk__in=())
        rows: QuerySet[Any] = table.objects.shared(scope).filter(under)
        return rows

    held = own(Session).filter(cancelled="").exclude(held_on=None)
    visits = told(Visit).aggregate(planned=Count("id"), held=Count("held_on"))
    return AgreementTraining(
        own(Module).aggregate(hours=Sum("hours"))["hours"] or 0,
        held.aggregate(hours=Sum("hours"))["hours"] or 0,
        visits["planned"],
        visits["held"],
        own(Trainer).filter(generation__gt=0).count(),
        own(Certificate).filter(withdrawn="").count(),
        told(ActionPoint).filter(done_on=None, dropped_on=None).count(),
    )
