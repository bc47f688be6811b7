"""Both registers to their figures, nothing twice, corrected copies, rows that the door refuses."""

from pathlib import Path
from typing import Any

import pytest

from lisanga.core.ledger.verification import verify_ledger
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.models import RegisterLine
from lisanga.core.operations.verification import verify_chains
from lisanga.domains.collect.models import Delivery
from lisanga.domains.collect.queries import DeliveryFilter, deliveries
from lisanga.domains.imports.models import ImportRun
from lisanga.domains.members.models import Member, ShareAccount
from lisanga.domains.members.queries import MemberFilters, member_page, share_totals
from lisanga.domains.stock.models import Product
from lisanga.interfaces.bridges.registers.bringing import NotAllowed, Wishes, bring
from lisanga.interfaces.bridges.registers.people import KnownMembers
from lisanga.interfaces.bridges.registers.tests.registers import (
    HARVEST,
    MEMBERS,
    PEOPLE,
    Office,
    expected,
    office,
    register,
    write,
    write_register,
)
from lisanga.interfaces.bridges.spreadsheets.reading import read_register

__all__ = ["office"]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("letter", ["a", "b"])
def test_a_register_reaches_exactly_its_figures_and_the_tables_hold_them(office: Office, letter: str) -> None:
    result, figures = office.bring(register(letter)), expected(letter)
    assert result.report.to_json() == figures
    assert (result.members, result.deliveries) == (figures["members"], figures["deliveries"])
    people = member_page(office.scope, office.organisation, MemberFilters(), limit=1000)
    assert len(people) == figures["members"]
    assert sum(row.sex == "F" for row in people) == figures["women"]
    assert sum(bool(row.phone) for row in people) == figures["phones"]
    totals = share_totals(office.scope, [office.organisation])[office.organisation]
    assert (totals.shares, totals.paid) == (figures["shares"], figures["paid_cdf"])
    weighed = deliveries(office.scope, office.organisation, DeliveryFilter(), limit=2000)
    assert sum(row.value for row in weighed) == figures["value_cdf"]
    names = dict(Product.plain.values_list("id", "name"))
    kilos = dict.fromkeys(figures["kg"], 0)
    for row in weighed:
        kilos[names[row.product]] += row.net
    assert {name: grams / 1000 for name, grams in kilos.items()} == figures["kg"]
    assert list(verify_chains()) == []
    assert list(verify_ledger()) == []


@pytest.mark.parametrize("letter", ["a", "b"])
def test_a_second_import_adds_nothing(office: Office, letter: str) -> None:
    office.bring(register(letter))
    before = (Member.plain.count(), Delivery.plain.count(), ShareAccount.plain.count())
    again = office.bring(register(letter))
    assert again.added == 0
    assert again.report.to_json() == expected(letter)
    assert (Member.plain.count(), Delivery.plain.count(), ShareAccount.plain.count()) == before


def test_every_row_is_an_operation_under_one_parent_that_keeps_the_fingerprint(office: Office, tmp_path: Path) -> None:
    result = office.bring(write_register(tmp_path / "registre.xlsx"))
    run = ImportRun.plain.get()
    assert (run.id, run.file_name, run.rows, len(run.sha256)) == (result.run, "registre.xlsx", 6, 64)
    assert (run.added_members, run.added_deliveries, run.known, run.bad) == (3, 3, 0, 0)
    types = RegisterLine.objects.filter(caused_by=result.run).values_list("type", flat=True)
    assert sorted(set(types)) == [
        "collect.record_delivery",
        "imports.close_import",
        "members.record_existing_shares",
        "members.register_member",
        "stock.set_reference",
    ]
    assert list(types).count("members.register_member") == 3


def test_a_corrected_copy_adds_only_what_was_left_out(office: Office, tmp_path: Path) -> None:
    bad: list[tuple[Any, ...]] = [
        *HARVEST,
        (104, "15/01/2026", 9, "Maïs", "grain", 10, 650),
        (105, "?", 1, "Maïs", "", 7, 650),
    ]
    first = office.bring(write_register(tmp_path / "a.xlsx", harvest=bad))
    assert dict(first.bad) == {"deliveries_unknown_member": 1, "deliveries_bad_date": 1}
    good = [*HARVEST, (104, "15/01/2026", 3, "Maïs", "grain", 10, 650), (105, "16/01/2026", 1, "Maïs", "", 7, 650)]
    second = office.bring(write_register(tmp_path / "b.xlsx", people=PEOPLE[::-1], harvest=good[::-1]))
    assert (second.members, second.deliveries, second.known, dict(second.bad)) == (0, 2, 6, {})
    assert (Member.plain.count(), Delivery.plain.count()) == (3, 5)


@pytest.mark.parametrize(
    "changed",
    [
        (101, "12/01/2026", 1, "Maïs", "grain", "525,5", 650),
        (101, "12/01/2026", 2, "Maïs", "grain", "520,5", 650),
        (101, "15/01/2026", 1, "Maïs", "grain", "520,5", 650),
        (101, "12/01/2026", 1, "Arachide", "coque", "520,5", 650),
        (101, "12/01/2026", 1, "Maïs", "grain", "520,5", 700),
    ],
)
def test_a_receipt_recorded_before_and_changed_since_is_handed_back(
    office: Office, tmp_path: Path, changed: tuple[Any, ...]
) -> None:
    office.bring(write_register(tmp_path / "a.xlsx"))
    again = office.bring(write_register(tmp_path / "b.xlsx", harvest=[changed, *HARVEST[1:]]))
    assert (again.added, dict(again.bad)) == (0, {"deliveries_changed": 1})
    assert Delivery.plain.count() == 3
    assert "101" in again.left_out[0].problems[0].message


def test_once_the_wrong_delivery_is_reversed_the_changed_row_comes_in(office: Office, tmp_path: Path) -> None:
    office.bring(write_register(tmp_path / "a.xlsx"))
    wrong = Delivery.plain.get(paper_number="101")
    body = {"delivery": wrong.id, "reason": "mal recopié"}
    assert submit_one(office.viewer, envelope("collect.reverse_delivery", office.organisation, body)).recorded
    changed = (101, "12/01/2026", 1, "Maïs", "grain", "525,5", 650)
    again = office.bring(write_register(tmp_path / "b.xlsx", harvest=[changed, *HARVEST[1:]]))
    assert (again.deliveries, again.known) == (1, 5)
    # The first file again does not bring back what a person has reversed.
    assert office.bring(write_register(tmp_path / "a.xlsx")).deliveries == 0


def test_two_lines_of_one_receipt_both_come_in_and_both_are_known_again(office: Office, tmp_path: Path) -> None:
    line = (101, "12/01/2026", 1, "Maïs", "grain", "520,5", 650)
    harvest = [line, line, (101, "12/01/2026", 1, "Maïs", "grain", 30, 650)]
    assert office.bring(write_register(tmp_path / "a.xlsx", harvest=harvest)).deliveries == 3
    again = office.bring(write_register(tmp_path / "a.xlsx", harvest=harvest))
    assert (again.added, again.known, dict(again.bad)) == (0, 6, {})


def test_a_register_without_numbers_is_known_again_by_the_persons(office: Office, tmp_path: Path) -> None:
    people = [MEMBERS[1:], *(row[1:] for row in PEOPLE)]
    harvest = [
        ("Date", "Nom du membre", "Produit", "Poids net (kg)", "Prix/kg"),
        ("12/01/2026", "Odette Mbuyi Futi", "Maïs", 100, 650),
        ("12/01/2026", "KABEYA Mukubwa Remy", "Maïs", 50, 650),
    ]
    path = write(tmp_path / "noms.xlsx", {"Membres": people, "Livraisons": harvest})
    first = office.bring(path)
    assert (first.members, first.deliveries, dict(first.bad)) == (3, 2, {})
    assert set(Member.plain.values_list("number", flat=True)) == {1, 2, 3}
    again = office.bring(path)
    assert (again.added, again.known, dict(again.bad)) == (0, 5, {})


def test_the_papers_number_stays_beside_the_one_given_where_it_is_no_number(office: Office, tmp_path: Path) -> None:
    people = [("COOP/007", *PEOPLE[0][1:]), ("012", *PEOPLE[1][1:])]
    harvest = [(1, "12/01/2026", "coop 7", "Maïs", "", 100, 650), (2, "12/01/2026", 12, "Maïs", "", 100, 650)]
    path = write_register(tmp_path / "codes.xlsx", people=people, harvest=harvest)
    assert office.bring(path).deliveries == 2
    assert sorted(Member.plain.values_list("number", "paper_number")) == [(12, "012"), (13, "COOP/007")]
    assert office.bring(path).added == 0


def test_a_member_entered_by_hand_gets_the_shares_of_the_paper_once(office: Office, tmp_path: Path) -> None:
    body = {"family": "Kabeya", "post": "Mukubwa", "given": "Rémy", "sex": "M", "birth_year": 1984, "number": 1}
    submit_one(office.viewer, envelope("members.register_member", office.organisation, body))
    result = office.bring(write_register(tmp_path / "a.xlsx"))
    assert (result.members, Member.plain.count()) == (2, 3)
    assert ShareAccount.plain.get(member=Member.plain.get(number=1).id).shares == 2
    office.bring(write_register(tmp_path / "a.xlsx"))
    assert ShareAccount.plain.get(member=Member.plain.get(number=1).id).shares == 2


def test_what_the_door_refuses_is_left_out_with_its_reason_and_tried_again(office: Office, tmp_path: Path) -> None:
    long = (4, "K" * 70, "Futi", "Jean", "M", 1980, "Kimbata", None, 1, 0)
    path = write_register(tmp_path / "a.xlsx", people=[*PEOPLE, long])
    result = office.bring(path)
    assert result.report.rows_to_report["members_too_long"] == [4]
    assert result.members == 3
    again = office.bring(path)
    assert dict(again.bad) == {"members_too_long": 1}


def test_without_the_right_nothing_is_recorded(office: Office, tmp_path: Path) -> None:
    path = write_register(tmp_path / "a.xlsx")
    with pytest.raises(NotAllowed):
        office.bring(path, viewer=office.network.stranger("secretary"))
    with pytest.raises(NotAllowed):
        office.bring(path, viewer=office.network.viewer("control"))
    assert (Member.plain.count(), ImportRun.plain.count()) == (0, 0)


def test_a_dry_run_judges_and_records_nothing(office: Office) -> None:
    result = office.bring(register("a"), dry=True)
    assert result.report.to_json() == expected("a")
    assert RegisterLine.objects.count() == 0


def test_an_interrupted_import_goes_on_under_the_same_parent(office: Office, tmp_path: Path) -> None:
    path = write_register(tmp_path / "a.xlsx")

    class Crash(Exception):
        pass

    def crash(phase: str, done: int, of: int) -> None:
        if phase == "record":
            raise Crash

    known = KnownMembers(office.scope, office.organisation)
    with read_register(path, known=known) as reading, pytest.raises(Crash):
        bring(office.viewer, office.scope, office.organisation, reading, path.name, Wishes(), crash)
    run = ImportRun.plain.get()
    assert (Member.plain.count(), Delivery.plain.count(), run.closed_at) == (3, 0, None)
    with read_register(path, known=known) as reading:
        more = (office.organisation, reading, path.name, Wishes(), lambda *_: None, run.id)
        result = bring(office.viewer, office.scope, *more)
    result.errors.close()
    assert (result.deliveries, Delivery.plain.count(), ImportRun.plain.count()) == (3, 3, 1)
    assert ImportRun.plain.get().closed_at is not None


def test_a_register_brought_to_the_wrong_cooperative_gives_nobody_the_deliveries_of_another(office: Office) -> None:
    office.bring(register("a"))
    wrong = office.bring(register("b"))
    taken = {str(label) for label in wrong.report.rows_to_report["members_number_taken"]}
    assert len(taken) > 100
    assert wrong.bad["deliveries_unknown_member"] > 300
    assert wrong.deliveries < 20
