"""The money of the missions by payer and line, each currency on its own, and the rates that were noted."""

import msgspec
from django.utils.translation import gettext as _

from lisanga.core.kernel.rounding import half_up
from lisanga.domains.partnerships.budget import CATEGORIES, Execution, Payer
from lisanga.domains.partnerships.queries.period import budget_of_period
from lisanga.domains.treasury.queries.rates import NotedRates, noted_rates
from lisanga.reports.parts.shape import Column, Part, Row, Table, Unit, column_sum
from lisanga.reports.parts.sources import Sources

_UNITS: dict[str, Unit] = {"CDF": "cdf", "USD": "usd"}


def spending(sources: Sources, part: Part) -> Part:
    """A table a payer and currency: nothing is added across currencies, and no rate is guessed. Five statements."""
    about = sources.about
    lately = budget_of_period(sources.scope, about.agreement, *sources.days)
    so_far = budget_of_period(sources.scope, about.agreement, min(about.starts, about.span.starts), about.span.ends)
    names = {Payer.OFFICE: sources.facts.programme, Payer.PARTNER: sources.facts.partner.name}
    tables = tuple(
        table
        for payer in Payer
        for currency in _UNITS
        if (table := _execution(names[payer], payer, currency, lately, so_far)) is not None
    )
    tables = (*tables[:-1], *(msgspec.structs.replace(one, note=_note()) for one in tables[-1:]))
    rates = noted_rates(sources.scope, [row.organisation for row in sources.facts.rows], *sources.days)
    shown = (*part.tables, *tables, *(_rates(sources, rates),) * bool(rates))
    if tables:
        return msgspec.structs.replace(part, tables=shown)
    said = _("Aucune prestation de mission n’est prévue ni payée jusqu’à la fin de la période.")
    return msgspec.structs.replace(part, tables=shown, sentences=(*part.sentences, said))


def _execution(
    name: str, payer: Payer, currency: str, lately: list[Execution], so_far: list[Execution]
) -> Table | None:
    """None without a line; whoever reads it sees the same lines as at the budget's own page."""
    nothing = Execution("", payer, currency)
    now = {one.category: one for one in lately if (one.payer, one.currency) == (payer, currency)}
    ever = {one.category: one for one in so_far if (one.payer, one.currency) == (payer, currency)}
    if not ever:
        return None
    unit = _UNITS[currency]
    rows = []
    for category, label in CATEGORIES.items():
        if category in ever:
            one, total = now.get(category, nothing), ever[category]
            cells = (str(label), one.planned, one.committed, one.spent, total.planned, total.spent, total.left)
            rows.append(Row(category, cells, "budget:"))
    sums = [column_sum(rows, index) for index in range(1, 7)]
    heads = (
        ("planned", _("Prévu")),
        ("committed", _("Engagé")),
        ("spent", _("Dépensé")),
        ("all_planned", _("Prévu en tout")),
        ("all_spent", _("Dépensé en tout")),
        ("left", _("Reste")),
    )
    columns = (Column("line", _("Prestation")), *(Column(key, title, unit) for key, title in heads))
    return Table(
        key=f"{payer}_{unit}",
        title=_("Missions payées par : %(name)s (%(currency)s)")
        % {"name": name, "currency": _("francs congolais") if currency == "CDF" else _("dollars")},
        columns=columns,
        rows=tuple(rows),
        total=(_("Ensemble"), *sums),
    )


def _note() -> str:
    """Once, under the last of the tables."""
    return _(
        "Prévu : missions qui partent dans la période. Engagé, dépensé : montants datés de la période. En tout :"
        " depuis le début de la convention ; reste : prévu moins dépensé, en tout. Une prestation prévue dans une"
        " monnaie et payée dans l’autre se lit dans les deux tableaux."
    )


def _rates(sources: Sources, rates: list[NotedRates]) -> Table:
    names = {row.organisation: (row.code, row.name) for row in sources.facts.rows}
    found = sorted(((*names[one.organisation], one) for one in rates), key=lambda row: row[1])
    rows = []
    for code, name, one in found:
        noted = (half_up(rate, 10_000) for rate in (one.lowest, one.highest, one.last))
        rows.append(Row(code, (name, one.count, *noted, one.on.isoformat()), f"cooperative:{code}"))
    return Table(
        key="rates",
        title=_("Taux du dollar notés dans la période"),
        columns=(
            Column("name", _("Coopérative")),
            Column("count", _("Taux notés"), "count"),
            Column("lowest", _("Le plus bas (FC)"), "number"),
            Column("highest", _("Le plus haut (FC)"), "number"),
            Column("last", _("Le dernier (FC)"), "number"),
            Column("on", _("Du"), "date"),
        ),
        rows=tuple(rows),
        note=_("Francs pour un dollar, notés avec leur source par chaque coopérative ; rien n’est converti autrement."),
    )
