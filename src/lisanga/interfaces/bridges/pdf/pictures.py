"""The report's charts: the office's own, on the page as in the PDF (there in the letters that it carries)."""

from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.interfaces.web.svg.bars import bar_chart, stacked_bar_chart
from lisanga.interfaces.web.svg.drawing import Drawing, Series
from lisanga.reports.quarterly_shape import MonthLine, QuarterlyReport

FONT = "Inter"
SHOWN_PRODUCTS = 6
TREND_MONTHS = 12


def month_drawing(report: QuarterlyReport, font: str = "") -> Drawing | None:
    """Weights of the last twelve months, the last one with a delivery standing out."""
    months = report.months[-TREND_MONTHS:]
    if not any(line.grams for line in months):
        return None
    grams, columns = [line.grams for line in months], (_("Mois"), _("Livré"))
    last = max(index for index, weight in enumerate(grams) if weight)
    return bar_chart(
        _("Livraisons par mois"),
        _letters(months),
        grams,
        show=_weight,
        names=_names(months),
        highlight=last,
        columns=columns,
        font=font,
    )


def product_drawing(report: QuarterlyReport, font: str = "") -> Drawing | None:
    """The same months by product, the small products together; None for a single product."""
    months = report.months[-TREND_MONTHS:]
    if len(report.products) < 2 or not any(line.grams for line in months):
        return None
    series = [
        Series(product.name, tuple(line.by_product[index] for line in months))
        for index, product in enumerate(report.products[:SHOWN_PRODUCTS])
    ]
    if len(report.products) > SHOWN_PRODUCTS:
        series.append(Series(_("Autres produits"), tuple(sum(line.by_product[SHOWN_PRODUCTS:]) for line in months)))
    return stacked_bar_chart(
        _("Livraisons par produit"),
        _letters(months),
        series,
        show=_weight,
        names=_names(months),
        first_column=_("Mois"),
        font=font,
    )


def picture(drawing: Drawing | None) -> dict[str, str] | None:
    """What the typesetter places: the drawing between its title and its sentence."""
    if drawing is None:
        return None
    return {"svg": str(drawing.svg), "sentence": drawing.sentence, "title": drawing.title}


def _weight(grams: int) -> str:
    """Tonnes without a needless decimal."""
    return french.tonnes(grams).replace(",0\u00a0", "\u00a0")


def _letters(months: tuple[MonthLine, ...]) -> list[str]:
    return [french.MONTH_LETTERS[line.month % 12] for line in months]


def _names(months: tuple[MonthLine, ...]) -> list[str]:
    return [french.month_name(line.month) for line in months]
