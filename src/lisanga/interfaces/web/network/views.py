"""The network: five figures, where they come from, how they moved, and the table."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.core.kernel.rounding import half_up
from lisanga.domains.cooperatives.queries import cooperatives
from lisanga.interfaces.web.exports import exported, wants_file
from lisanga.interfaces.web.home.network import watched
from lisanga.interfaces.web.listing.keeping import kept_list
from lisanga.interfaces.web.network import lines
from lisanga.interfaces.web.network.choosing import Choice, choice_of
from lisanga.interfaces.web.network.pictures import map_of, months_as_bars
from lisanga.interfaces.web.network.readers import reader_of
from lisanga.interfaces.web.paging import PAGE, address, cut, pager, text_key
from lisanga.reports.network import MonthRow, NetworkFigures, Totals, figures, months, rows_of

WATCHED = 6  # as many as stand beside the map


@dataclass(frozen=True, slots=True)
class Headline:
    """One of the five figures; `key` names the page that opens it."""

    key: str
    label: str
    value: str
    unit: str
    note: str
    tone: str
    url: str


def network(request: HttpRequest) -> HttpResponse:
    """Everything that the reader may add up, in a fixed number of statements."""
    viewer = reader_of(request)
    scope = viewer.scope
    choice, kept = choice_of(request, scope, viewer.today), kept_list(request, "network")
    if wants_file(request):
        file = exported(request, "reseau", lines.COLUMNS, lines.exported(scope, choice), kept.hidden)
        if file is not None:
            return file
    numbers = figures(scope, choice.wanted, choice.first, choice.last)
    page, more = cut(cooperatives(scope, choice.wanted, text_key(request), PAGE + 1), PAGE)
    shown = rows_of(scope, page, choice.first, choice.last)
    before = months(scope, numbers.organisations, choice.first - 12, choice.last - 12)
    context = {
        "choice": choice,
        "kept": kept,
        "sentence": sentence_of(choice, numbers.totals),
        "lines": lines.lines_of(shown),
        "totals": numbers.totals,
        "headlines": headlines(request, numbers, before),
        "map": map_of(request, choice),
        "trend": months_as_bars(
            _("Livraisons par mois"), numbers.months, lambda row: row.grams, french.tonnes, _("Livré")
        ),
        "watched": watched(scope, shown, viewer.today)[:WATCHED],
        "nothing": lines.nothing_at_all(choice, numbers.totals.cooperatives),
        "pager": pager(request, "~".join(map(str, page[-1].after)) if page else "", more=more),
        "xlsx": address(request, format="xlsx", apres=""),
        "csv": address(request, format="csv", apres=""),
    }
    return render(request, "network/network.html", context)


def headlines(request: HttpRequest, numbers: NetworkFigures, before: list[MonthRow]) -> list[Headline]:
    """Members, weight, money, how many stand on their feet, and how far on their own income."""
    totals = numbers.totals
    women = _("%(share)s de femmes") % {"share": french.percentage(totals.women, totals.members)}
    autonomy = "–" if totals.autonomy is None else french.percentage(totals.own, totals.own + totals.given)
    of_all = _("sur %(count)s") % {"count": french.number(totals.cooperatives)}
    growth, tone = _growth(totals.grams, sum(row.grams for row in before))
    return [
        _headline(request, "membres", _("Membres"), french.number(totals.members), women if totals.members else ""),
        _headline(request, "livre", _("Livré"), french.tonnes(totals.grams), growth, tone),
        _headline(request, "paye", _("Payé aux membres"), french.millions(totals.paid), _paid_note(totals)),
        _headline(
            request,
            "fonctionnelles",
            _("Fonctionnelles"),
            f"{totals.functional}{french.NBSP}{of_all}",
            _("coopératives"),
        ),
        _headline(request, "autonomie", _("Autonomie"), autonomy, _("de recettes propres")),
    ]


def _headline(request: HttpRequest, key: str, label: str, text: str, note: str, tone: str = "") -> Headline:
    value, _space, unit = text.partition(french.NBSP)
    query = address(request, apres="", format="")
    url = reverse("network_figure", args=[key]) + (query if query.startswith("?") else "")
    return Headline(key, label, value, unit, note, tone, url)


def _growth(now: int, then: int) -> tuple[str, str]:
    """ "+12 % sur un an"; nothing to say without a year before."""
    if not then:
        return "", ""
    change = half_up((now - then) * 100, then) if now >= then else -half_up((then - now) * 100, then)
    sign = "+" if change >= 0 else "−"
    text = _("%(change)s sur un an") % {"change": f"{sign}{abs(change)}{french.NBSP}%"}
    return text, "good" if change >= 0 else "watch"


def _paid_note(totals: Totals) -> str:
    parts = []
    if totals.paid:
        share = french.percentage(totals.paid_mobile, totals.paid)
        parts.append(_("%(share)s par téléphone") % {"share": share})
    if totals.paid_usd:
        parts.append(_("et %(dollars)s") % {"dollars": french.amount(totals.paid_usd, "USD")})
    return " ".join(parts)


def sentence_of(choice: Choice, totals: Totals) -> str:
    """ "14 coopératives · avril 2025 – mars 2026"."""
    return f"{french.plural(totals.cooperatives, _('coopérative'), _('coopératives'))} · {choice.period}"
