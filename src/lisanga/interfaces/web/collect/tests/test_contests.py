"""A receipt contested at the desk, answered from À régler, and what its papers and lists then say."""

from typing import Any
from uuid import UUID

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.models import Flag
from lisanga.domains.collect.models import Contest, Delivery
from lisanga.interfaces.web.collect.tests.conftest import Market
from lisanga.interfaces.web.tests.signed_in import (
    assert_exports,
    assert_hidden,
    invalid_fields,
    queries,
    words,
    written,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def contested(market: Market) -> tuple[UUID, UUID]:
    """A delivery and its contest, noted by the agent."""
    delivery = market.weigh(market.jean, 100_000).id
    sent = {"delivery": delivery, "reason": "neuf sacs, pas huit", "net": 112_500, "containers": 9}
    return delivery, market.ground.send("collect.contest_delivery", sent, "collector").id


def test_at_the_desk_with_the_paper(market: Market) -> None:
    delivery = market.weigh(market.jean, 100_000).id
    desk = market.ground.office("collector")
    assert desk.url("contest_new", delivery) in words(desk.get("delivery", delivery))
    assert "Le bon reste comme il est" in words(desk.get("contest_new", delivery))
    sent = {"operation_id": str(new_id()), "by": "member", "reason": "Neuf sacs", "net": "112,5", "containers": "9"}
    for _click in range(2):  # a double click is one contest
        answer = desk.post("contest_new", delivery, **sent)
        assert answer.url == desk.url("contest", Contest.plain.get().id)
    one = Contest.plain.get()
    assert (one.by, one.reason, one.net, one.containers) == ("member", "Neuf sacs", 112_500, 9)
    page = words(desk.client.get(answer.url))
    assert "« Neuf sacs »" in page
    assert "112,5 kg" in page
    assert "Envoyer la réponse" not in page  # an agent does not answer


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({"reason": ""}, ["reason"]),
        ({"reason": "x" * 401}, ["reason"]),
        ({"reason": "trop bas", "net": "beaucoup"}, ["net"]),
        ({"reason": "trop bas", "net": "900000"}, ["net"]),
        ({"reason": "trop bas", "containers": "-1"}, ["containers"]),
    ],
)
def test_what_was_typed_wrong_is_told_beside_it(market: Market, sent: dict[str, str], wrong: list[str]) -> None:
    delivery = market.weigh(market.jean, 100_000).id
    answer = market.ground.desk.post("contest_new", delivery, **({"by": "member"} | sent))
    assert (answer.status_code, invalid_fields(answer)) == (422, wrong)
    assert sent["reason"][:10] in words(answer)
    assert not Contest.plain.exists()


def test_from_what_waits_to_the_new_receipt(market: Market, contested: tuple[UUID, UUID]) -> None:
    delivery, contest = contested
    desk = market.ground.desk
    page = words(desk.get("to_settle"))
    assert "collector A a noté que le membre conteste le bon B-000001 : neuf sacs, pas huit." in page
    assert f'href="{desk.url("contest", contest)}"' in page
    settle = desk.get("settle", Flag.objects.get(operation=contest).number)
    assert settle.url == desk.url("contest", contest)  # « vérifié » would be no answer
    back = desk.url("delivery_reverse", delivery) + f"?contestation={contest}"
    assert back in words(desk.get("contest", contest))
    undone = desk.post("delivery_reverse", delivery, query=f"?contestation={contest}", reason="Neuf sacs recomptés")
    assert undone.url == desk.url("contest", contest)
    assert "Écrivez le bon juste" in words(desk.client.get(undone.url))
    again = market.weigh(market.jean, 112_500)
    sent = {"answer": "corrected", "replacement": again.result["receipt"].lower(), "words": "Neuf sacs, en effet"}
    assert desk.post("contest", contest, **sent).status_code == 302
    assert Contest.plain.get().replacement == again.id
    page = words(desk.get("contest", contest))
    for text in ("Neuf sacs, en effet", "bon nouveau B-000002", "secretary A a répondu pour le bon B-000001, corrigé"):
        assert text in page, text
    assert "Rien à régler" in words(desk.get("to_settle"))


def test_kept_and_told_on_the_receipt(market: Market, contested: tuple[UUID, UUID]) -> None:
    delivery, contest = contested
    desk = market.ground.desk
    assert "une réponse est attendue" in words(desk.get("receipt", delivery))
    sent = {"answer": "kept", "words": "Pesé de nouveau devant lui : 100 kg"}
    assert desk.post("contest", contest, **sent).status_code == 302
    assert "maintenu." in words(desk.get("receipt", delivery))
    own = market.ground.own_account(market.jean)
    page = words(own.get("delivery", delivery))  # the member reads the answer
    assert "Pesé de nouveau devant lui : 100 kg" in page
    assert own.get("contest", contest).status_code == 404
    assert "maintenu" in words(desk.get("contests"))


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({"answer": "kept", "words": " "}, ["words"]),
        ({"answer": "corrected", "words": "Vu"}, ["answer"]),  # the receipt still stands
        ({"answer": "peut-être", "words": "Vu"}, ["answer"]),
    ],
)
def test_a_wrong_answer_keeps_what_was_typed(
    market: Market, contested: tuple[UUID, UUID], sent: dict[str, str], wrong: list[str]
) -> None:
    answer = market.ground.desk.post("contest", contested[1], **sent)
    assert (answer.status_code, invalid_fields(answer)) == (422, wrong)
    assert Contest.plain.get().answer == ""


def test_a_new_receipt_that_does_not_exist(market: Market, contested: tuple[UUID, UUID]) -> None:
    delivery, contest = contested
    market.ground.send("collect.reverse_delivery", {"delivery": delivery, "reason": "mal pesé"})
    for number, field in (("B-999", "replacement"), ("B-000001", "replacement")):
        sent = {"answer": "corrected", "words": "Vu", "replacement": number}
        answer = market.ground.desk.post("contest", contest, **sent)
        assert (answer.status_code, invalid_fields(answer)) == (422, [field])
        assert number in words(answer)


def test_two_people_answer(market: Market, contested: tuple[UUID, UUID]) -> None:
    sent = {"answer": "kept", "words": "Vu"}
    assert market.ground.office("manager").post("contest", contested[1], **sent).status_code == 302
    late = market.ground.desk.post("contest", contested[1], **sent)
    assert late.status_code == 422
    assert written("collect.answer_contest", market.ground.cooperative) == 2


def test_who_reads_and_who_answers(market: Market, contested: tuple[UUID, UUID]) -> None:
    delivery, contest = contested
    for role in ("control", "president", "treasurer", "collector"):
        desk = market.ground.office(role)
        assert desk.get("contests").status_code == 200, role
        assert "neuf sacs, pas huit" in words(desk.get("contest", contest)), role
        assert desk.post("contest", contest, answer="kept", words="Vu").status_code == 404, role
    assert market.ground.office("control").get("contest_new", delivery).status_code == 404
    assert_hidden(market.ground.network, {"contests": (), "contest": (contest,), "contest_new": (delivery,)})


def test_lists_and_what_they_cost(market: Market, contested: tuple[UUID, UUID]) -> None:
    desk = market.ground.office("control")
    few = queries(desk, "contests"), queries(desk, "contest", contested[1])
    for number in range(12):
        other = market.weigh(market.awa, 50_000 + number).id
        more: dict[str, Any] = {"delivery": other, "reason": f"raison {number}"}
        market.ground.send("collect.contest_delivery", more, "collector")
    assert (queries(desk, "contests"), queries(desk, "contest", contested[1])) == few
    assert few[0] <= 8
    assert "raison 11" in words(desk.get("contests", etat="attend"))
    assert_exports(desk, "contests", holds="neuf sacs, pas huit")
    assert Delivery.plain.filter(reversed_by=None).count() == 13
