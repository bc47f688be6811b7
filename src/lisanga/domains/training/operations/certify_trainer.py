"""A participant becomes a trainer, when the four conditions are met (F3)."""

from uuid import UUID, uuid5

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.training.certifying import records, rule_on, teacher_of
from lisanga.domains.training.models import Certificate, CertificationParameters, Trainer
from lisanga.domains.training.operations.finding import (
    invalid,
    participants_of,
    roadmap_of,
    unknown_participants,
    unknown_roadmap,
)
from lisanga.domains.training.rules import certification, is_certified


class CertifyTrainer(msgspec.Struct, frozen=True, kw_only=True):
    """`roadmap` holds the training of trainers. Who taught is read from its sessions."""

    participant: UUID
    roadmap: UUID


def _check(context: Context, item: Item[CertifyTrainer]) -> list[Problem]:
    new = item.payload
    if not participants_of(context, [new.participant]):
        return [unknown_participants()]
    if roadmap_of(context, new.roadmap) is None:
        return [unknown_roadmap()]
    if Trainer.plain.filter(participant=new.participant).exists():
        return [invalid("trainer_already", _("Cette personne est déjà formateur."), "participant")]
    rules = CertificationParameters.plain.filter(organisation_id=context.organisation)
    record = records(context.organisation, new.roadmap, [new.participant])[new.participant]
    lines = certification(record, rule_on(rules, item.envelope.business_date))
    if not is_certified(lines):
        text = _("Les conditions ne sont pas toutes réunies : la page du formateur dit lesquelles.")
        return [Problem(code=f"not_yet_{line.code}", message=text) for line in lines if not line.met]
    teacher = teacher_of(context.organisation, new.roadmap, new.participant)
    if teacher is None or not Trainer.plain.filter(participant=teacher).exists():
        text = _("Les séances suivies n’ont pas été données par un formateur certifié ou un expert.")
        return [invalid("no_trainer", text, "roadmap")]
    return []


def _apply(context: Context, item: Item[CertifyTrainer]) -> Outcome:
    new, day = item.payload, item.envelope.business_date
    roadmap = roadmap_of(context, new.roadmap)
    teacher = Trainer.plain.get(participant=teacher_of(context.organisation, new.roadmap, new.participant))
    assert roadmap is not None
    both = {"organisation_id": context.organisation, "agreement": roadmap.agreement, "partner_id": roadmap.partner_id}
    paper = Certificate.plain.create(
        **both,
        id=uuid5(item.envelope.id, new.participant.hex),
        number=context.take("training.certificate"),
        kind="trainer",
        participant=new.participant,
        title=_("Formateur de coopératives"),
        issued_on=day,
        withdrawn="",
    )
    Trainer.plain.create(
        **both,
        participant=new.participant,
        taught_by=teacher.participant,
        generation=teacher.generation + 1,
        certified_on=day,
        certificate=paper.id,
    )
    return Outcome({"number": paper.number, "generation": teacher.generation + 1}, subject=new.participant)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="training.certify_trainer",
    label=gettext_lazy("Certifier un formateur"),
    kind=Kind.REQUEST,
    permission=Permission.TRAINING,
    payload=CertifyTrainer,
    check=check,
    apply=apply,
    example=lambda: CertifyTrainer(participant=UUID(int=24), roadmap=UUID(int=20)),
    sentence=gettext_lazy("{author} a certifié un formateur (certificat n° {number})."),
)
