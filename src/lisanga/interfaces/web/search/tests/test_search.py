"""Searching over everything that the reader may see, and nothing else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.domains.collect.tests.harvest import Harvest, harvest
from lisanga.domains.members.operations.register_member import RegisterMember
from lisanga.interfaces.web.tests.signed_in import Office, describe, office, stranger, words

__all__ = ["harvest"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(harvest: Harvest) -> Office:
    describe(harvest.organisation, harvest.network.partner)
    sent = RegisterMember(family="Mpia", given="Jean", phone="0811234567", village="Kinzamba")
    made = submit_one(
        harvest.network.viewer("secretary"), envelope("members.register_member", harvest.organisation, sent)
    )
    assert made.recorded
    assert harvest.weigh(0).recorded
    return office(harvest.network, "secretary")


def find(page: Office, text: str, **headers: str) -> str:
    return words(page.client.get("/recherche/", {"q": text}, headers=headers))


def test_a_member_is_found_by_name_phone_and_without_accents(secretary: Office) -> None:
    for text in ("jean mpia", "MPIA", "0811234567"):
        assert "MPIA Jean" in find(secretary, text), text
    assert "/c/BULUNGU/membres/" in find(secretary, "mpia")


def test_a_receipt_and_a_cooperative_are_found(secretary: Office) -> None:
    assert "B-000001" in find(secretary, "B-000001")
    assert "/c/BULUNGU/livraisons/" in find(secretary, "B-000001")
    assert "Lisanga ya Bulungu" in find(secretary, "bulungu").split('id="found"')[1]


def test_typing_gets_only_the_answers(secretary: Office) -> None:
    part = find(secretary, "mpia", **{"HX-Request": "true"})
    assert "MPIA Jean" in part
    assert "<html" not in part


def test_nothing_little_and_too_short_are_told_apart(secretary: Office) -> None:
    assert "Que cherchez-vous" in find(secretary, "")
    assert "Encore une lettre" in find(secretary, "m")
    assert "Rien de ce nom" in find(secretary, "zzzzz")


def test_others_find_nothing(harvest: Harvest, secretary: Office) -> None:
    elsewhere = stranger(harvest.network)
    for text in ("mpia", "B-000001", "Lisanga ya Bulungu"):
        assert "Rien de ce nom" in find(elsewhere, text), text
    partner = office(harvest.network, "partner_leader")
    assert "Rien de ce nom" in find(partner, "mpia")
    assert "Lisanga ya Bulungu" in find(partner, "bulungu")


def test_what_is_typed_is_never_markup(secretary: Office) -> None:
    assert "<script>alert" not in find(secretary, "<script>alert(1)</script>")


def test_the_search_costs_the_same_for_one_and_for_many(harvest: Harvest, secretary: Office) -> None:
    page = Office(harvest.network.people["manager"])

    def cost() -> int:
        with CaptureQueriesContext(connection) as counted:
            assert "Rien de ce nom" not in find(page, "mpia")
        return len(counted)

    one = cost()
    for given in ("Awa", "Grâce", "Rémy", "Paul"):
        sent = RegisterMember(family="Mpia", given=given)
        made = envelope("members.register_member", harvest.organisation, sent)
        assert submit_one(harvest.network.viewer("secretary"), made).recorded
    assert cost() == one
