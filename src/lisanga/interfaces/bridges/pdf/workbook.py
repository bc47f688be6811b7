"""The quarter's report as a workbook: the same figures as the PDF, exact, one table a sheet."""

import io
from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from lisanga.core.kernel import clock, french
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape, Value, write_book
from lisanga.reports.quarterly_shape import Annex, CooperativeLine, Figure, QuarterlyReport, Unit

Sheet = tuple[str, Sequence[Column], Iterable[Sequence[Value]]]
SHAPES: dict[Unit, Shape] = {
    "text": Shape.TEXT,
    "count": Shape.COUNT,
    "grams": Shape.WEIGHT,
    "cdf": Shape.FRANCS,
    "usd": Shape.DOLLARS,
    "percent": Shape.COUNT,
    "date": Shape.DATE,
}


def report_workbook(report: QuarterlyReport) -> bytes:
    """The whole workbook; a report is small, so it is made in memory."""
    target = io.BytesIO()
    write_book(target, _sheets(report))
    return target.getvalue()


def cooperative_columns() -> tuple[Column, ...]:
    """Of the table of cooperatives, for the workbook and for the list on the page."""
    return (
        Column(_("Code")),
        Column(_("Coopérative"), width=30),
        Column(_("Forme")),
        Column(_("Lieu")),
        Column(_("État"), width=26),
        Column(_("Membres"), Shape.COUNT),
        Column(_("Femmes"), Shape.COUNT),
        Column(_("35 ans et moins"), Shape.COUNT),
        Column(_("Livraisons"), Shape.COUNT),
        Column(_("Livré (kg)"), Shape.WEIGHT),
        Column(_("Valeur"), Shape.FRANCS),
        Column(_("Payé aux membres"), Shape.FRANCS),
        Column(_("Payé en dollars"), Shape.DOLLARS),
        Column(_("Recettes"), Shape.FRANCS),
        Column(_("Dépenses"), Shape.FRANCS),
        Column(_("Dernière livraison"), Shape.DATE),
    )


def cooperative_values(line: CooperativeLine) -> tuple[Value, ...]:
    """One row under these columns."""
    return (
        *(line.code, line.name, line.form, line.place, line.state),
        *(line.members, line.women, line.youth, line.deliveries, line.grams),
        *(line.value_cdf, line.paid_cdf, line.paid_usd, line.income_cdf, line.expenses_cdf, line.last_delivery),
    )


def shown(figure: Figure) -> str:
    """A large figure in words, as on the page and in the PDF."""
    if figure.value is None:
        return "–"
    if figure.unit == "grams":
        return french.tonnes(figure.value)
    if figure.unit == "cdf":
        return french.millions(figure.value)
    if figure.unit == "usd":
        return french.amount(figure.value, "USD")
    return french.number(figure.value) + (f"{french.NBSP}%" if figure.unit == "percent" else "")


def _sheets(report: QuarterlyReport) -> Iterator[Sheet]:
    yield _("Résumé"), (Column("", width=28), Column("", width=90)), _summary(report)
    yield _("Coopératives"), cooperative_columns(), map(cooperative_values, report.cooperatives)
    yield _("Membres"), (Column("", width=40), Column(_("Nombre"), Shape.COUNT)), _members(report)
    delivered = (Column(_("Livraisons"), Shape.COUNT), Column(_("Poids net (kg)"), Shape.WEIGHT))
    value = Column(_("Valeur"), Shape.FRANCS)
    products = [(line.name, line.deliveries, line.grams, line.value_cdf) for line in report.products]
    yield _("Produits"), (Column(_("Produit")), *delivered, value), products
    by_product = tuple(Column(line.name, Shape.WEIGHT) for line in report.products)
    months: list[Sequence[Value]] = [
        (french.month_name(line.month), line.deliveries, line.grams, line.value_cdf, *line.by_product)
        for line in report.months
    ]
    yield _("Douze mois"), (Column(_("Mois")), *delivered, value, *by_product), months
    yield _("Paiements"), _payment_columns(), [(p.means, p.payments, p.cdf, p.usd) for p in report.payments]
    yield _("Recettes et dépenses"), _money_columns(), _money(report)
    alerts = [(alert.cooperative, alert.sentence, alert.reference) for alert in report.alerts]
    yield (
        _("Alertes"),
        (Column(_("Coopérative"), width=30), Column(_("À régler"), width=70), Column(_("Règle"))),
        alerts,
    )
    for annex in report.annexes:
        yield annex.title, _annex_columns(annex), annex.rows[:-1] if annex.total else annex.rows


def _summary(report: QuarterlyReport) -> list[tuple[str, str]]:
    produced = report.produced_at.astimezone(clock.KINSHASA)
    rows = [
        (_("Partenaire"), report.partner),
        (_("Période"), f"{report.period} ({french.short_date(report.starts)} – {french.short_date(report.ends)})"),
        (_("Version"), f"n° {french.number(report.version)}, {report.status}"),
        (_("Établi le"), f"{produced:%d/%m/%Y %H:%M} {report.produced_by}".strip()),
        (_("Code de vérification"), report.verification_code),
        (_("Vérifier en ligne"), report.verification_url),
    ]
    rows += [(figure.label, f"{shown(figure)} {figure.note}".strip()) for figure in report.figures]
    rows += [("", sentence) for sentence in (*report.summary, *report.notes)]
    return rows


def _members(report: QuarterlyReport) -> list[tuple[str, int]]:
    members = report.members
    return [
        (_("Membres"), members.total),
        (_("Femmes"), members.women),
        (_("35 ans et moins"), members.youth),
        (_("Femmes de 35 ans et moins"), members.young_women),
        (_("Sans année de naissance connue"), members.youth_unknown),
        (_("Entrés ce trimestre"), members.joined),
        (_("Ont livré ce trimestre"), members.delivering),
        (_("Parts sociales souscrites"), members.shares_subscribed),
        (_("Capital versé, en francs"), members.capital_paid_cdf),
        (_("Reste dû aux membres, en francs"), report.owed_cdf),
    ]


def _payment_columns() -> tuple[Column, ...]:
    counted = Column(_("Paiements"), Shape.COUNT)
    return Column(_("Moyen")), counted, Column(_("En francs"), Shape.FRANCS), Column(_("En dollars"), Shape.DOLLARS)


def _money_columns() -> tuple[Column, ...]:
    return Column(_("Sens")), Column(_("Catégorie"), width=44), Column(_("Montant"), Shape.FRANCS)


def _money(report: QuarterlyReport) -> list[tuple[str, str, int]]:
    income = [(_("Recette"), line.category, line.cdf) for line in report.income]
    return income + [(_("Dépense"), line.category, line.cdf) for line in report.expenses]


def _annex_columns(annex: Annex) -> tuple[Column, ...]:
    return tuple(Column(title, SHAPES[unit]) for title, unit in zip(annex.columns, annex.units, strict=True))
