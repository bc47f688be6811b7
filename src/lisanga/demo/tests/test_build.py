"""The story is sound, whole, and the same each time."""

import pytest

from lisanga.core.ledger.models import Entry
from lisanga.core.ledger.verification import verify_ledger
from lisanga.core.operations.models import RegisterLine
from lisanga.core.operations.verification import verify_chains
from lisanga.core.scope.models import Person
from lisanga.demo.almanac import Almanac
from lisanga.demo.build import run
from lisanga.demo.characters import CHARACTERS, PASSWORD
from lisanga.demo.dice import Dice
from lisanga.demo.plan import PARTNERS, PLANS
from lisanga.demo.tests.small import SMALL
from lisanga.domains.collect.models import Delivery

pytestmark = pytest.mark.django_db


def test_it_is_sound_and_whole() -> None:
    told: list[int] = []
    run(SMALL, lambda _what, done, _all: told.append(done))
    assert list(verify_chains()) == []
    assert list(verify_ledger()) == []
    assert Delivery.plain.count() == sum(one.deliveries for one in SMALL.plans)
    assert not RegisterLine.objects.filter(verdict__in=("refused", "held")).exists()
    assert Entry.plain.exists()
    assert told == sorted(told)


def test_every_character_signs_in() -> None:
    run(SMALL)
    people = {person.email: person for person in Person.objects.all()}
    for character in CHARACTERS:
        assert people[character.email].check_password(PASSWORD), character.key


def test_the_whole_plan_is_as_promised() -> None:
    assert len(PARTNERS) == 3
    assert len(PLANS) == 14
    assert 1_450 <= sum(one.members for one in PLANS) <= 1_550
    assert 7_800 <= sum(one.deliveries for one in PLANS) <= 8_200
    assert {one.form for one in PLANS} == {"scoops", "coop_ca"}
    assert {one.stage for one in PLANS} == {"initiative", "constituted", "registered", "functional"}


def test_the_same_dice_fall_alike() -> None:
    first, second = Dice("BULUNGU"), Dice("BULUNGU")
    assert first.identifier(first.moment(Almanac.of(None).opened)) == second.identifier(
        second.moment(Almanac.of(None).opened)
    )
    assert [first.between(0, 1_000) for _ in range(20)] == [second.between(0, 1_000) for _ in range(20)]
