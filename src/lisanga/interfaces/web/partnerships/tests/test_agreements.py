"""The list, one agreement, a new one, its way from state to state; and the door that is closed (G84)."""

from typing import Any

from lisanga.core.kernel.ids import new_id
from lisanga.core.scope.models import SecurityEvent
from lisanga.domains.partnerships.models import Agreement
from lisanga.domains.partnerships.tests.ground import draft
from lisanga.interfaces.web.partnerships.tests.conftest import Ground
from lisanga.interfaces.web.tests.signed_in import body, invalid_fields, queries, words

LIST, NEW = "/conventions/", "/conventions/nouvelle/"


def _form(ground: Ground, **more: Any) -> dict[str, Any]:
    values: dict[str, Any] = {
        "partner": str(ground.network.partner),
        "title": "Convention",
        "kind": "framework",
        "purpose": "Former",
    }
    values |= {"starts_on": "2026-04-01", "ends_on": "2028-03-31", "zones": ["CD-KL/Gungu/", "CD-KL//"]}
    values |= {"quarterly_days": "15", "annual_day": "31", "annual_month": "1", "final_days": "30"}
    return values | {"operation_id": str(new_id())} | more


def test_each_side_reads_the_agreement(ground: Ground) -> None:
    for role in ("direction", "programme_officer", "partner_leader", "focal_point"):
        desk = ground.desk(role)
        assert "Convention-cadre" in words(desk.client.get(LIST))
        page = words(desk.get("agreement"))
        for word in ("Province du Kwilu", "signée", "Bulungu (Kwilu)", "15 jours après le trimestre", "a préparé"):
            assert word in page, (role, word)
    assert "KL-2026" in body(ground.desk("focal_point").client.get(LIST, {"format": "csv"})).decode("utf-8-sig")


def test_the_other_province_finds_nothing_and_the_attempt_is_logged(ground: Ground) -> None:
    """G84."""
    desk = ground.elsewhere()
    assert "KL-2026" not in words(desk.client.get(LIST))
    answer = desk.get("agreement")
    assert answer.status_code == 404
    assert "Kwilu" not in words(answer)
    event = SecurityEvent.objects.get(kind="unseen_agreement")
    assert (event.person, event.detail) == (ground.network.others["focal_point"].id, "KL-2026")
    for name in ("agreement_revise", "agreement_advance"):
        assert desk.get(name).status_code == desk.post(name, status="active").status_code == 404
    assert Agreement.plain.get(id=ground.agreement).status == "signed"


def test_a_cooperative_has_no_agreements(ground: Ground) -> None:
    for role in ("president", "secretary", "administrator"):
        client = ground.desk(role).client
        assert client.get(LIST).status_code == client.get(NEW).status_code == 404
        assert "Conventions" not in words(client.get("/"))
    assert LIST in words(ground.desk("focal_point").client.get("/"))


def test_an_empty_list_teaches(ground: Ground) -> None:
    assert "dès son premier brouillon" in words(ground.elsewhere().client.get(LIST))


def test_a_draft_takes_one_form(ground: Ground) -> None:
    client = ground.desk("programme_officer").client
    page = words(client.get(NEW))
    assert "Province du Kwilu (Province)" in page
    assert "Formaliser les relations" in page
    answer = client.post(NEW, _form(ground))
    assert (answer.status_code, answer.headers.get("Location")) == (302, "/conventions/KL-2026/") or invalid_fields(
        answer
    ) == ["code"]
    answer = client.post(NEW, _form(ground, code="kwilu-b"))
    assert (answer.status_code, answer.headers["Location"]) == (302, "/conventions/KWILU-B/")
    assert "Gungu (Kwilu), Kwilu" in words(client.get("/conventions/KWILU-B/"))


def test_a_taken_code_and_a_missing_title_stand_beside_their_fields(ground: Ground) -> None:
    client = ground.desk("programme_officer").client
    taken = client.post(NEW, _form(ground, code="KL-2026"))
    assert (taken.status_code, invalid_fields(taken)) == (422, ["code"])
    bare = client.post(NEW, _form(ground, title="", ends_on="2026-01-01"))
    assert (bare.status_code, invalid_fields(bare)) == (422, ["title"])
    late = client.post(NEW, _form(ground, code="X-1", ends_on="2026-01-01"))
    assert (late.status_code, invalid_fields(late)) == (422, ["ends_on"])


def test_a_draft_is_put_right(ground: Ground) -> None:
    made = draft(ground.network, code="KL-B")
    desk = ground.desk("programme_officer", "KL-B")
    form = desk.get("agreement_revise").context["form"]
    assert form.initial["zones"] == ["CD-KL/Bulungu/"]
    kept = {name: str(value) for name, value in form.initial.items() if value not in (None, "") and name != "zones"}
    sent: dict[str, Any] = kept | {"zones": ["CD-KL/Idiofa/"], "title": "Corrigée", "operation_id": str(new_id())}
    assert desk.post("agreement_revise", **sent).status_code == 302
    assert Agreement.plain.get(id=made.id).title == "Corrigée"
    assert "Idiofa (Kwilu)" in words(desk.get("agreement"))
    assert ground.desk("programme_officer").get("agreement_revise").status_code == 404  # signed


def test_it_goes_on_with_a_day_and_a_reason(ground: Ground) -> None:
    desk = ground.desk("programme_officer")
    assert desk.post("agreement_advance", status="active", day="2026-01-01").status_code == 302
    bare = desk.post("agreement_advance", status="suspended", day="2026-02-01")
    assert (bare.status_code, invalid_fields(bare)) == (422, ["reason"])
    assert (
        desk.post("agreement_advance", status="suspended", day="2026-02-01", reason="Route coupée").status_code == 302
    )
    assert "Route coupée" in words(desk.get("agreement"))
    assert ground.desk("partner_leader").get("agreement_advance").status_code == 404


def test_a_page_costs_the_same_whatever_there_is(ground: Ground) -> None:
    desk = ground.desk("direction")
    before = queries(desk, "agreement")
    for number in range(5):
        draft(ground.network, code=f"KL-{number}")
    assert queries(desk, "agreement") == before
    assert before <= 16
