"""Identity, stage, and a new cooperative."""

from typing import Any

from lisanga.core.kernel.ids import new_id
from lisanga.core.scope.models import Organisation, OrganisationLink
from lisanga.domains.cooperatives.models import Cooperative
from lisanga.interfaces.web.members.tests.ground import Ground
from lisanga.interfaces.web.tests.signed_in import invalid_fields, words, written

NEW = "/cooperatives/nouvelle/"


def _kept(ground: Ground) -> Cooperative:
    return Cooperative.plain.get(organisation_id=ground.cooperative)


def _shown(ground: Ground) -> dict[str, str]:
    form = ground.office("president").get("cooperative_edit").context["form"]
    values = {name: value for name, value in form.initial.items() if value not in (None, False)}
    return {name: str(value) for name, value in values.items() if name != "operation_id"}


def test_only_what_changed_is_sent(ground: Ground) -> None:
    desk = ground.office("president")
    answer = desk.post("cooperative_edit", **(_shown(ground) | {"place": "Avenue du Marché 4", "max_share_pct": "10"}))
    assert answer.status_code == 302
    assert (_kept(ground).place, _kept(ground).max_share_pct) == ("Avenue du Marché 4", 1_000)
    assert (_kept(ground).nominal_share, _kept(ground).sort_name) == (10_000, "lisanga ya bulungu")
    assert desk.post("cooperative_edit", **_shown(ground)).status_code == 302
    assert written("cooperatives.update_identity", ground.cooperative) == 1
    cleared = _shown(ground) | {"max_share_pct": "", "place": ""}
    desk.post("cooperative_edit", **cleared)
    assert (_kept(ground).place, _kept(ground).max_share_pct) == ("", None)


def test_a_name_is_asked_beside_its_field(ground: Ground) -> None:
    answer = ground.office("president").post(
        "cooperative_edit", **(_shown(ground) | {"name": "", "max_share_pct": "x"})
    )
    assert answer.status_code == 422
    assert set(invalid_fields(answer)) == {"name", "max_share_pct"}


def test_a_stage_asks_for_what_the_law_does(ground: Ground) -> None:
    Cooperative.plain.filter(organisation_id=ground.cooperative).update(stage="initiative", rsc_number=None)
    desk = ground.office("president")
    few = desk.post("cooperative_stage", stage="constituted", day="2026-03-01", signatories="4")
    assert (few.status_code, invalid_fields(few)) == (422, ["signatories"])
    assert "AUS 204" in words(few)
    assert desk.post("cooperative_stage", stage="constituted", day="2026-03-01", signatories="12").status_code == 302
    bare = desk.post("cooperative_stage", stage="registered", day="2026-04-01")
    assert (bare.status_code, invalid_fields(bare)) == (422, ["rsc_number"])
    sent = {"stage": "registered", "day": "2026-04-01", "rsc_number": "RSC/KL/14"}
    assert desk.post("cooperative_stage", **sent).status_code == 302
    assert (_kept(ground).stage, str(_kept(ground).registered_on)) == ("registered", "2026-04-01")


def test_the_secretary_does_not_change_the_identity(ground: Ground) -> None:
    for name in ("cooperative_edit", "cooperative_stage"):
        assert ground.desk.get(name).status_code == 404
        assert ground.desk.post(name, name="X").status_code == 404


def _form(ground: Ground, **more: Any) -> dict[str, Any]:
    values = {"name": "Bomoko ya Idiofa", "code": "idiofa", "partner": ground.network.partner, "form": "scoops"}
    values |= {"stage": "initiative", "zone": "CD-KL/Idiofa", "operation_id": new_id()}
    return {name: str(value) for name, value in (values | more).items()}


def test_the_programme_creates_a_cooperative_with_a_partner(ground: Ground) -> None:
    client = ground.office("programme_officer").client
    assert "Idiofa" in words(client.get(NEW))
    answer = client.post(NEW, _form(ground))
    assert (answer.status_code, answer.headers.get("Location")) == (302, "/c/IDIOFA/")
    made = Organisation.objects.get(code="IDIOFA")
    kept = Cooperative.plain.get(organisation_id=made.id)
    assert (kept.province, kept.territory, kept.partner) == ("CD-KL", "Idiofa", ground.network.partner)
    assert OrganisationLink.objects.filter(kind="created", target=made, source=ground.network.partner).exists()
    assert "Groupe d’initiative" in words(client.get("/c/IDIOFA/"))


def test_a_code_taken_is_said_beside_its_field(ground: Ground) -> None:
    client = ground.office("programme_officer").client
    answer = client.post(NEW, _form(ground, code="bulungu"))
    assert (answer.status_code, invalid_fields(answer)) == (422, ["code"])
    late = client.post(NEW, _form(ground, stage="registered"))
    assert (late.status_code, invalid_fields(late)) == (422, ["rsc_number"])
    assert not Organisation.objects.filter(code="IDIOFA").exists()


def test_the_page_does_not_exist_for_the_others(ground: Ground) -> None:
    for role in ("secretary", "president", "focal_point", "administrator"):
        client = ground.office(role).client
        assert client.get(NEW).status_code == 404, role
        assert client.post(NEW, _form(ground)).status_code == 404, role
