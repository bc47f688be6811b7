"""Parts drawn from the cooperatives: the summary, the cooperatives themselves, and the annexes."""

import msgspec
from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.reports.network import NetworkRow, total
from lisanga.reports.parts.shape import Cell, Chart, Column, Figure, Part, Row, Series, Table, column_sum
from lisanga.reports.parts.sources import Sources
from lisanga.reports.quarterly_alerts import Finding, findings, state
from lisanga.reports.quarterly_annexes import annexes as quarterly_annexes
from lisanga.reports.quarterly_facts import Facts
from lisanga.reports.quarterly_lines import member_counts, month_lines, product_lines
from lisanga.reports.quarterly_shape import Annex

SHOWN_PRODUCTS = 6


def summary(sources: Sources, part: Part) -> Part:
    """The figures of the network's page, and what they say."""
    facts = sources.facts
    totals, members = total(facts.rows), member_counts(facts)
    women = _("%(share)s de femmes") % {"share": french.percentage(members.women, members.total)}
    functional = _("sur %(count)s") % {"count": french.plural(totals.cooperatives, _("coopérative"), _("coopératives"))}
    figures = (
        _figure("members", _("Membres"), totals.members, women, "table:cooperatives.lines", lives=True),
        Figure(key="grams", label=_("Livré"), value=totals.grams, unit="grams", note=_trend(facts), opens=_DELIVERED),
        Figure(key="paid", label=_("Payé aux membres"), value=totals.paid, unit="cdf", opens=_PAID),
        _figure(
            "functional", _("Fonctionnelles"), totals.functional, functional, "table:cooperatives.lines", lives=True
        ),
        Figure(
            key="autonomy",
            label=_("Autonomie"),
            value=totals.autonomy,
            unit="percent",
            note=_("recettes propres dans les recettes"),
            opens="table:finances.books",
        ),
    )
    return msgspec.structs.replace(part, figures=figures, sentences=_sentences(facts))


_DELIVERED = "table:cooperatives.delivered"
_PAID = "table:finances.payments"


def _figure(key: str, label: str, value: int, note: str, opens: str, *, lives: bool = False) -> Figure:
    return Figure(key=key, label=label, value=value, note=note, opens=opens, lives=lives)


def _before(facts: Facts) -> int:
    previous = facts.quarter.before
    return sum(line.grams for line in facts.volumes if previous.first <= line.month <= previous.last)


def _trend(facts: Facts) -> str:
    before = _before(facts)
    return _("%(grams)s la période d’avant") % {"grams": french.tonnes(before)} if before else ""


def _sentences(facts: Facts) -> tuple[str, ...]:
    totals = total(facts.rows)
    values = {
        "grams": french.tonnes(totals.grams),
        "value": french.millions(totals.value),
        "count": french.plural(totals.deliveries, _("livraison"), _("livraisons")),
        "paid": french.millions(totals.paid),
        "owed": french.millions(sum(facts.owed.values())),
    }
    said = []
    if not facts.rows:
        return (_("Aucune coopérative n’est encore rattachée à ce partenaire."),)
    if totals.deliveries:
        said.append(_("Les membres ont livré %(grams)s, pour %(value)s, en %(count)s.") % values)
    else:
        said.append(_("Aucune livraison n’a été enregistrée sur la période."))
    if totals.paid or sum(facts.owed.values()):
        said.append(_("Les coopératives ont payé %(paid)s à leurs membres ; il leur reste dû %(owed)s.") % values)
    joined = sum(facts.joined.values())
    if joined:
        people = french.plural(joined, _("personne a rejoint"), _("personnes ont rejoint"))
        said.append(_("%(people)s une coopérative.") % {"people": people})
    return tuple(said)


def cooperatives(sources: Sources, part: Part) -> Part:
    """Each cooperative with its state, its deliveries, its alerts; the months and the products as charts."""
    facts = sources.facts
    found = findings(facts)
    tables = (_stages(facts), _lines(facts, found), _delivered(facts), _products(facts), _alerts(facts, found))
    return msgspec.structs.replace(part, tables=tables, charts=_charts(facts))


_STAGES = ("initiative", "constituted", "registered", "functional")


def _stages(facts: Facts) -> Table:
    counts: dict[str, int] = {}
    labels: dict[str, str] = {}
    for row in facts.rows:
        counts[row.stage] = counts.get(row.stage, 0) + 1
        labels[row.stage] = row.stage_label
    ordered = sorted(counts, key=lambda stage: (_STAGES.index(stage) if stage in _STAGES else len(_STAGES), stage))
    return Table(
        key="stages",
        title=_("Coopératives par étape"),
        columns=(Column("stage", _("Étape")), Column("count", _("Coopératives"), "count", True)),
        rows=tuple(Row(stage, (labels[stage], counts[stage]), f"stage:{stage}") for stage in ordered),
        total=(_("Ensemble"), len(facts.rows)) if ordered else None,
        empty=_none_yet(),
    )


def _none_yet() -> str:
    return _("Aucune coopérative n’est encore rattachée à ce partenaire.")


def _lines(facts: Facts, found: list[Finding]) -> Table:
    columns = (
        Column("name", _("Coopérative")),
        Column("state", _("État")),
        Column("members", _("Membres"), "count", True),
        Column("women", _("Femmes"), "count", True),
        Column("youth", _("35 ans et moins"), "count", True),
        Column("last", _("Dernière livraison"), "date"),
    )
    rows = []
    for row in facts.rows:
        words, _tone = state(row, [one for one in found if one.cooperative == row.organisation])
        last = row.last_delivery.isoformat() if row.last_delivery else None
        cells = (row.name, words, row.members, row.women, row.youth, last)
        rows.append(Row(row.code, cells, f"members:{row.code}"))
    people = member_counts(facts)
    total_cells = (_("Ensemble"), "", people.total, people.women, people.youth, "")
    return Table(
        key="lines",
        title=_("État des coopératives"),
        columns=columns,
        rows=tuple(rows),
        total=total_cells if rows else None,
        empty=_none_yet(),
        note=_("Les membres sont comptés tels qu’ils étaient le jour de ce rapport."),
    )


def _delivered(facts: Facts) -> Table:
    columns = (
        Column("name", _("Coopérative")),
        Column("deliveries", _("Livraisons"), "count"),
        Column("grams", _("Poids net (kg)"), "grams"),
        Column("value", _("Valeur (FC)"), "cdf"),
        Column("delivering", _("Membres qui ont livré"), "count"),
    )

    def cells(row: NetworkRow) -> tuple[Cell, ...]:
        return (row.name, row.deliveries, row.grams, row.value, facts.delivering.get(row.organisation, 0))

    rows = tuple(Row(row.code, cells(row), f"deliveries:{row.code}") for row in facts.rows if row.deliveries)
    totals = total(facts.rows)
    summed = (_("Ensemble"), totals.deliveries, totals.grams, totals.value, sum(facts.delivering.values()))
    return Table(
        key="delivered",
        title=_("Livraisons par coopérative"),
        columns=columns,
        rows=rows,
        total=summed if rows else None,
        empty=_("Aucune livraison n’a été enregistrée sur la période."),
    )


def _products(facts: Facts) -> Table:
    lines = [line for line in product_lines(facts).items() if line[1].deliveries or line[1].grams]
    rows = tuple(
        Row("/".join(key), (line.name, line.deliveries, line.grams, line.value_cdf), _DELIVERED) for key, line in lines
    )
    sums = tuple(column_sum(rows, index) for index in (1, 2, 3))
    return Table(
        key="products",
        title=_("Livraisons par produit"),
        columns=(
            Column("product", _("Produit")),
            Column("deliveries", _("Livraisons"), "count"),
            Column("grams", _("Poids net (kg)"), "grams"),
            Column("value", _("Valeur (FC)"), "cdf"),
        ),
        rows=rows,
        total=(_("Ensemble"), *sums) if rows else None,
        empty=_("Aucune livraison n’a été enregistrée sur la période."),
    )


def _alerts(facts: Facts, found: list[Finding]) -> Table:
    codes = {row.organisation: row.code for row in facts.rows}
    return Table(
        key="alerts",
        title=_("Alertes"),
        columns=(
            Column("name", _("Coopérative")),
            Column("sentence", _("Ce qu’il faut régler")),
            Column("reference", _("Référence")),
        ),
        rows=tuple(
            Row(str(index), (one.name, one.sentence, one.reference), f"cooperative:{codes[one.cooperative]}")
            for index, one in enumerate(found, 1)
        ),
        empty=_("Aucune alerte à la fin de la période."),
    )


def _charts(facts: Facts) -> tuple[Chart, ...]:
    products = product_lines(facts)
    months = month_lines(facts, products)
    if not any(line.grams for line in months):
        return ()
    letters = tuple(french.MONTH_LETTERS[line.month % 12] for line in months)
    names = tuple(french.month_name(line.month) for line in months)
    bars = Chart(
        key="months",
        title=_("Livraisons par mois"),
        form="bars",
        first_column=_("Mois"),
        letters=letters,
        names=names,
        series=(Series(_("Livré"), tuple(line.grams for line in months)),),
        unit="grams",
        opens="indicator:volume",
    )
    if len(products) < 2:
        return (bars,)
    shown = [line.name for line in products.values()][:SHOWN_PRODUCTS]
    series = [Series(name, tuple(line.by_product[index] for line in months)) for index, name in enumerate(shown)]
    if len(products) > SHOWN_PRODUCTS:
        rest = tuple(sum(line.by_product[SHOWN_PRODUCTS:]) for line in months)
        series.append(Series(_("Autres produits"), rest))
    pile = msgspec.structs.replace(
        bars,
        key="by_product",
        title=_("Livraisons par produit"),
        form="pile",
        series=tuple(series),
        opens="table:cooperatives.products",
    )
    return (bars, pile)


def annexes(sources: Sources, part: Part) -> Part:
    """What each cooperative contributes: month by month, product by product, payments and capital."""
    facts = sources.facts
    tables = tuple(_annex(annex) for annex in quarterly_annexes(facts, product_lines(facts)))
    return msgspec.structs.replace(part, tables=tables)


def _annex(annex: Annex) -> Table:
    body, summed = (annex.rows[:-1], annex.rows[-1]) if annex.total else (annex.rows, None)
    texts = sum(unit == "text" for unit in annex.units)
    rows = tuple(
        Row("/".join((owner, *map(str, row[1:texts]))), _plain(row), f"{annex.opens}:{owner}")
        for owner, row in zip(annex.owners, body, strict=True)
    )
    return Table(
        key=annex.code,
        title=annex.title,
        columns=tuple(
            Column(str(index), title, unit)
            for index, (title, unit) in enumerate(zip(annex.columns, annex.units, strict=True))
        ),
        rows=rows,
        total=None if summed is None else _plain(summed),
    )


def _plain(row: tuple[object, ...]) -> tuple[Cell, ...]:
    return tuple(cell if cell is None or isinstance(cell, str | int) else str(cell) for cell in row)
