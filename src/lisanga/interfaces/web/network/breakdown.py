"""One figure of the network taken apart, down to where the reader's right ends: whoever reads a cooperative's rows goes
on to its list, the others to its own figures."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel import french
from lisanga.core.scope.viewer import Scope
from lisanga.domains.cooperatives.queries import cooperatives
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape
from lisanga.interfaces.web.exports import exported, wants_file
from lisanga.interfaces.web.network import lines
from lisanga.interfaces.web.network.choosing import Choice, choice_of
from lisanga.interfaces.web.network.pictures import months_as_bars
from lisanga.interfaces.web.network.readers import reader_of
from lisanga.interfaces.web.network.views import sentence_of
from lisanga.interfaces.web.paging import PAGE, address, cut, pager, text_key
from lisanga.interfaces.web.svg.drawing import Drawing
from lisanga.reports.network import MonthRow, NetworkFigures, NetworkRow, Totals, figures, rows_of

Row = NetworkRow | Totals


@dataclass(frozen=True, slots=True)
class Part:
    """One column: a title, an exact value and how it is written."""

    title: Promise
    value: Callable[[Row], int | None]
    show: Callable[[int], str]
    shape: Shape = Shape.COUNT
    once: bool = False  # one or nought in a line: said as "oui" or a dash

    @property
    def large(self) -> Callable[[int], str]:
        """How the sum is written where it stands large."""
        return french.millions if self.shape == Shape.FRANCS else self.show


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its columns; `opens` is the list behind it, `month` what its bars measure."""

    title: Promise
    says: Promise
    parts: tuple[Part, ...]
    opens: str
    month: Callable[[MonthRow], int] | None = None


def _count(value: int) -> str:
    return french.number(value)


def _percent(value: int) -> str:
    return f"{value}{french.NBSP}%"


def _functional(row: Row) -> int:
    return row.functional if isinstance(row, Totals) else int(row.stage == "functional")


FIGURES = {
    "membres": Figure(
        _("Membres"),
        _("Membres admis et non partis, aujourd’hui ; jeunes : 35 ans au plus dans l’année."),
        (
            Part(_("Membres"), lambda row: row.members, _count),
            Part(_("Femmes"), lambda row: row.women, _count),
            Part(_("Jeunes"), lambda row: row.youth, _count),
        ),
        "members",
    ),
    "livre": Figure(
        _("Livré"),
        _("Poids net des livraisons qui tiennent ; les bons annulés sont retirés."),
        (
            Part(_("Livraisons"), lambda row: row.deliveries, _count),
            Part(_("Livré"), lambda row: row.grams, french.tonnes, Shape.WEIGHT),
            Part(_("Valeur"), lambda row: row.value, french.amount, Shape.FRANCS),
        ),
        "deliveries",
        lambda month: month.grams,
    ),
    "paye": Figure(
        _("Payé aux membres"),
        _("Ce qui a été remis aux membres, en caisse, par téléphone ou à la banque."),
        (
            Part(_("Paiements"), lambda row: row.payments, _count),
            Part(_("Payé"), lambda row: row.paid, french.amount, Shape.FRANCS),
            Part(_("dont par téléphone"), lambda row: row.paid_mobile, french.amount, Shape.FRANCS),
            Part(_("en dollars"), lambda row: row.paid_usd, lambda cents: french.amount(cents, "USD"), Shape.DOLLARS),
        ),
        "payments",
        lambda month: month.paid,
    ),
    "fonctionnelles": Figure(
        _("Coopératives fonctionnelles"),
        _("Celles qui sont à l’étape « fonctionnelle »."),
        (Part(_("Fonctionnelle"), _functional, _count, once=True),),
        "cooperative",
    ),
    "autonomie": Figure(
        _("Autonomie"),
        _("Part des recettes propres dans toutes les recettes ; le reste est subvention ou don."),
        (
            Part(_("Recettes propres"), lambda row: row.own, french.amount, Shape.FRANCS),
            Part(_("Subventions"), lambda row: row.given, french.amount, Shape.FRANCS),
            Part(_("Autonomie"), lambda row: row.autonomy, _percent),
        ),
        "ledger",
    ),
}


def breakdown(request: HttpRequest, figure: str) -> HttpResponse:
    """The same filter and the same lines as the network's page, so that the sums agree."""
    shown = FIGURES.get(figure)
    if shown is None:
        raise Http404
    viewer = reader_of(request)
    choice = choice_of(request, viewer.scope, viewer.today)
    if wants_file(request):
        columns = (
            Column("Code"),
            Column("Coopérative"),
            *(Column(str(part.title), part.shape) for part in shown.parts),
        )
        file = exported(request, f"reseau-{figure}", columns, _exported(viewer.scope, choice, shown))
        if file is not None:
            return file
    numbers = figures(viewer.scope, choice.wanted, choice.first, choice.last)
    page, more = cut(cooperatives(viewer.scope, choice.wanted, text_key(request), PAGE + 1), PAGE)
    rows = rows_of(viewer.scope, page, choice.first, choice.last)
    context = {
        "figure": shown,
        "choice": choice,
        "sentence": sentence_of(choice, numbers.totals),
        "lines": [(line, _cells(shown, line.row), _opens(viewer.scope, shown, line)) for line in lines.lines_of(rows)],
        "sums": _cells(shown, numbers.totals),
        "large": [(title, *_unit(text)) for title, text in _cells(shown, numbers.totals, large=True)],
        "bars": _bars(shown, numbers),
        "back": reverse("network") + _query(request),
        "pager": pager(request, "~".join(map(str, page[-1].after)) if page else "", more=more),
        "xlsx": address(request, format="xlsx", apres=""),
        "csv": address(request, format="csv", apres=""),
    }
    return render(request, "network/breakdown.html", context)


def _cells(shown: Figure, row: Row, *, large: bool = False) -> list[tuple[str, str]]:
    """(title, text) for each column; a dash where there is nothing to measure."""
    cells = []
    for part in shown.parts:
        value = part.value(row)
        nothing = value is None or (value == 0 and part.shape != Shape.COUNT)
        text = "–" if value is None or nothing else (part.large if large else part.show)(value)
        if part.once and isinstance(row, NetworkRow):
            text = str(_("oui")) if value else "–"
        cells.append((str(part.title), text))
    return cells


def _unit(text: str) -> tuple[str, str]:
    """ "472,2 t" → "472,2" and "t", which stands smaller."""
    value, _space, unit = text.partition(french.NBSP)
    return value, unit


def _opens(scope: Scope, shown: Figure, line: lines.Line) -> str:
    """The list behind the figure for who reads its rows; the cooperative's own page otherwise."""
    if line.row.organisation in scope.rows:
        return reverse(shown.opens, args=[line.row.code])
    return line.url


def _bars(shown: Figure, numbers: NetworkFigures) -> Drawing | None:
    if shown.month is None:
        return None
    show = french.tonnes if shown.opens == "deliveries" else french.millions
    return months_as_bars(str(_("Par mois")), numbers.months, shown.month, show, str(shown.title))


def _exported(scope: Scope, choice: Choice, shown: Figure) -> Iterator[tuple[object, ...]]:
    for row in lines.every_row(scope, choice):
        yield (row.code, row.name, *(part.value(row) for part in shown.parts))


def _query(request: HttpRequest) -> str:
    kept = address(request, apres="", format="")
    return kept if kept.startswith("?") else ""
