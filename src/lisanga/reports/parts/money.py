"""Parts drawn from the books: payments, income and expenses, the summary of statements, autonomy, trends."""

from typing import cast

import msgspec
from django.utils.translation import gettext as _

from lisanga.reports.network import total
from lisanga.reports.parts.shape import Chart, Column, Figure, Part, Row, Series, Table, Unit, column_sum
from lisanga.reports.parts.sources import Sources
from lisanga.reports.quarterly_facts import Facts
from lisanga.reports.quarterly_lines import money_lines


def finances(sources: Sources, part: Part) -> Part:
    """What was paid to members, and what came in and went out of the cooperatives' books."""
    facts = sources.facts
    return msgspec.structs.replace(part, tables=(_payments(facts), _books(facts)))


def _payments(facts: Facts) -> Table:
    rows = tuple(
        Row(
            row.code,
            (row.name, row.payments, row.paid, row.paid_mobile, row.paid_usd, facts.owed[row.organisation]),
            f"payments:{row.code}",
        )
        for row in facts.rows
        if row.payments or facts.owed[row.organisation]
    )
    totals = total(facts.rows)
    summed = (
        _("Ensemble"),
        *(totals.payments, totals.paid, totals.paid_mobile, totals.paid_usd),
        sum(facts.owed.values()),
    )
    return Table(
        key="payments",
        title=_("Paiements aux membres"),
        columns=(
            Column("name", _("Coopérative")),
            Column("payments", _("Paiements"), "count"),
            Column("paid", _("Payé (FC)"), "cdf"),
            Column("mobile", _("dont par téléphone (FC)"), "cdf"),
            Column("usd", _("Payé ($)"), "usd"),
            Column("owed", _("Reste dû (FC)"), "cdf"),
        ),
        rows=rows,
        total=summed if rows else None,
        empty=_("Aucun paiement n’a été enregistré sur la période."),
    )


def _books(facts: Facts) -> Table:
    rows = []
    for row in facts.rows:
        income = sum(line.amount for line in facts.results[row.organisation] if line.direction == "in")
        expenses = sum(line.amount for line in facts.results[row.organisation] if line.direction == "out")
        if income or expenses:
            cells = (row.name, income, expenses, income - expenses, row.own, row.given, row.autonomy)
            rows.append(Row(row.code, cells, f"ledger:{row.code}"))
    totals = total(facts.rows)
    sums = [column_sum(rows, index) for index in (1, 2, 3)]
    return Table(
        key="books",
        title=_("Recettes et dépenses des coopératives"),
        columns=(
            Column("name", _("Coopérative")),
            Column("income", _("Recettes (FC)"), "cdf"),
            Column("expenses", _("Dépenses (FC)"), "cdf"),
            Column("difference", _("Différence (FC)"), "cdf"),
            Column("own", _("Recettes propres (FC)"), "cdf"),
            Column("given", _("Subventions et dons (FC)"), "cdf"),
            Column("autonomy", _("Autonomie"), "percent"),
        ),
        rows=tuple(rows),
        total=(_("Ensemble"), *sums, totals.own, totals.given, totals.autonomy) if rows else None,
        empty=_("Aucune écriture n’a été passée sur la période."),
    )


def statements(sources: Sources, part: Part) -> Part:
    """Income and expenses of all the cooperatives by plain category."""
    tables = []
    for key, title, direction in (
        ("income", _("Recettes par nature"), "in"),
        ("expenses", _("Dépenses par nature"), "out"),
    ):
        lines = money_lines(sources.facts, direction)
        rows = tuple(Row(line.category, (line.category, line.cdf), "table:finances.books") for line in lines)
        tables.append(
            Table(
                key=key,
                title=title,
                columns=(Column("category", _("Nature")), Column("cdf", _("Montant (FC)"), "cdf")),
                rows=rows,
                total=(_("Total"), sum(line.cdf for line in lines)) if rows else None,
                empty=_("Rien n’est enregistré sur la période."),
            )
        )
    return msgspec.structs.replace(part, tables=tuple(tables))


def autonomy(sources: Sources, part: Part) -> Part:
    """Own income, and what was given; their sums are divided, shares are never averaged."""
    totals = total(sources.facts.rows)
    figures = (
        Figure(key="own", label=_("Recettes propres"), value=totals.own, unit="cdf", opens="table:finances.books"),
        Figure(
            key="given", label=_("Subventions et dons"), value=totals.given, unit="cdf", opens="table:finances.books"
        ),
        Figure(key="rate", label=_("Autonomie"), value=totals.autonomy, unit="percent", opens="table:finances.books"),
    )
    sentence = _("Autonomie : recettes propres, divisées par recettes propres, subventions et dons.")
    return msgspec.structs.replace(part, figures=figures, sentences=(sentence,))


def trends(sources: Sources, part: Part) -> Part:
    """Year after year, the latest last."""
    every = sources.years or (sources.facts,)
    names = tuple(one.quarter.name for one in every)
    sums = [total(one.rows) for one in every]
    rows = tuple(
        Row(
            one.quarter.code,
            (name, added.deliveries, added.grams, added.value, added.paid, added.own, added.given),
            f"indicators:{one.quarter.code}",
        )
        for one, name, added in zip(every, names, sums, strict=True)
    )
    table = Table(
        key="years",
        title=_("D’une période à l’autre"),
        columns=(
            Column("period", _("Période")),
            Column("deliveries", _("Livraisons"), "count"),
            Column("grams", _("Poids net (kg)"), "grams"),
            Column("value", _("Valeur (FC)"), "cdf"),
            Column("paid", _("Payé aux membres (FC)"), "cdf"),
            Column("own", _("Recettes propres (FC)"), "cdf"),
            Column("given", _("Subventions et dons (FC)"), "cdf"),
        ),
        rows=rows,
    )
    weights = tuple(added.grams for added in sums)
    chart = Chart(
        key="delivered",
        title=_("Livré, d’une période à l’autre"),
        form="bars",
        first_column=_("Période"),
        letters=tuple(one.quarter.code[-4:] for one in every),
        names=names,
        series=(Series(_("Livré"), weights),),
        unit="grams",
        opens="table:trends.years",
    )
    shown = len(every) > 1 and any(weights)
    return msgspec.structs.replace(part, tables=(table,), charts=(chart,) if shown else ())


def baseline(sources: Sources, part: Part) -> Part:
    """What the first year of the agreement measured, beside its last."""
    if len(sources.years) < 2:
        return msgspec.structs.replace(part, sentences=(_("L’accord a duré une année au plus : rien à comparer."),))
    ends = (sources.years[0], sources.years[-1])
    first, last = (total(one.rows) for one in ends)
    measured = (
        ("deliveries", _("Livraisons"), "count", first.deliveries, last.deliveries),
        ("grams", _("Livré (kg)"), "grams", first.grams, last.grams),
        ("value", _("Valeur livrée (FC)"), "cdf", first.value, last.value),
        ("paid", _("Payé aux membres (FC)"), "cdf", first.paid, last.paid),
        ("own", _("Recettes propres (FC)"), "cdf", first.own, last.own),
        ("given", _("Subventions et dons (FC)"), "cdf", first.given, last.given),
    )
    columns = [Column("year", _("Année"))]
    columns += [Column(key, label, cast(Unit, unit)) for key, label, unit, _first, _last in measured]
    rows = (
        Row(
            "first",
            (_("Départ : %(period)s") % {"period": ends[0].quarter.name}, *(line[3] for line in measured)),
            f"indicators:{ends[0].quarter.code}",
        ),
        Row(
            "last",
            (_("Fin : %(period)s") % {"period": ends[1].quarter.name}, *(line[4] for line in measured)),
            f"indicators:{ends[1].quarter.code}",
        ),
    )
    table = Table(key="ends", title=_("Départ et fin"), columns=tuple(columns), rows=rows)
    return msgspec.structs.replace(part, tables=(table,))
