"""A deliverable's report as it would be submitted now: figures counted today, the words and figures that people wrote.

Figures are counted as the partner's observers see them, whoever asks: both sides read the same report. The caller has
read the deliverable by its own scope, which is the right to ask."""

from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec
from django.utils.translation import gettext as _

from lisanga.core.kernel import clock
from lisanga.domains.partnerships.queries.deliverables import DeliverableRow, FigureRow
from lisanga.reports.parts.changes import TYPED
from lisanga.reports.parts.compose import dossier
from lisanga.reports.parts.shape import Amount, Column, Dossier, Kind, Part, Row, Table, Unit
from lisanga.reports.parts.snapshot import with_texts
from lisanga.reports.parts.sources import About
from lisanga.reports.readers import as_observer
from lisanga.reports.spans import span_of

REVIEWS, PARTNER_REVIEW = "reviews", "partner_review"


def about(row: DeliverableRow) -> About:
    """The report that a deliverable stands for."""
    span = span_of(row.period, row.agreement_starts_on, row.agreement_ends_on)
    return About(
        msgspec.convert(row.kind, Kind),
        row.agreement,
        row.agreement_code,
        row.agreement_title,
        row.partner,
        span,
        row.agreement_starts_on,
        row.agreement_ends_on,
    )


def drafted(
    row: DeliverableRow, texts: Mapping[str, str], figures: Iterable[FigureRow], at: datetime | None = None
) -> Dossier:
    """With everything; `texts` by part."""
    report = with_texts(counted(row, at), dict(texts))
    typed: dict[str, list[FigureRow]] = {}
    for figure in figures:
        typed.setdefault(figure.part, []).append(figure)
    parts = [_with_typed(part, typed.get(part.code, [])) for part in report.parts]
    parts = [_with_reviews(part, report, texts) if part.code == REVIEWS else part for part in parts]
    return msgspec.structs.replace(report, parts=tuple(parts))


def counted(row: DeliverableRow, at: datetime | None = None) -> Dossier:
    """Figures alone, as they are counted today."""
    moment = at or clock.now()
    observed = as_observer(row.partner_code, clock.local_date(moment))
    return dossier(observed.scope, about(row), moment)


def _with_typed(part: Part, figures: list[FigureRow]) -> Part:
    if not figures:
        return part
    table = Table(
        key=TYPED,
        title=_("Chiffres saisis"),
        columns=(
            Column("label", _("Chiffre")),
            Column("value", _("Valeur"), "number"),
            Column("source", _("D’où il vient")),
        ),
        rows=tuple(
            Row(str(index), (one.label, _amount(one.value, one.unit), one.source))
            for index, one in enumerate(figures, 1)
        ),
    )
    return msgspec.structs.replace(part, tables=(*part.tables, table))


def _amount(value: int | None, unit: str) -> Amount | None:
    return None if value is None else Amount(value, msgspec.convert(unit, Unit))


def _with_reviews(part: Part, report: Dossier, texts: Mapping[str, str]) -> Part:
    """What each side thinks, side by side."""
    theirs = texts.get(PARTNER_REVIEW, "").strip()
    nothing = _("Pas encore écrit.")
    table = Table(
        key="sides",
        title=_("Ce que chaque côté en pense"),
        columns=(Column("office", report.programme), Column("partner", report.partner)),
        rows=(Row("words", (part.text or nothing, theirs or nothing)),),
    )
    return msgspec.structs.replace(part, tables=(*part.tables, table), text="")
