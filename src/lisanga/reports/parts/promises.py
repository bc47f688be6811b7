"""The obligations of both sides, as the agreement's ledger has them: what fell due in the period, and what was kept."""

from dataclasses import dataclass

import msgspec
from django.utils.translation import gettext as _

from lisanga.domains.partnerships.queries.obligations import ObligationRow
from lisanga.reports.parts.shape import Column, Part, Row, Table, column_sum
from lisanga.reports.parts.sources import Sources


@dataclass(frozen=True, slots=True)
class Kept:
    """Occasions of the period: how many fell due, were kept, are late."""

    due: int = 0
    done: int = 0
    late: int = 0

    def __add__(self, other: "Kept") -> "Kept":
        return Kept(self.due + other.due, self.done + other.done, self.late + other.late)


def kept_of(sources: Sources, row: ObligationRow) -> Kept:
    """What became of the days of one obligation that fall in the period."""
    inside = [due for due in row.dues if sources.holds(due.due_on)]
    done = sum(due.state == "done" for due in inside)
    late = sum(due.state != "done" and due.due_on < sources.today for due in inside)
    return Kept(len(inside), done, late)


def promises(sources: Sources, part: Part) -> Part:
    """One table a side; a promise without a day of the period stands with zeros."""
    if not sources.promised:
        return msgspec.structs.replace(part, sentences=(_("Aucune obligation n’est encore inscrite."),))
    sides = (("office", sources.facts.programme), ("partner", sources.facts.partner.name))
    tables = tuple(
        _table(sources, side, name, [row for row in sources.promised if row.side == side]) for side, name in sides
    )
    return msgspec.structs.replace(part, tables=tables, sentences=())


def _table(sources: Sources, side: str, name: str, found: list[ObligationRow]) -> Table:
    rows = tuple(_row(sources, row) for row in found)
    sums = tuple(column_sum(rows, index) for index in (2, 3, 4))
    return Table(
        key=side,
        title=_("Obligations : %(name)s") % {"name": name},
        columns=(
            Column("title", _("Obligation")),
            Column("state", _("Aujourd’hui")),
            Column("due", _("Attendues sur la période"), "count"),
            Column("done", _("dont exécutées"), "count"),
            Column("late", _("dont en retard"), "count"),
        ),
        rows=rows,
        total=(_("Ensemble"), "", *sums) if rows else None,
        empty=_("Aucune obligation de ce côté."),
        note=_("L’état est celui du jour de ce rapport."),
    )


def _row(sources: Sources, row: ObligationRow) -> Row:
    kept = kept_of(sources, row)
    cells = (row.title, row.state_label, kept.due, kept.done, kept.late)
    return Row(str(row.position) + row.clause, cells, f"obligation:{row.position}")
