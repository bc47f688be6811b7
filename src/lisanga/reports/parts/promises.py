"""The obligations of both sides, as the agreement's ledger has them: what fell due in the period, and what was kept."""

import msgspec
from django.utils.translation import gettext as _

from lisanga.domains.partnerships.queries.obligations import ObligationRow, obligations
from lisanga.reports.parts.shape import Column, Part, Row, Table
from lisanga.reports.parts.sources import Sources


def promises(sources: Sources, part: Part) -> Part:
    """One table a side; a promise without a day of the period stands with zeros."""
    about = sources.about
    found = obligations(sources.scope, about.agreement, sources.today)
    if not found:
        return msgspec.structs.replace(part, sentences=(_("Aucune obligation n’est encore inscrite."),))
    sides = (("office", sources.facts.programme), ("partner", sources.facts.partner.name))
    tables = tuple(_table(sources, side, name, [row for row in found if row.side == side]) for side, name in sides)
    return msgspec.structs.replace(part, tables=tables, sentences=())


def _table(sources: Sources, side: str, name: str, found: list[ObligationRow]) -> Table:
    rows = tuple(_row(sources, row) for row in found)
    sums = tuple(sum(int(row.cells[index] or 0) for row in rows) for index in (2, 3))
    return Table(
        key=side,
        title=_("Obligations : %(name)s") % {"name": name},
        columns=(
            Column("title", _("Obligation")),
            Column("state", _("Aujourd’hui")),
            Column("due", _("Attendues sur la période"), "count"),
            Column("done", _("dont exécutées"), "count"),
        ),
        rows=rows,
        total=(_("Ensemble"), "", *sums) if rows else None,
        empty=_("Aucune obligation de ce côté."),
    )


def _row(sources: Sources, row: ObligationRow) -> Row:
    span = sources.about.span
    inside = [due for due in row.dues if span.starts <= due.due_on <= span.ends]
    done = sum(due.state == "done" for due in inside)
    return Row(str(row.position) + row.clause, (row.title, row.state_label, len(inside), done))
