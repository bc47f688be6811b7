"""A small report made by hand, and a long one."""

from lisanga.interfaces.bridges.dossiers.paper import Paper
from lisanga.reports.parts.codes import headings
from lisanga.reports.parts.shape import Chart, Column, Dossier, Figure, Part, Row, Series, Table

NAMES = tuple(f"Coopérative « Mwana & fils » <{number}>" for number in range(3))


def lines(count: int) -> Table:
    rows = tuple(
        Row(f"C{number}", (f"{NAMES[number % 3]} {number}", number, number * 1_234_567, 45_000, 1650, 46, "2026-03-14"))
        for number in range(1, count + 1)
    )
    columns = (
        Column("name", "Coopérative"),
        Column("count", "Livraisons", "count"),
        Column("grams", "Poids net (kg)", "grams"),
        Column("cdf", "Valeur (FC)", "cdf"),
        Column("usd", "Payé ($)", "usd"),
        Column("share", "Part", "percent"),
        Column("day", "Dernière", "date"),
    )
    total = (
        "Ensemble",
        sum(range(count + 1)),
        sum(range(count + 1)) * 1_234_567,
        45_000 * count,
        1650 * count,
        46,
        None,
    )
    return Table(
        key="lines", title="Livraisons", columns=columns, rows=rows, total=total if rows else None, empty="Rien."
    )


def chart(form: str = "bars") -> Chart:
    months = ("janvier 2026", "février 2026", "mars 2026")
    series = (Series("Maïs", (10_000, 0, 3_300_000)), Series("Café", (5_000, 1_000_000, 0)))
    return Chart(
        key="c",
        title="Par mois",
        form=form,  # type: ignore[arg-type]  # one of the three
        first_column="Mois",
        letters=("J", "F", "M"),
        names=months,
        series=series[:1] if form == "bars" else series,
        unit="grams",
    )


def dossier(count: int = 3, tables: int = 1) -> Dossier:
    figure = Figure(key="grams", label="Livré", value=3_300_000, unit="grams", note="au trimestre")
    parts = []
    for number, heading in enumerate(headings("quarterly"), 1):
        part = Part(number=number, code=heading.code, title=str(heading.title), asks=str(heading.asks))
        if heading.code == "cooperatives":
            part = Part(
                number=number,
                code="cooperatives",
                title="Coopératives",
                figures=(figure,),
                tables=(lines(count),) * tables,
                charts=(chart(), chart("pile"), chart("lines")),
                text="=1+1\n\nDeuxième alinéa, avec <balise> & perluète.",
            )
        parts.append(part)
    return Dossier(
        kind="quarterly",
        agreement="CV-2026-001",
        agreement_title="Convention de collaboration",
        partner="Province du Kwilu",
        partner_code="KWILU",
        partner_kind="Province",
        programme="CERPEC ASBL",
        period="1ᵉʳ trimestre 2026",
        period_code="2026-Q1",
        starts="2026-01-01",
        ends="2026-03-31",
        composed_at="2026-04-10T09:12:00+00:00",
        register=24,
        parts=tuple(parts),
        notes=("Un taux est toujours recalculé.",),
    )


def paper(report: Dossier | None = None, version: int = 2) -> Paper:
    return Paper(
        report or dossier(),
        version,
        "soumis",
        code="7QF2-9XMP",
        url="https://coop.example/v/livrable/1/7QF2-9XMP/",
        signed=(("Soumis le", "10 avril 2026 par Déodate Mbuyi"),),
        moment=1_775_000_000,
    )
