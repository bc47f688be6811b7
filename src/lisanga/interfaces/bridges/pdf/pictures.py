"""The report's charts: the office's own, with letters from the font that the PDF carries."""

from lisanga.core.kernel import french
from lisanga.interfaces.web.svg.bars import bar_chart, stacked_bar_chart
from lisanga.interfaces.web.svg.drawing import Drawing, Series
from lisanga.reports.quarterly_shape import MonthLine, QuarterlyReport

FONT = "Inter"
SHOWN_PRODUCTS = 6
TREND_MONTHS = 12


def _picture(drawing: Drawing) -> dict[str, str]:
    return {"svg": str(drawing.svg), "sentence": drawing.sentence}


def month_picture(report: QuarterlyReport) -> dict[str, str] | None:
    """Weights of the last twelve months, the quarter's last one standing out."""
    months = report.months[-TREND_MONTHS:]
    if not any(line.grams for line in months):
        return None
    grams = [line.grams for line in months]
    return _picture(
        bar_chart("Livraisons par mois", _letters(months), grams, show=_weight, names=_names(months), font=FONT)
    )


def product_picture(report: QuarterlyReport) -> dict[str, str] | None:
    """The same months by product, the small products together."""
    months = report.months[-TREND_MONTHS:]
    if len(report.products) < 2 or not any(line.grams for line in months):
        return None
    series = [
        Series(product.name, tuple(line.by_product[index] for line in months))
        for index, product in enumerate(report.products[:SHOWN_PRODUCTS])
    ]
    if len(report.products) > SHOWN_PRODUCTS:
        rest = tuple(sum(line.by_product[SHOWN_PRODUCTS:]) for line in months)
        series.append(Series("Autres produits", rest))
    names = _names(months)
    return _picture(
        stacked_bar_chart("Produits", _letters(months), series, show=_weight, names=names, font=FONT)
    )


def _weight(grams: int) -> str:
    """Tonnes without a needless decimal."""
    return french.tonnes(grams).replace(",0\u00a0", "\u00a0")


def _letters(months: tuple[MonthLine, ...]) -> list[str]:
    return [french.MONTH_LETTERS[line.month % 12] for line in months]


def _names(months: tuple[MonthLine, ...]) -> list[str]:
    return [french.month_name(line.month) for line in months]
