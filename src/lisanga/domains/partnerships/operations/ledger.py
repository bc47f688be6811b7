"""Writing the obligation ledger: what the operations on it share, and what other rooms tell it."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from lisanga.core.kernel.ids import new_id
from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.scope.models import Grant
from lisanga.core.scope.roles import ROLES, Permission
from lisanga.domains.partnerships.framework import CLAUSES
from lisanga.domains.partnerships.models import Agreement, Due, Obligation
from lisanga.domains.partnerships.operations import sides
from lisanga.domains.partnerships.operations.sides import Side
from lisanga.domains.partnerships.operations.terms import invalid
from lisanga.domains.partnerships.rhythms import (
    DONE,
    PLANNED,
    RHYTHMS,
    STANDING,
    STARTED,
    Occasion,
    occasions,
    period_label,
)
from lisanga.domains.partnerships.rules import Delays, counts_from


def delays_of(agreement: Agreement) -> Delays:
    return Delays(
        agreement.quarterly_days,
        agreement.annual_month,
        agreement.annual_day,
        agreement.final_days,
        agreement.tacit_days,
    )


def first_day(agreement: Agreement) -> date:
    return counts_from(agreement.starts_on, agreement.signed_on)


def open_ledger(agreement: Agreement) -> None:
    """The ten obligations of the framework with all their days, at the signature (O1)."""
    rows = []
    for position, clause in enumerate(CLAUSES, 1):
        row = obligation_row(agreement, new_id(), position, clause.side)
        row.clause, row.title, row.text, row.rhythm = clause.code, clause.title, clause.text, clause.rhythm
        rows.append((row, clause.day(first_day(agreement), agreement.ends_on)))
    Obligation.plain.bulk_create([row for row, _day in rows])
    Due.plain.bulk_create([due for row, day in rows for due in dues_of(agreement, row, day)])


def obligation_row(agreement: Agreement, identifier: UUID, position: int, side: str) -> Obligation:
    """A row of this agreement, not yet saved."""
    return Obligation(
        id=identifier,
        organisation_id=agreement.organisation_id,
        partner_id=agreement.partner_id,
        agreement=agreement,
        position=position,
        side=side,
    )


def dues_of(agreement: Agreement, obligation: Obligation, day: date | None) -> list[Due]:
    """All occasions of an obligation, not yet saved."""
    delays = delays_of(agreement)
    found = occasions(obligation.rhythm, day, first_day(agreement), agreement.ends_on, delays)
    return [due_row(obligation, one) for one in found]


def due_row(obligation: Obligation, occasion: Occasion) -> Due:
    # What lasts all along is under way from the first day, and late for nobody before the end.
    state = STARTED if obligation.rhythm == STANDING else PLANNED
    return Due(
        id=new_id(),
        organisation_id=obligation.organisation_id,
        partner_id=obligation.partner_id,
        obligation=obligation,
        period=occasion.period,
        due_on=occasion.due_on,
        state=state,
    )


def fulfil(agreement: Agreement, clause: str, period: str, day: date, record: str) -> bool:
    """For other rooms, inside their own `apply`: something they wrote keeps an obligation (a report submitted keeps C4
    of its period). `record` says what, as people call it. False when no such day is open."""
    wanted = Due.plain.select_for_update().filter(
        obligation__agreement=agreement, obligation__clause=clause, period=period, state__in=(PLANNED, STARTED)
    )
    due = wanted.order_by("due_on").first()
    if due is None:
        return False
    due.state, due.done_on, due.record = DONE, day, record[:160]
    due.save(update_fields=["state", "done_on", "record"])
    return True


def due_of(context: Context, identifier: UUID) -> tuple[Due, Side] | None:
    """One occasion with the side that acts, its agreement locked; None when the register is of neither party."""
    due = Due.plain.select_related("obligation").filter(id=identifier).first()
    if due is None:
        return None
    agreement = sides.agreement_of(context, due.obligation.agreement_id)
    if agreement is None:
        return None
    due.refresh_from_db()
    return due, sides.side_of(context, agreement)


def told(due: Due) -> dict[str, str]:
    """What a sentence of the register says of an occasion."""
    label = period_label(due.period)
    return {"title": due.obligation.title, "period": f", {label}" if label else ""}


def unknown_due() -> list[Problem]:
    return [invalid("unknown_due", _("Cette échéance n’existe pas."), "due")]


def plan_problems(context: Context, title: str, text: str, rhythm: str, owner: UUID | None, day: date) -> list[Problem]:
    """What stops an obligation from being written: words, rhythm, and a person of the acting side."""
    problems = []
    if not 0 < len(title.strip()) <= 160:
        problems.append(invalid("no_title", _("Écrivez l’obligation en quelques mots (160 signes au plus)."), "title"))
    if len(text) > 1000:
        problems.append(invalid("too_long", _("Ce texte est trop long."), "text"))
    if rhythm not in RHYTHMS:
        problems.append(invalid("unknown_rhythm", _("Ce rythme n’existe pas."), "rhythm"))
    if owner is not None and not acts_for(owner, context.organisation, day):
        message = _("Le responsable est une personne de votre côté, qui agit pour elle.")
        problems.append(invalid("owner_elsewhere", message, "owner"))
    return problems


def acts_for(person: UUID, organisation: UUID, day: date) -> bool:
    """Whether somebody may act for this side of agreements on a day."""
    roles = [code for code, role in ROLES.items() if Permission.PARTNERSHIP in role.permissions]
    held = Grant.objects.filter(person_id=person, organisation_id=organisation, role__in=roles, valid_from__lte=day)
    return held.exclude(valid_to__lt=day).exists()
