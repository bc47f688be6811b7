"""Deliveries as people write them."""

from datetime import date
from pathlib import Path

import pytest

from lisanga.interfaces.bridges.spreadsheets.tests.sheets import PEOPLE, deliveries, read


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("14/03/2026", date(2026, 3, 14)),
        ("14-03-26", date(2026, 3, 14)),
        ("4/3/2026", date(2026, 3, 4)),
        ("14.3.2026", date(2026, 3, 14)),
        ("2026-03-14", date(2026, 3, 14)),
        ("14 mars 2026", date(2026, 3, 14)),
        ("1er mars 2026", date(2026, 3, 1)),
        (date(2026, 3, 14), date(2026, 3, 14)),
        (46_095, date(2026, 3, 14)),
    ],
)
def test_dates_as_people_write_them(tmp_path: Path, written: object, day: date) -> None:
    harvest = [("Date", "N° membre", "Produit", "Kg", "PU"), (written, 1, "Maïs", 100, 650)]
    assert deliveries(read(tmp_path, {"M": PEOPLE, "Livraisons": harvest}))[0].delivered_on == day


@pytest.mark.parametrize(
    ("written", "net", "category"),
    [
        ("352,1 kg", 352_100, ""),
        ("1 250", 1_250_000, ""),
        (87, 87_000, ""),
        ("1.250", 0, "deliveries_bad_weight"),
        ("??", 0, "deliveries_bad_weight"),
        (-12, 0, "deliveries_bad_weight"),
        (0, 0, "deliveries_bad_weight"),
        (None, 0, "deliveries_bad_weight"),
        (99_000, 99_000_000, "deliveries_bad_weight"),
    ],
)
def test_weights_as_people_write_them(tmp_path: Path, written: object, net: int, category: str) -> None:
    harvest = [("Date", "N° membre", "Produit", "Poids net (kg)", "PU"), ("14/03/2026", 1, "Maïs", written, 650)]
    (row,) = deliveries(read(tmp_path, {"M": PEOPLE, "Livraisons": harvest}))
    assert (row.net, row.category) == (net, category)
    if category:
        assert row.problems[0].field == "Livraisons!D2"


def test_a_weight_of_two_readings_is_settled_by_its_total(tmp_path: Path) -> None:
    head = ("Date", "N° membre", "Produit", "Poids net (kg)", "PU", "Total")
    harvest = [head, ("14/03/2026", 1, "Maïs", "1.250", 650, 812_500), ("15/03/2026", 1, "Maïs", "1.250", 650, 813)]
    rows = deliveries(read(tmp_path, {"M": PEOPLE, "Livraisons": harvest}))
    assert [row.net for row in rows] == [1_250_000, 1_250]


def test_gross_less_the_tare_of_every_sack(tmp_path: Path) -> None:
    head = ("Date", "N° membre", "Produit", "Poids brut", "Sacs", "Tare par sac", "PU")
    harvest = [head, ("14/03/2026", 1, "Maïs", 520, 8, 1, 850), ("15/03/2026", 2, "Maïs", 5, 8, 1, 850)]
    good, bad = deliveries(read(tmp_path, {"M": PEOPLE, "Livraisons": harvest}))
    assert (good.net, good.gross, good.tare, good.value) == (512_000, 520_000, 8_000, 435_200)
    assert bad.category == "deliveries_bad_weight"


def test_a_total_without_a_price_gives_the_price(tmp_path: Path) -> None:
    harvest = [("Date", "N° membre", "Produit", "Kg", "Montant"), ("14/03/2026", 1, "Maïs", 100, 65_000)]
    (row,) = deliveries(read(tmp_path, {"M": PEOPLE, "Livraisons": harvest}))
    assert (row.price, row.value) == (650, 65_000)


def test_products_and_forms_are_written_one_way(tmp_path: Path) -> None:
    names = ["MAÏS", "mais grain", "Café Robusta", "ARACHIDES en coque", "feuilles d'amarante"]
    harvest = [("Date", "N° membre", "Produit", "Kg", "PU"), *(("14/03/2026", 1, name, 10, 100) for name in names)]
    rows = deliveries(read(tmp_path, {"M": PEOPLE, "Livraisons": harvest}))
    assert [(row.product, row.form) for row in rows] == [
        ("Maïs", ""),
        ("Maïs", "grain"),
        ("Café robusta", ""),
        ("Arachide", "coque"),
        ("Feuilles d'amarante", ""),
    ]


def test_ditto_marks_take_what_stands_above(tmp_path: Path) -> None:
    harvest = [
        ("Date", "N° membre", "Produit", "Kg", "PU"),
        ("14/03/2026", 1, "Maïs", 10, 100),
        ('"', 2, "idem", 20, '"'),
    ]
    rows = deliveries(read(tmp_path, {"M": PEOPLE, "Livraisons": harvest}))
    assert (rows[1].delivered_on, rows[1].product, rows[1].price) == (date(2026, 3, 14), "Maïs", 100)


def test_sacks_and_the_weight_of_one(tmp_path: Path) -> None:
    head = ("Date", "N° membre", "Produit", "Nbre sacs", "Poids/sac", "PU")
    (row,) = deliveries(read(tmp_path, {"M": PEOPLE, "Achats": [head, ("03/02/2026", 1, "Manioc", 5, 50, 480)]}))
    assert (row.net, row.containers, row.value) == (250_000, 5, 120_000)
