"""What was seen on a visit, with its pictures, and what was promised."""

from datetime import date
from uuid import UUID, uuid5

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.training.models import ActionPoint
from lisanga.domains.training.operations.finding import invalid, stranger, visit_of, warning
from lisanga.domains.training.operations.picturing import keep_pictures, picture_problems


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """What, by whom, until when; `person` when the owner is known here."""

    text: str
    owner: str
    due_on: date
    person: UUID | None = None


class RecordVisit(msgspec.Struct, frozen=True, kw_only=True):
    """On the envelope's business date. `photos` are digests of kept files; `kept` promises of before that are done."""

    visit: UUID
    findings: str
    visitor: str = ""
    photos: tuple[str, ...] = ()
    promises: tuple[Promise, ...] = ()
    kept: tuple[UUID, ...] = ()


def _check(context: Context, item: Item[RecordVisit]) -> list[Problem]:
    new = item.payload
    visit = visit_of(context, new.visit)
    if visit is None:
        return [invalid("unknown_visit", _("Cette visite n’existe pas."), "visit")]
    if not new.findings.strip():
        return [invalid("no_findings", _("Écrivez ce que vous avez constaté."), "findings")]
    if any(not 0 < len(one.text.strip()) <= 300 or not 0 < len(one.owner.strip()) <= 120 for one in new.promises):
        return [invalid("bad_promise", _("Une promesse dit quoi et qui."), "promises")]
    if problems := picture_problems(context.organisation, new.photos):
        return problems
    for one in new.promises:
        if problems := stranger(context, one.person, visit.partner_id, visit.cooperative):
            return problems
    own = ActionPoint.plain.filter(organisation_id=context.organisation, cooperative=visit.cooperative)
    if own.filter(id__in=new.kept).count() != len(set(new.kept)):
        return [invalid("unknown_promise", _("Une promesse n’est pas de cette coopérative."), "kept")]
    if visit.held_on is not None:
        return [warning("held_already", _("Cette visite était déjà notée : les constats s’ajoutent."), "visit")]
    return []


def _apply(context: Context, item: Item[RecordVisit]) -> Outcome:
    new, day, visit = item.payload, item.envelope.business_date, visit_of(context, item.payload.visit)
    assert visit is not None
    both = {"organisation_id": context.organisation, "agreement": visit.agreement, "partner_id": visit.partner_id}
    visit.findings = "\n\n".join(text for text in (visit.findings, new.findings.strip()) if text)
    visit.held_on = visit.held_on or day
    visit.visitor = new.visitor.strip()[:120] or visit.visitor
    visit.save()
    keep_pictures(visit, new.photos)
    ActionPoint.plain.bulk_create(
        ActionPoint(
            **both,
            id=uuid5(item.envelope.id, f"promise {place}"),
            subject_kind="visit",
            subject=visit.id,
            cooperative=visit.cooperative,
            text=one.text.strip(),
            owner=one.owner.strip(),
            person=one.person,
            due_on=one.due_on,
            done_note="",
        )
        for place, one in enumerate(new.promises)
    )
    open_ones = ActionPoint.plain.filter(organisation_id=context.organisation, id__in=new.kept, done_on=None)
    open_ones.update(done_on=day, dropped_on=None)
    return Outcome({"promises": len(new.promises), "kept": len(new.kept)}, subject=visit.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="training.record_visit",
    label=gettext_lazy("Noter une visite"),
    kind=Kind.OBSERVATION,
    permission=Permission.TRAINING,
    files=lambda new: new.photos,
    payload=RecordVisit,
    check=check,
    apply=apply,
    example=lambda: RecordVisit(
        visit=UUID(int=26),
        findings="La caisse est comptée chaque semaine.",
        promises=(Promise(text="Afficher les prix", owner="Le gérant", due_on=date(2026, 7, 1)),),
    ),
    offline=True,
    sentence=gettext_lazy("{author} a noté la visite du {date} ({promises} promesses)."),
)
