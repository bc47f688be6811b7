"""What was planned for the period and what was done: obligations, deliverables, missions, sessions, visits,
promises."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _

from lisanga.domains.partnerships.queries.deliverables import DeliverableFilter, DeliverableRow, deliverables
from lisanga.domains.partnerships.queries.period import PeriodMission, missions_of_period
from lisanga.domains.training.queries.period import PeriodVisit, PromiseCount, promises_of_period, visits_of_period
from lisanga.reports.parts.promises import Kept, kept_of
from lisanga.reports.parts.shape import Column, Part, Row, Table, column_sum
from lisanga.reports.parts.sources import Sources

EVERY = 1_000_000


@dataclass(frozen=True, slots=True)
class Done:
    """Planned for the period, done of it so far, and late: its day has come and it is not done."""

    key: str
    label: str
    planned: int
    done: int
    late: int
    opens: str


def activities(sources: Sources, part: Part) -> Part:
    """A line for each kind of work, then the records of those that no other part lists. Ten statements."""
    due = _due(sources)
    missions = missions_of_period(sources.scope, sources.about.agreement, *sources.days)
    visits = visits_of_period(sources.scope, sources.about.agreement, *sources.days, sources.about.partner)
    promised = promises_of_period(
        sources.scope, sources.about.agreement, *sources.days, sources.today, sources.about.partner
    )
    lines = [
        _obligations(sources, "office", _("Obligations : %(name)s") % {"name": sources.facts.programme}),
        _obligations(sources, "partner", _("Obligations : %(name)s") % {"name": sources.facts.partner.name}),
        _deliverables(sources, due),
        _missions(sources, missions),
        _sessions(sources),
        _visits(sources, visits),
        _promises(promised),
    ]
    tables = (
        _summary(lines),
        *(_deliverable_table(due),) * bool(due),
        *(_mission_table(missions),) * bool(missions),
        *(_visit_table(visits),) * bool(visits),
        *(_promise_table(sources, promised),) * bool(promised),
    )
    return msgspec.structs.replace(part, tables=tables)


def _summary(lines: Sequence[Done]) -> Table:
    return Table(
        key="done",
        title=_("Prévu et réalisé"),
        columns=(
            Column("label", _("Ce qui était prévu sur la période")),
            Column("planned", _("Prévu"), "count"),
            Column("done", _("Réalisé"), "count"),
            Column("late", _("En retard"), "count"),
        ),
        rows=tuple(Row(one.key, (one.label, one.planned, one.done, one.late), one.opens) for one in lines),
        note=_("En retard : le jour prévu est passé et ce n’est pas fait. Les lignes ne s’additionnent pas."),
    )


def _obligations(sources: Sources, side: str, label: str) -> Done:
    kept = sum((kept_of(sources, row) for row in sources.promised if row.side == side), Kept())
    return Done(f"obligations_{side}", label, kept.due, kept.done, kept.late, f"table:obligations.{side}")


def _due(sources: Sources) -> list[DeliverableRow]:
    wanted = DeliverableFilter(agreement=sources.about.agreement, until=sources.about.span.ends)
    found = deliverables(sources.scope, wanted, limit=EVERY)
    return [row for row in found if row.due_on >= sources.about.span.starts]


def _deliverables(sources: Sources, due: Sequence[DeliverableRow]) -> Done:
    """Done: submitted at least once."""
    late = sum(not row.version and row.due_on < sources.today for row in due)
    label = _("Livrables et rapports remis")
    opens = "table:activities.due" if due else "deliverables:"
    return Done("deliverables", label, len(due), sum(row.version > 0 for row in due), late, opens)


def _deliverable_table(due: Sequence[DeliverableRow]) -> Table:
    return Table(
        key="due",
        title=_("Livrables attendus sur la période"),
        columns=(
            Column("title", _("Livrable")),
            Column("due", _("Attendu le"), "date"),
            Column("state", _("État")),
            Column("version", _("Version remise"), "count"),
            Column("validated", _("Version validée"), "count"),
        ),
        rows=tuple(
            Row(
                row.period or f"{row.due_on:%Y-%m-%d}/{row.title}",
                (row.title, row.due_on.isoformat(), row.state_label, row.version, row.validated_version),
                f"deliverable:{row.period or row.title}",
            )
            for row in due
        ),
        note=_("0 : aucune version encore."),
    )


def _missions(sources: Sources, missions: Sequence[PeriodMission]) -> Done:
    """Done: the experts said that they arrived."""
    late = sum(one.arrived is None and one.starts_on < sources.today for one in missions)
    arrived = sum(one.arrived is not None for one in missions)
    opens = "table:activities.missions" if missions else "missions:"
    return Done("missions", _("Missions parties et arrivées"), len(missions), arrived, late, opens)


def _mission_table(missions: Sequence[PeriodMission]) -> Table:
    rows = tuple(
        Row(
            str(one.number),
            (
                _("Mission %(number)s : %(purpose)s") % {"number": one.number, "purpose": one.purpose},
                one.place,
                one.starts_on.isoformat(),
                one.ends_on.isoformat(),
                one.experts,
                int(one.left is not None),
                int(one.arrived is not None),
                int(one.returned is not None),
            ),
            f"mission:{one.number}",
        )
        for one in missions
    )
    sums = tuple(column_sum(rows, index) for index in (4, 5, 6, 7))
    return Table(
        key="missions",
        title=_("Missions"),
        columns=(
            Column("purpose", _("Mission")),
            Column("place", _("Lieu")),
            Column("starts", _("Départ prévu"), "date"),
            Column("ends", _("Retour prévu"), "date"),
            Column("experts", _("Experts"), "count"),
            Column("left", _("Départ dit"), "count"),
            Column("arrived", _("Bien arrivés"), "count"),
            Column("returned", _("Rentrés"), "count"),
        ),
        rows=rows,
        total=(_("Ensemble"), "", "", "", *sums),
        note=_("Départ, arrivée et retour : 1 quand un expert l’a dit, 0 sinon. Les missions annulées n’y sont pas."),
    )


def _sessions(sources: Sources) -> Done:
    planned = [one for one in sources.sessions if sources.holds(one.planned_on)]
    late = sum(one.held_on is None and one.planned_on < sources.today for one in planned)
    held = sum(one.held_on is not None and sources.holds(one.held_on) for one in sources.sessions)
    opens = "table:training.sessions" if sources.sessions else "training:"
    return Done("sessions", _("Séances de formation"), len(planned), held, late, opens)


def _visits(sources: Sources, visits: Sequence[PeriodVisit]) -> Done:
    planned = [one for one in visits if sources.holds(one.planned_on)]
    late = sum(one.held_on is None and one.planned_on < sources.today for one in planned)
    held = sum(one.held_on is not None and sources.holds(one.held_on) for one in visits)
    opens = "table:activities.visits" if visits else "visits:"
    return Done("visits", _("Visites de suivi"), len(planned), held, late, opens)


def visit_keys(visits: Sequence[PeriodVisit]) -> list[str]:
    """Cooperative and day, and a number where there were two on one day: the same in every installation."""
    seen: dict[str, int] = {}
    keys = []
    for one in visits:
        key = f"{one.code}/{one.planned_on:%Y-%m-%d}"
        seen[key] = seen.get(key, 0) + 1
        keys.append(key if seen[key] == 1 else f"{key}/{seen[key]}")
    return keys


def _visit_table(visits: Sequence[PeriodVisit]) -> Table:
    rows = []
    for key, one in zip(visit_keys(visits), visits, strict=True):
        held = one.held_on.isoformat() if one.held_on else None
        cells = (one.name, one.purpose, one.planned_on.isoformat(), held, int(one.held_on is not None))
        rows.append(Row(key, cells, f"visit:{key}"))
    return Table(
        key="visits",
        title=_("Visites de suivi"),
        columns=(
            Column("name", _("Coopérative")),
            Column("purpose", _("Ce que l’on va voir")),
            Column("planned", _("Prévue le"), "date"),
            Column("held", _("Faite le"), "date"),
            Column("done", _("Faite"), "count"),
        ),
        rows=tuple(rows),
        total=(_("Ensemble"), "", "", "", sum(one.held_on is not None for one in visits)),
    )


def _promises(promised: Sequence[PromiseCount]) -> Done:
    due, kept = (sum(getattr(one, name) for one in promised) for name in ("due", "kept"))
    late = sum(one.late for one in promised)
    opens = "table:activities.promises" if promised else "visits:"
    return Done("promises", _("Promesses faites en visite, à tenir"), due, kept, late, opens)


def _promise_table(sources: Sources, promised: Sequence[PromiseCount]) -> Table:
    names = {row.organisation: (row.code, row.name) for row in sources.facts.rows}
    sums: dict[tuple[str, str], list[int]] = {}
    for one in promised:
        own = sums.setdefault(_owner(names, one.cooperative), [0, 0, 0])
        for index, count in enumerate((one.due, one.kept, one.late)):
            own[index] += count
    rows = tuple(
        Row(code or "-", (name, *counts), f"visits:{code}" if code else "")
        for (code, name), counts in sorted(sums.items(), key=lambda pair: (not pair[0][0], pair[0][1]))
    )
    totals = tuple(sum(counts[index] for counts in sums.values()) for index in range(3))
    return Table(
        key="promises",
        title=_("Promesses à tenir sur la période"),
        columns=(
            Column("name", _("Coopérative")),
            Column("due", _("À tenir"), "count"),
            Column("kept", _("Tenues"), "count"),
            Column("late", _("En retard"), "count"),
        ),
        rows=rows,
        total=(_("Ensemble"), *totals),
    )


def _owner(names: dict[UUID, tuple[str, str]], cooperative: UUID | None) -> tuple[str, str]:
    if cooperative is None or cooperative not in names:
        return "", _("Autres dossiers")
    return names[cooperative]
