"""Focal points: the role that a naming gives and its end takes, who may validate, what a hand-over moves."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from lisanga.core.kernel.ids import new_id
from lisanga.core.scope.models import Grant
from lisanga.domains.partnerships.deliverable_rules import VALIDATED
from lisanga.domains.partnerships.models import Agreement, Deliverable, Due, FocalPoint, HandedTask, Obligation
from lisanga.domains.partnerships.operations.sides import Side
from lisanga.domains.partnerships.rhythms import OPEN

FOCAL, VALIDATOR, LEADER = "focal_point", "focal_validator", "partner_leader"
# The column of a deliverable that names who has it in hand, by side.
IN_HAND = {Side.OFFICE: "owner", Side.PARTNER: "examiner"}


def in_force(agreement: Agreement, day: date) -> QuerySet[FocalPoint]:
    """Focal points of both sides on a day."""
    open_ones = Q(valid_to=None) | Q(valid_to__gte=day)
    return FocalPoint.plain.filter(open_ones, agreement=agreement, valid_from__lte=day)


def may_validate(agreement: Agreement, person: UUID, day: date) -> bool:
    """Whether somebody says the partner's word on a deliverable of this agreement (O2, G87): its responsible person,
    or a focal point named with that right for this very agreement."""
    leads = Grant.objects.filter(person_id=person, organisation_id=agreement.partner_id, role=LEADER)
    if leads.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day).exists():
        return True
    named = in_force(agreement, day).filter(person_id=person, side=Side.PARTNER, validates=True)
    return named.exists()


def needed_role(validates: bool, held: set[str]) -> str:
    """The role that a naming must give; empty when the person holds enough already."""
    enough = {VALIDATOR, LEADER} if validates else {FOCAL, VALIDATOR, LEADER}
    return "" if held & enough else VALIDATOR if validates else FOCAL


def roles_of(person: UUID, organisation: UUID, day: date) -> set[str]:
    held = Grant.objects.filter(person_id=person, organisation_id=organisation, valid_from__lte=day)
    return set(held.filter(Q(valid_to=None) | Q(valid_to__gte=day)).values_list("role", flat=True))


def take_back(focal: FocalPoint, last_day: date, today: date) -> None:
    """Ends the role that the naming gave, unless another naming of the same person still needs it. An end that is due
    is an end at once: the person reads nothing more from now on, not from tomorrow on."""
    if focal.grant is None:
        return
    others = FocalPoint.plain.filter(person_id=focal.person_id, side=focal.side, partner_id=focal.partner_id)
    still = others.filter(Q(valid_to=None) | Q(valid_to__gt=today)).exclude(id=focal.id)
    heir = still.filter(grant=None, validates=focal.validates).first() or still.filter(grant=None).first()
    if heir is not None:
        FocalPoint.plain.filter(id=heir.id).update(grant=focal.grant)
        return
    end = last_day if last_day > today else today - timedelta(days=1)
    Grant.objects.filter(id=focal.grant).update(valid_to=end)


def hand_over(focal: FocalPoint, to: UUID | None) -> int:
    """Moves what is open from one person to the next (or to nobody in particular, whom all of the side stand in for),
    and keeps what was moved; how many things."""
    side = Side(focal.side)
    mine = Obligation.plain.filter(agreement=focal.agreement_id, side=side, owner=focal.person_id)
    waiting = Due.plain.filter(obligation__in=mine, state__in=OPEN)
    obligations = sorted(set(waiting.values_list("obligation_id", flat=True)))
    works = Deliverable.plain.filter(agreement=focal.agreement_id, **{IN_HAND[side]: focal.person_id})
    deliverables = list(works.exclude(status=VALIDATED).order_by("id").values_list("id", flat=True))
    Obligation.plain.filter(id__in=obligations).update(owner=to)
    Deliverable.plain.filter(id__in=deliverables).update(**{IN_HAND[side]: to})
    moved = [*(("obligation", one) for one in obligations), *(("deliverable", one) for one in deliverables)]
    HandedTask.plain.bulk_create(
        HandedTask(
            id=new_id(),
            organisation_id=focal.organisation_id,
            partner_id=focal.partner_id,
            focal_point=focal,
            kind=kind,
            subject=subject,
        )
        for kind, subject in moved
    )
    return len(moved)
