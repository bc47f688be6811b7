"""The map of the provinces and the months as bars."""

from collections.abc import Callable, Sequence

from django.http import HttpRequest
from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.interfaces.web.network.choosing import Choice
from lisanga.interfaces.web.paging import address
from lisanga.interfaces.web.svg.bars import bar_chart
from lisanga.interfaces.web.svg.drawing import Drawing
from lisanga.interfaces.web.svg.maps import province_map
from lisanga.reports.network import MonthRow


def map_of(request: HttpRequest, choice: Choice) -> Drawing:
    """Each province leads to its own cooperatives, the chosen one back to all."""
    links = {
        iso: address(request, province="" if iso == choice.wanted.province else iso, apres="")
        for iso in choice.everywhere
    }
    return province_map(
        _("Où sont nos coopératives"),
        choice.everywhere,
        show=lambda count: french.plural(count, _("coopérative"), _("coopératives")),
        links=links,
        columns=(_("Province"), _("Coopératives")),
    )


def months_as_bars(
    title: str,
    months: Sequence[MonthRow],
    value: Callable[[MonthRow], int],
    show: Callable[[int], str],
    column: str,
) -> Drawing:
    """The present month stands out at the end."""
    return bar_chart(
        title,
        "".join(french.MONTH_LETTERS[row.month % 12] for row in months),
        [value(row) for row in months],
        show=show,
        names=[french.month_name(row.month) for row in months],
        columns=(_("Mois"), column),
    )
