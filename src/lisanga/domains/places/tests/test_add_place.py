"""Places below the territoire, through the door."""

from uuid import UUID

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Answer
from lisanga.core.scope.viewer import NOTHING
from lisanga.domains.places import queries
from lisanga.domains.places.models import Place
from lisanga.domains.places.operations.add_place import AddPlace

pytestmark = pytest.mark.django_db


def add(network: Network, kind: str, name: str, parent: UUID | None = None, territory: str = "Bulungu") -> Answer:
    sent = AddPlace(kind=kind, name=name, province="CD-KL", territory=territory, parent=parent)
    return submit_one(network.viewer("programme_officer"), envelope("places.add_place", network.programme, sent))


def codes(answer: Answer) -> list[str]:
    return [problem.code for problem in answer.problems]


def test_a_village_lies_in_its_sector(network: Network) -> None:
    sector = add(network, "secteur", "Kwenge")
    village = add(network, "village", "Éwoka", sector.id, territory="")
    assert Place.objects.get(id=village.id).territory == "Bulungu"
    assert [row.label for row in queries.places(NOTHING, "CD-KL")] == ["Secteur Kwenge (Bulungu)"]
    assert [row.name for row in queries.places(NOTHING, "CD-KL", sector.id, "village")] == ["Éwoka"]
    assert [row.id for row in queries.find_places(NOTHING, "ewo")] == [village.id]
    assert queries.find_places(NOTHING, "wok") == queries.find_places(NOTHING, " ") == []


def test_the_same_place_is_added_once(network: Network) -> None:
    add(network, "secteur", "Kwenge")
    assert codes(add(network, "secteur", "KWENGÉ")) == ["place_exists"]
    assert codes(add(network, "secteur", "Kwenge", territory="Gungu")) == []
    sector = Place.objects.get(territory="Bulungu")
    assert codes(add(network, "village", "Lusanga", sector.id)) == []
    assert codes(add(network, "village", "lusanga", sector.id)) == ["place_exists"]


def test_refusals(network: Network) -> None:
    assert codes(add(network, "territoire", "Gungu")) == ["territoire_is_not_etd"]
    assert codes(add(network, "secteur", "Kwenge", territory="Aketi")) == ["unknown_territory"]
    assert codes(add(network, "village", "Lusanga", new_id())) == ["unknown_parent"]
    far = AddPlace(kind="secteur", name="Kwenge", province="CD-XX", territory="Bulungu")
    answer = submit_one(network.viewer("direction"), envelope("places.add_place", network.programme, far))
    assert codes(answer) == ["unknown_province"]
    sector = add(network, "secteur", "Kwenge")
    other = AddPlace(kind="village", name="Lusanga", province="CD-KG", parent=sector.id)
    answer = submit_one(network.viewer("direction"), envelope("places.add_place", network.programme, other))
    assert codes(answer) == ["other_province"]


def test_repeated_and_outside_scope(network: Network) -> None:
    sent = envelope(
        "places.add_place",
        network.programme,
        AddPlace(kind="secteur", name="Kwenge", province="CD-KL", territory="Bulungu"),
    )
    assert submit_one(network.viewer("manager"), sent).number == 0
    first = submit_one(network.viewer("direction"), sent)
    again = submit_one(network.viewer("direction"), sent)
    assert (again.verdict, again.number, again.duplicate) == (first.verdict, first.number, True)
    assert Place.objects.count() == 1
