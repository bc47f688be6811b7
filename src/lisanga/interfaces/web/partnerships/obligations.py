"""The obligation ledger of an agreement, one obligation with its days, and the paper that proves one."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from lisanga.core.kernel import articles
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.partnerships import queries
from lisanga.domains.partnerships.queries import DueRow, ObligationRow
from lisanga.domains.partnerships.rules import BINDING, RUNNING
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape
from lisanga.interfaces.web.exports import exported
from lisanga.interfaces.web.files import served
from lisanga.interfaces.web.partnerships.there import There, agreement_here, event_of

TONES = {"planned": "wait", "started": "info", "late": "bad", "contested": "watch", "done": "good"}
_COLUMNS = (
    Column("N°", Shape.COUNT),
    Column("Qui doit"),
    Column("Obligation"),
    Column("Texte"),
    Column("Rythme"),
    Column("Responsable"),
    Column("Période"),
    Column("Échéance", Shape.DATE),
    Column("État"),
    Column("Exécutée le", Shape.DATE),
    Column("Preuve"),
    Column("Contestation"),
    Column("Réponse"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """An obligation with the colour of its state and the address that opens it."""

    row: ObligationRow
    tone: str
    url: str

    @property
    def progress(self) -> str:
        """ "3 sur 12" where there are several days."""
        several = len(self.row.dues) > 1
        return _("%(done)s sur %(all)s") % {"done": self.row.done, "all": len(self.row.dues)} if several else ""


@dataclass(frozen=True, slots=True)
class Block:
    """What one side owes."""

    title: str
    lines: list[Line]


def obligation_here(request: HttpRequest, code: str, identifier: UUID) -> tuple[There, ObligationRow]:
    """An obligation of the agreement that the address names."""
    there = agreement_here(request, code)
    row = queries.obligation(there.scope, identifier, there.viewer.today)
    if row.agreement != there.id:
        raise NotVisible
    return there, row


def due_here(request: HttpRequest, code: str, identifier: UUID) -> tuple[There, ObligationRow, DueRow]:
    there = agreement_here(request, code)
    due = queries.due(there.scope, identifier, there.viewer.today)
    there, row = obligation_here(request, code, due.obligation)
    return there, row, due


def ledger(request: HttpRequest, code: str) -> HttpResponse:
    """What we owe first, then what is owed to us."""
    there = agreement_here(request, code)
    rows = queries.obligations(there.scope, there.id, there.viewer.today)
    file = exported(request, f"obligations-{code}", _COLUMNS, (v for row in rows for v in _values(there, row)))
    if file is not None:
        return file
    blocks = [Block(title, _lines(there, rows, side)) for side, title in _sides(there)]
    context = {
        "there": there,
        "tabs": there.tabs("obligations"),
        "blocks": [block for block in blocks if block.lines],
        "signed": there.sheet.status in BINDING,
        "may_add": there.may(Permission.PARTNERSHIP) and there.sheet.status in RUNNING,
        "leads": there.may(Permission.PROGRAMME),
    }
    return render(request, "partnerships/obligations.html", context)


def _sides(there: There) -> list[tuple[str, str]]:
    """The reader's own side first, named as people say it."""
    ours, theirs = _("Ce que nous devons"), _("Ce que %(name)s nous doit")
    other = there.sheet.partner_name if there.is_office else there.sheet.organisation_name
    own, far = ("office", "partner") if there.is_office else ("partner", "office")
    return [(own, ours), (far, theirs % {"name": articles.the(other)})]


def _lines(there: There, rows: list[ObligationRow], side: str) -> list[Line]:
    return [Line(row, TONES[row.state], there.url("obligation", row.id)) for row in rows if row.side == side]


def _values(there: There, row: ObligationRow) -> list[tuple[object, ...]]:
    who = there.sheet.organisation_name if row.side == "office" else there.sheet.partner_name
    head = (row.position, who, row.title, row.text, row.rhythm_label, row.owner_name)
    return [(*head, *_due_values(due)) for due in row.dues]


def _due_values(due: DueRow) -> tuple[object, ...]:
    proof = " · ".join(part for part in (due.statement, due.record, _("pièce jointe") if due.evidence else "") if part)
    return (due.label, due.due_on, due.state_label, due.done_on, proof, due.contest, due.answer)


@dataclass(frozen=True, slots=True)
class Occasion:
    """One day of an obligation with what the reader may do about it."""

    due: DueRow
    tone: str
    actions: list[tuple[str, str]]
    evidence_url: str


def one(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """Who owes what, its days, the evidence, and what both sides said."""
    there, row = obligation_here(request, code, identifier)
    acts = there.may(Permission.PARTNERSHIP)
    own = (row.side == "office") == there.is_office
    context = {
        "there": there,
        "row": row,
        "tone": TONES[row.state],
        "occasions": [_occasion(there, due, acts=acts, own=own) for due in _told(row, there.viewer.today)],
        "hidden": len(row.dues) - len(_told(row, there.viewer.today)),
        "owes": there.sheet.organisation_name if row.side == "office" else there.sheet.partner_name,
        "may_plan": acts and own,
        "along": queries.handed_along(there.scope, row.id),
        "events": [event_of(line) for line in queries.obligation_history(there.scope, row.id)],
    }
    return render(request, "partnerships/obligation.html", context)


def _told(row: ObligationRow, today: date) -> list[DueRow]:
    """All that was or is, and the next four that come: the rest is the calendar's."""
    past = [due for due in row.dues if due.state != "planned"]
    return past + [due for due in row.dues if due.state == "planned"][:4]


def _occasion(there: There, due: DueRow, *, acts: bool, own: bool) -> Occasion:
    actions: list[tuple[str, str]] = []
    if acts and own and due.state == "contested":
        actions.append((_("Répondre"), there.url("due_answer", due.id)))
    elif acts and own:
        words = _("Compléter la preuve") if due.state == "done" else _("Dire où nous en sommes")
        actions.append((words, there.url("due_fulfil", due.id)))
    elif acts and due.state != "contested":
        actions.append((_("Contester"), there.url("due_contest", due.id)))
    url = there.url("due_evidence", due.id) if due.evidence else ""
    return Occasion(due, TONES[due.state], actions, url)


def evidence(request: HttpRequest, code: str, identifier: UUID) -> HttpResponseBase:
    """The kept file of the side that owes, for both sides."""
    _there, _row, due = due_here(request, code, identifier)
    if due.holder is None:
        raise NotVisible
    return served(request, due.holder, due.evidence, inline=True)
