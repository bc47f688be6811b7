"""The charts of a report: the office's own, drawn from what the snapshot holds."""

from lisanga.core.kernel import french
from lisanga.interfaces.bridges.dossiers.paper import large
from lisanga.interfaces.web.svg.bars import bar_chart, stacked_bar_chart
from lisanga.interfaces.web.svg.drawing import Drawing, Series
from lisanga.interfaces.web.svg.lines import line_chart
from lisanga.reports.parts.shape import Chart


def drawing(chart: Chart, font: str = "") -> Drawing:
    """With the letters of the page, or those that the PDF carries."""

    def show(value: int) -> str:
        return large(value, chart.unit).replace(f",0{french.NBSP}", french.NBSP)

    if chart.form == "bars":
        values = chart.series[0].values
        last = max((index for index, value in enumerate(values) if value), default=-1)
        return bar_chart(
            chart.title,
            chart.letters,
            values,
            show=show,
            names=chart.names,
            highlight=last,
            columns=(chart.first_column, chart.series[0].name),
            font=font,
        )
    series = [Series(one.name, one.values) for one in chart.series]
    make = stacked_bar_chart if chart.form == "pile" else line_chart
    return make(
        chart.title,
        chart.letters,
        series,
        show=show,
        names=chart.names,
        first_column=chart.first_column,
        font=font,
    )
