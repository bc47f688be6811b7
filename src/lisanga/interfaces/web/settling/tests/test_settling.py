"""À régler: each flagged operation in plain words, what to do, and the answer that a person gives."""

from uuid import UUID

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.models import Flag, RegisterLine
from lisanga.core.operations.verdicts import Answer
from lisanga.domains.treasury.operations.open_till import OpenTill
from lisanga.interfaces.web.members.tests.ground import Ground, harvest
from lisanga.interfaces.web.tests.signed_in import assert_hidden, invalid_fields, queries, words, written


@pytest.fixture
def names(ground: Ground) -> dict[str, UUID]:
    return harvest(ground)


def strange(ground: Ground, names: dict[str, UUID], who: UUID | None = None) -> Answer:
    """A weighing at a price that is not the campaign's."""
    member = who or ground.member()
    return ground.send("collect.record_delivery", {"member": member, "gross": 80_000, "price": 900, **names})


def flags() -> list[int]:
    return list(Flag.objects.filter(settled_by=None).order_by("number").values_list("number", flat=True))


def test_an_empty_list_teaches(ground: Ground) -> None:
    page = words(ground.desk.get("to_settle"))
    assert "Rien à régler" in page
    assert "Un fait n’est jamais refusé" in page


def test_what_waits_is_told_in_plain_words(ground: Ground, names: dict[str, UUID]) -> None:
    made = strange(ground, names)
    for page in (words(ground.desk.get("to_settle")), words(ground.desk.get("settle", made.number))):
        for text in (
            "manager A a enregistré",
            "MPIA Jean",
            "Ce prix n’est pas celui de la campagne ce jour-là.",
            "Si ce prix a été convenu, gardez le bon.",
            ground.desk.url("delivery_reverse", made.id),
        ):
            assert text in page, text
    home = words(ground.desk.client.get("/"))
    assert "1 point à régler" in home
    assert ground.desk.url("to_settle") in home


def test_answered_once(ground: Ground, names: dict[str, UUID]) -> None:
    made = strange(ground, names)
    sent = {"operation_id": str(new_id()), "reason": "Le prix était convenu avec le membre"}
    for _click in range(2):  # a double click is one answer
        answer = ground.desk.post("settle", made.number, **sent)
        assert (answer.status_code, answer.url) == (302, ground.desk.url("to_settle"))
    assert written("directory.settle_flag", ground.cooperative) == 1
    assert flags() == []
    assert "Rien à régler" in words(ground.desk.get("to_settle"))
    page = words(ground.desk.get("settle", made.number))
    assert "Réglé" in page
    assert "secretary A a réglé" in page
    assert "Le prix était convenu avec le membre" in page
    assert "Votre réponse" not in page
    assert "point à régler" not in words(ground.desk.client.get("/"))
    assert "À vérifier" not in words(ground.desk.get("delivery", made.id))


def test_two_people_answer(ground: Ground, names: dict[str, UUID]) -> None:
    """The second is told that it is done, and what was typed stays."""
    made = strange(ground, names)
    assert ground.office("manager").post("settle", made.number, reason="Vu").status_code == 302
    late = ground.desk.post("settle", made.number, reason="Vu aussi")
    assert late.status_code == 422
    assert "Réglé" in words(late)
    assert written("directory.settle_flag", ground.cooperative) == 2  # the refusal stands in the register too
    assert RegisterLine.objects.filter(type="directory.settle_flag", verdict="refused").count() == 1


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({"reason": ""}, ["reason"]),
        ({"reason": "   "}, ["reason"]),
        ({"reason": "x" * 501}, ["reason"]),
        ({"reason": "Refait", "line": "0"}, ["line"]),
        ({"reason": "Refait", "line": "-4"}, ["line"]),
        ({"reason": "Refait", "line": "NaN"}, ["line"]),
        ({"reason": "Refait", "line": "9" * 40}, ["line"]),
        ({"reason": "Refait", "line": "99999"}, ["line"]),
        ({"reason": "Refait", "line": "1"}, []),  # older than what it would correct: told on top
    ],
)
def test_a_wrong_answer_keeps_what_was_typed(
    ground: Ground, names: dict[str, UUID], sent: dict[str, str], wrong: list[str]
) -> None:
    made = strange(ground, names)
    answer = ground.desk.post("settle", made.number, **sent)
    assert answer.status_code == 422
    assert invalid_fields(answer) == wrong
    assert sent["reason"].strip()[:20] in words(answer)
    assert flags() == [made.number]


def test_corrected_by_a_line(ground: Ground, names: dict[str, UUID]) -> None:
    made = strange(ground, names)
    again = ground.send("treasury.open_till", OpenTill(kind="cash", name="Petite caisse"))
    assert ground.desk.post("settle", made.number, reason="Refait", line=str(again.number)).status_code == 302
    assert flags() == []


def test_the_other_record_stands_beside(ground: Ground) -> None:
    """Two members of one name; two payments with one reference."""
    ground.member("Kisita", "Awa", village="Kinzamba")
    ground.member("Kisita", "Awa", village="Bulungu")
    page = words(ground.desk.get("settle", flags()[0]))
    assert "L’autre, déjà au registre" in page
    assert "Kinzamba" in page
    assert "Bulungu" in page
    till = ground.send(
        "treasury.open_till", OpenTill(kind="mobile", name="M-Pesa", operator="M-Pesa", number="0811")
    ).id
    paid = {"till": till, "direction": "in", "category": "gift", "operator": "M-Pesa"}
    ground.send("treasury.record_cash", {**paid, "amount": 41_000, "reference": "QX 77"})
    ground.send("treasury.record_cash", {**paid, "amount": 43_000, "reference": "qx77", "operator": "m-pesa"})
    ground.send("treasury.record_cash", {**paid, "amount": 44_000, "reference": "QX78"})
    page = words(ground.desk.get("settle", flags()[-1]))
    assert "L’autre, déjà au registre" in page
    assert "41 000" in page
    assert "43 000" in page
    assert "44 000" not in page


def test_each_kind_has_the_button_that_mends_it(ground: Ground, names: dict[str, UUID]) -> None:
    person = ground.member()
    free = ground.send("stock.set_reference", {"item": {"type": "product", "name": "Manioc"}}).id
    lacking = ground.send(
        "collect.record_delivery", {"member": person, "gross": 50_000, "product": free, "centre": names["centre"]}
    )
    paid = ground.send(
        "treasury.record_cash", {"till": ground.till, "direction": "out", "amount": 5_000, "category": "transport"}
    )
    phone = ground.member("Mbala", "Odette", phone="12")
    page = words(ground.office("manager").get("to_settle"))
    for name, *args in (
        ("delivery_price", lacking.id),
        ("delivery_reverse", lacking.id),
        ("movement_reverse", paid.id),
        ("cash_new",),
        ("member_edit", phone),
    ):
        assert f'href="{ground.desk.url(name, *args)}"' in page, name
    for answer in (ground.office("manager").get("settle", number) for number in flags()):
        assert answer.status_code == 200
    control = words(ground.office("control").get("to_settle"))
    assert "Manioc" in control
    for name in ("delivery_price", "delivery_reverse"):
        assert ground.desk.url(name, lacking.id) not in control
    assert "Répondre" not in control


def test_a_reversed_one_is_settled(ground: Ground, names: dict[str, UUID]) -> None:
    made = strange(ground, names)
    assert ground.desk.post("delivery_reverse", made.id, reason="Pesé deux fois").status_code == 302
    assert flags() == []
    assert "a annulé une livraison : Pesé deux fois" in words(ground.desk.get("settle", made.number))


def test_who_gets_what(ground: Ground, names: dict[str, UUID]) -> None:
    made = strange(ground, names)
    good = ground.send("collect.record_delivery", {"member": ground.member("A", "Bo"), "gross": 10_000, **names})
    assert ground.desk.get("settle", good.number).status_code == 404
    assert ground.desk.get("settle", 10**30).status_code == 404
    for role in ("control", "collector", "treasurer", "president"):
        assert ground.office(role).get("settle", made.number).status_code == 200, role
        assert ground.office(role).post("settle", made.number, reason="x").status_code == 404, role
    assert_hidden(ground.network, {"to_settle": (), "settle": (made.number,)})
    assert flags() == [made.number]


def test_a_blanked_line_can_still_be_settled(ground: Ground, names: dict[str, UUID]) -> None:
    made = strange(ground, names)
    ground.send("directory.redact_payload", {"number": made.number, "reason": "Demande"}, role="president")
    assert "effacé à la demande" in words(ground.desk.get("settle", made.number))
    assert ground.desk.post("settle", made.number, reason="Vu sur papier").status_code == 302


def test_the_page_costs_the_same_with_many(ground: Ground, names: dict[str, UUID]) -> None:
    made = strange(ground, names)
    few = queries(ground.desk, "to_settle"), queries(ground.desk, "settle", made.number)
    for number in range(25):
        strange(ground, names, ground.member(f"Autre{number}"))
    assert (queries(ground.desk, "to_settle"), queries(ground.desk, "settle", made.number)) == few
    assert few[0] <= 14
    older = words(ground.desk.get("to_settle", apres=str(flags()[10])))
    assert older.count('class="card flow"') == 10
