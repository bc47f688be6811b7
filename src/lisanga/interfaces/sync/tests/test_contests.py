"""A contest from a telephone: it goes up, a person answers in the office, the answer comes down."""

from typing import Any
from uuid import UUID

import pytest

from lisanga.domains.collect.models import Contest, Delivery
from lisanga.domains.collect.tests.harvest import Harvest
from lisanga.interfaces.sync.phone import short
from lisanga.interfaces.sync.reference.telephone import Telephone
from lisanga.interfaces.sync.tests.ground import enrolled, harvest, telephone, weigh

__all__ = ["harvest", "telephone"]
pytestmark = pytest.mark.django_db


def contest(telephone: Telephone, harvest: Harvest, delivery: UUID, **more: Any) -> UUID:
    author = harvest.network.people["collector"].id
    payload = {"delivery": str(delivery), "reason": "neuf sacs", **more}
    return telephone.record("collect.contest_delivery", author, payload, depends_on=(delivery,))


def answer(harvest: Harvest, contest: UUID, said: str = "kept", **more: Any) -> None:
    sent = {"contest": contest, "answer": said, "words": "Pesée revue ensemble", **more}
    assert harvest.send("collect.answer_contest", sent).recorded


def held(telephone: Telephone) -> list[dict[str, Any]]:
    return list(telephone.tables["contests"].values())


def test_from_the_scale_to_the_answer(harvest: Harvest, telephone: Telephone) -> None:
    delivery = weigh(telephone, harvest)
    identifier = contest(telephone, harvest, delivery, net=112_500)
    telephone.push(rows=True)
    assert telephone.verdicts[2] == "f"
    row = held(telephone)[0]
    assert (row["id"], row["delivery"], row["reason"]) == (short(identifier), short(delivery), "neuf sacs")
    assert "answer" not in row  # a row that ends early has its defaults
    answer(harvest, identifier)
    telephone.push(rows=True)
    assert telephone.verdicts[2] == "s"
    row = held(telephone)[0]
    assert (row["answer"], row["words"], row.get("instead", "")) == ("kept", "Pesée revue ensemble", "")


def test_a_correction_tells_the_new_receipt(harvest: Harvest, telephone: Telephone) -> None:
    identifier = contest(telephone, harvest, weigh(telephone, harvest))
    telephone.push(rows=True)
    harvest.send("collect.reverse_delivery", {"delivery": Delivery.plain.get().id, "reason": "mal pesé"})
    again = harvest.weigh(gross=112_500)
    answer(harvest, identifier, "corrected", replacement=again.id)
    telephone.push(rows=True)
    assert (held(telephone)[0]["answer"], held(telephone)[0]["instead"]) == ("corrected", again.result["receipt"])


def test_two_telephones_contest_the_same_receipt(harvest: Harvest, telephone: Telephone) -> None:
    delivery = weigh(telephone, harvest)
    telephone.push()
    other = enrolled(harvest.network)
    for one in (telephone, other):
        contest(one, harvest, delivery)
        one.push(rows=True)
    assert Contest.plain.count() == 2
    telephone.push(rows=True)
    assert len(held(telephone)) == 2


def test_only_what_concerns_the_centre_comes_down(harvest: Harvest) -> None:
    elsewhere = harvest.send("stock.set_reference", {"item": {"type": "centre", "name": "Mosango"}}).id
    there = enrolled(harvest.network, centre=elsewhere)
    delivery = harvest.weigh().id
    harvest.send("collect.contest_delivery", {"delivery": delivery, "reason": "poids"})
    there.push(rows=True)
    assert held(there) == []


def test_the_receipt_of_another_cooperative_does_not_exist(harvest: Harvest, telephone: Telephone) -> None:
    delivery = harvest.weigh().id
    Delivery.plain.update(organisation_id=harvest.network.other)
    author = harvest.network.people["collector"].id
    telephone.record("collect.contest_delivery", author, {"delivery": str(delivery), "reason": "poids"})
    telephone.push()
    assert telephone.verdicts[1] == "r"
    assert telephone.reasons[1]["problems"][0][0] == "unknown_delivery"


def test_who_may_correct_reverses_from_the_telephone(harvest: Harvest, telephone: Telephone) -> None:
    """The manager weighs, sees the error after the minute, and corrects without network."""
    delivery = weigh(telephone, harvest, person="manager")
    manager, collector = (harvest.network.people[one].id for one in ("manager", "collector"))
    payload = {"delivery": str(delivery), "reason": "mauvais membre"}
    for author in (collector, manager, manager):
        telephone.record("collect.reverse_delivery", author, payload, depends_on=(delivery,))
    telephone.push(rows=True)
    assert [telephone.verdicts[place] for place in (2, 3, 4)] == ["x", "a", "r"]
    assert Delivery.plain.get().reversed_by is not None
    assert telephone.tables["lines"] == {}
    may = {row["id"]: row["permissions"] for row in telephone.tables["people"].values()}
    assert ("r" in may[short(manager)], "r" in may[short(collector)]) == (True, False)
