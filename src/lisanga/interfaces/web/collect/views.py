"""Deliveries: the list, one delivery, its receipt, its correction."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel.money import Currency
from lisanga.core.ledger.queries import auxiliary_names, auxiliary_numbers
from lisanga.core.operations.queries import register_of
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.collect import queries
from lisanga.domains.collect.queries import DeliveryFilter, DeliveryRow
from lisanga.domains.stock.queries import centres, products
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape
from lisanga.interfaces.web.collect.contests import shown
from lisanga.interfaces.web.collect.labels import NamedDelivery, Names, named, names_for, with_members
from lisanga.interfaces.web.collect.papers import receipt_of
from lisanga.interfaces.web.exports import exported, wants_file
from lisanga.interfaces.web.fields import AmountField
from lisanga.interfaces.web.here import Here, cooperative_here
from lisanga.interfaces.web.history import events_of
from lisanga.interfaces.web.listing.keeping import kept_list
from lisanga.interfaces.web.paging import PAGE, cut, day_key, day_of, pager, uuid_of
from lisanga.interfaces.web.requests import scope_of
from lisanga.interfaces.web.submitting import OperationForm, ReasonForm, send

_COLUMNS = (
    Column("Bon"),
    Column("Date", Shape.DATE),
    Column("Membre"),
    Column("Produit", key="product"),
    Column("Centre", key="centre"),
    Column("Brut (kg)", Shape.WEIGHT),
    Column("Net (kg)", Shape.WEIGHT, key="net"),
    Column("Valeur (FC)", Shape.FRANCS, key="value"),
    Column("À payer (FC)", Shape.FRANCS, key="to_pay"),
    Column("Valeur ($)", Shape.DOLLARS, key="value"),
    Column("À payer ($)", Shape.DOLLARS, key="to_pay"),
    Column("État", key="state"),
)
EXPORT_LIMIT = 200_000


def deliveries(request: HttpRequest, code: str) -> HttpResponse:
    """Newest first; the filter is a sentence, the export carries it."""
    here = cooperative_here(request, code)
    names, kept = names_for(here, ()), kept_list(request, "deliveries", here)
    chosen = _filter(request, names)
    if wants_file(request):
        every = queries.deliveries(here.scope, here.id, chosen, limit=EXPORT_LIMIT)
        rows = named(here, every, with_members(here, names, every))
        file = exported(request, f"livraisons-{code}", _COLUMNS, map(_exported, rows), kept.hidden)
        if file is not None:
            return file
    found, more = cut(queries.deliveries(here.scope, here.id, chosen, day_key(request), PAGE + 1))
    names = with_members(here, names, found)
    context = {
        "here": here,
        "tabs": here.tabs("deliveries"),
        "kept": kept,
        "rows": named(here, found, names),
        "pager": pager(request, f"{found[-1].on}~{found[-1].id}" if found else "", more=more),
        "products": names.products,
        "centres": names.centres,
        "chosen": chosen,
        "query": request.GET,
        "may_collect": here.may(Permission.COLLECT),
    }
    return render(request, "collect/deliveries.html", context)


def _filter(request: HttpRequest, names: Names) -> DeliveryFilter:
    """Products and centres are named in the address by their words, shorter and plainer than their ids."""
    state = request.GET.get("etat", "")
    return DeliveryFilter(
        member=uuid_of(request.GET.get("membre")),
        product=_named(names.products, request.GET.get("produit", "")),
        centre=_named(names.centres, request.GET.get("centre", "")),
        first=day_of(request.GET.get("du")),
        last=day_of(request.GET.get("au")),
        flagged=state == "verifier",
        reversed=True if state == "annulees" else None,
        receipt=request.GET.get("bon", "").strip(),
    )


def _named(known: dict[UUID, str], asked: str) -> UUID | None:
    """The id of this name; an id is taken as well."""
    return next((key for key, name in known.items() if name == asked), uuid_of(asked))


def _exported(item: NamedDelivery) -> tuple[object, ...]:
    row = item.row
    values = (row.receipt, row.on, item.member, item.product, item.centre, row.gross, row.net)
    sums: tuple[int | None, ...] = (row.value, row.net_to_pay)
    sums = (*sums, None, None) if row.currency == Currency.CDF else (None, None, *sums)
    return (*values, *sums, item.state[1])


def delivery(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """One delivery with what was kept back; the member whose it is may read it too."""
    here, row, names = _one(request, code, identifier)
    contests = queries.contests_of(here.scope, here.id, row.id, row.member)
    context = {
        "here": here,
        "row": row,
        "member": names.members.get(row.member, ""),
        "product": names.products.get(row.product, ""),
        "centre": names.centres.get(row.centre, ""),
        "paper": receipt_of(request, here.scope, row, names, _number(here, row), contests),
        "may_reverse": here.may(Permission.REVERSE) and row.reversed_by is None,
        "may_contest": here.may(Permission.COLLECT) and row.reversed_by is None,
        "contests": list(map(shown, contests)),
        "may_price": here.may(Permission.PRICES) and not row.price and row.reversed_by is None,
        "events": events_of(here, row.id),
        "flag": register_of(here.scope, here.id, row.id) if row.flagged and here.sees_rows else None,
    }
    return render(request, "collect/delivery.html", context)


def numbered(request: HttpRequest, code: str, receipt: str) -> HttpResponse:
    """The short address that lists use: the number on the paper."""
    here = cooperative_here(request, code)
    found = queries.delivery_by_receipt(here.scope, here.id, receipt)
    if found is None:
        raise NotVisible
    return delivery(request, code, found)


def receipt(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """The paper: A6, or two copies on A4 with ?format=a4."""
    here, row, names = _one(request, code, identifier)
    contests = queries.contests_of(here.scope, here.id, row.id, row.member)
    paper = receipt_of(request, here.scope, row, names, _number(here, row), contests)
    size = "a4" if request.GET.get("format") == "a4" else "a6"
    return render(request, f"collect/receipt_{size}.html", {"paper": paper, "here": here, "row": row})


def reverse_delivery(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """One button and a reason."""
    here, row, names = _one(request, code, identifier)
    here.require(Permission.REVERSE)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        payload = {"delivery": row.id, "reason": form.cleaned_data["reason"]}
        said = _("Le bon %(receipt)s est annulé.") % {"receipt": row.receipt}
        if send(request, "collect.reverse_delivery", here.id, payload, form=form, said=said).recorded:
            contest = uuid_of(request.GET.get("contestation"))  # one came from there, and answers there
            return redirect(here.url("contest", contest) if contest else here.url("delivery", row.id))
    context = {"here": here, "row": row, "form": form, "member": names.members.get(row.member, "")}
    return render(request, "collect/reverse.html", context, status=422 if form.errors else 200)


class PriceForm(OperationForm):
    price = AmountField(label=_("Prix du kilo, en francs"), currency=Currency.CDF)


def fix_price(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """The price of a delivery taken « prix à fixer »."""
    here, row, names = _one(request, code, identifier)
    here.require(Permission.PRICES)
    form = PriceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        payload = {"delivery": row.id, "price": form.cleaned_data["price"]}
        if send(request, "collect.fix_price", here.id, payload, form=form, said=str(_("Le prix est fixé."))).recorded:
            return redirect(here.url("delivery", row.id))
    context = {"here": here, "row": row, "form": form, "member": names.members.get(row.member, "")}
    return render(request, "collect/price_of_delivery.html", context, status=422 if form.errors else 200)


def _one(request: HttpRequest, code: str, identifier: UUID) -> tuple[Here, DeliveryRow, Names]:
    scope = scope_of(request)
    here = cooperative_here(request, code, rows=False, member=True)
    row = queries.delivery(scope, here.id, identifier)
    if row is None:
        raise NotVisible
    if here.sees_rows:
        return here, row, names_for(here, [row])
    owner = auxiliary_names(scope.as_of_member(here.id), here.id, [row.member])
    return here, row, _member_names(here, row, owner)


def _member_names(here: Here, row: DeliveryRow, owner: dict[UUID, str]) -> Names:
    """A member reads the names that stand on the own paper."""
    allowed = here.scope.as_of_member(here.id)
    return Names(
        members=owner,
        products={product.id: str(product) for product in products(allowed, here.id)},
        centres={centre.id: centre.name for centre in centres(allowed, here.id)},
        campaigns={},
    )


def _number(here: Here, row: DeliveryRow) -> str:
    scope = here.scope if here.sees_rows else here.scope.as_of_member(here.id)
    return auxiliary_numbers(scope, here.id, [row.member]).get(row.member, "")
