"""What leaves as a file is what the page shows, with the same filters; nothing in it is ever a formula."""

import csv
import io
import re
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook

from lisanga.domains.stock.operations.set_reference import ProductItem, SetReference
from lisanga.interfaces.web.collect.tests.conftest import DAY, Market
from lisanga.interfaces.web.tests.signed_in import body, words

HEAD = [
    "Bon", "Date", "Membre", "Produit", "Centre", "Brut (kg)", "Net (kg)",
    "Valeur (FC)", "À payer (FC)", "Valeur ($)", "À payer ($)", "État",
]  # fmt: skip


@pytest.fixture
def busy(market: Market) -> Market:
    """Seven receipts: two centres, three days, one at a strange price, one taken back."""
    for index in range(3):
        market.weigh(market.jean, 100_000 + index)
    market.weigh(market.awa, 80_000, date(2026, 4, 20), centre=market.bulungu)
    market.weigh(market.awa, 70_000, date(2026, 5, 2), price=900, currency="CDF")
    market.weigh(market.jean, 60_000, date(2026, 5, 2), paper_number="147/B")
    wrong = market.weigh(market.jean, 50_000)
    market.ground.send("collect.reverse_delivery", {"delivery": wrong.id, "reason": "Écrit deux fois"})
    return market


def table(market: Market, **query: str) -> list[list[str]]:
    text = body(market.ground.desk.get("deliveries", format="csv", **query)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def sheet(market: Market, **query: str) -> list[list[Any]]:
    content = body(market.ground.desk.get("deliveries", format="xlsx", **query))
    page = load_workbook(io.BytesIO(content)).active
    assert page is not None
    return [list(row) for row in page.values]


def on_screen(market: Market, **query: str) -> list[str]:
    """Numbers of the receipts, in the order of the page."""
    return re.findall(r'<th scope="row"><a[^>]*>([^<]+)</a>', words(market.ground.desk.get("deliveries", **query)))


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({}, 7),
        ({"etat": "verifier"}, 1),
        ({"etat": "annulees"}, 1),
        ({"du": "2026-04-20"}, 3),
        ({"du": "2026-04-15", "au": "2026-05-01"}, 1),
        ({"centre": "bulungu"}, 1),
        ({"membre": "awa"}, 2),
        ({"bon": "147/B"}, 1),
        ({"bon": "B-000002"}, 1),
        ({"membre": "awa", "etat": "verifier"}, 1),
        ({"membre": "jean", "etat": "verifier"}, 0),
    ],
)
def test_the_file_is_the_page(busy: Market, wanted: dict[str, str], count: int) -> None:
    named = {"bulungu": busy.bulungu, "awa": busy.awa, "jean": busy.jean}
    query = {name: str(named.get(value, value)) for name, value in wanted.items()}
    shown = on_screen(busy, **query)
    assert len(shown) == count
    text, book = table(busy, **query), sheet(busy, **query)
    assert text[0] == book[0] == HEAD
    assert [row[0] for row in text[1:]] == [row[0] for row in book[1:]] == shown


def test_a_page_is_cut_and_the_file_is_whole(market: Market) -> None:
    for index in range(53):
        market.weigh(market.jean, 100_000 + 10 * index)
    assert len(on_screen(market)) == 50
    assert len(table(market)) == 54


def test_figures_are_numbers_with_their_unit(busy: Market) -> None:
    rows = {row[0]: row for row in sheet(busy)}
    first = rows["B-000004"]
    assert first[1].date() == date(2026, 4, 20)
    assert first[2:5] == ["KISITA Awa", "Maïs (grain)", "Bulungu centre"]
    assert [float(one) for one in first[5:9]] == [80, 80, 68_000, 68_000]
    assert first[9:] == [None, None, "enregistrée"]
    assert rows["B-000005"][-1] == "à vérifier"
    assert rows["B-000007"][-1] == "annulée"


def test_dollars_are_not_francs(market: Market) -> None:
    market.ground.send(
        "ledger.record_rate", {"currency": "USD", "day": "2026-04-01", "rate": 2_800_000_000, "source": "BCC"}
    )
    market.weigh(market.jean, 100_000, price=31, currency="USD")
    row = sheet(market)[1]
    assert row[7:9] == [None, None]
    assert [float(one) for one in row[9:11]] == [31.0, 31.0]
    assert "31,00" in table(market)[1][9]
    assert "31,00 $" in words(market.ground.desk.get("deliveries"))


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+1+1", "-2+3", "@SUM(A1)", "\t=1"])
def test_a_name_is_never_a_formula(market: Market, name: str) -> None:
    made = market.ground.send("stock.set_reference", SetReference(item=ProductItem(name=name)))
    market.weigh(market.jean, 50_000, product=made.id)
    book = load_workbook(io.BytesIO(body(market.ground.desk.get("deliveries", format="xlsx")))).active
    assert book is not None
    assert all(cell.data_type != "f" for row in book.iter_rows() for cell in row)
    written = table(market)[1][3]
    assert not written.startswith(("=", "+", "-", "@", "\t"))


@pytest.mark.parametrize(
    "query",
    [
        {"du": "0001-01-01", "au": "9999-12-31"},
        {"du": "31/12/2026"},
        {"membre": "nobody"},
        {"bon": "9" * 400},
        {"bon": "'; DROP TABLE collect_delivery; --"},
        {"apres": "0001-01-01~x"},
        {"produit": "\x00"},
        {"etat": "tout"},
    ],
)
def test_strange_filters_are_no_error(busy: Market, query: dict[str, str]) -> None:
    for kind in ("", "csv", "xlsx"):
        assert busy.ground.desk.get("deliveries", format=kind, **query).status_code in (200, 400)


def test_what_lies_at_the_centres_leaves_too(busy: Market) -> None:
    text = body(busy.ground.desk.get("levels", format="csv")).decode("utf-8-sig")
    rows = {row[0]: row for row in csv.reader(io.StringIO(text), delimiter=";")}
    assert rows["Bulungu centre"][2] == "80,000"
    assert "80,0 kg" in words(busy.ground.desk.get("levels"))
    assert DAY.isoformat() not in text
