"""Visits and promises, from both sides; and the page of outcomes."""

import pytest

from lisanga.core.operations.models import RegisterLine
from lisanga.domains.training.models import ActionPoint, Visit
from lisanga.domains.training.tests.ground import Ground
from lisanga.domains.training.tests.visiting import PROMISE, planned, promised, visited
from lisanga.interfaces.web.tests.signed_in import describe
from lisanga.interfaces.web.training.tests.desk import Desk, officer, other_partner, partner

pytestmark = pytest.mark.django_db


def test_a_visit_is_planned_and_noted(ground: Ground) -> None:
    describe(ground.network.cooperative, ground.network.partner)
    desk = officer(ground.network)
    assert "Aucune visite" in desk.words("visits")
    sent = {"cooperative": str(ground.network.cooperative), "planned_on": "2026-03-09", "purpose": "La caisse"}
    assert desk.post("visit_new", **sent).status_code == 302
    visit = Visit.plain.get()
    assert visit.partner_id == ground.network.partner
    noted = {"day": "2026-03-09", "visitor": "Clarisse", "findings": "Tout est compté.", "text_0": "Afficher les prix"}
    assert desk.post("visit_record", visit.id, **noted).status_code == 422
    noted |= {"owner_0": "Le gérant", "due_0": "2026-04-30"}
    assert desk.post("visit_record", visit.id, **noted).status_code == 302
    for reader in (desk, partner(ground.network), Desk(ground.network.people["manager"])):
        page = reader.words("visit", visit.id)
        for text in ("Tout est compté.", "Afficher les prix", "Le gérant"):
            assert text in page, text
    for reader in (other_partner(ground.network), Desk(ground.network.others["manager"])):
        assert reader.get("visit", visit.id).status_code == 404


def test_the_next_visit_opens_with_the_promises(ground: Ground) -> None:
    promise, visit = promised(ground), planned(ground)
    desk = officer(ground.network)
    assert "Afficher les prix" in desk.words("visit", visit)
    assert "Afficher les prix" in desk.words("visit_record", visit)
    noted = {"day": "2026-05-04", "visitor": "Clarisse", "findings": "Bien.", "tenue": str(promise)}
    assert desk.post("visit_record", visit, **noted).status_code == 302
    assert ActionPoint.plain.get(id=promise).done_on is not None


def test_a_promise_is_kept_on_either_side(ground: Ground) -> None:
    describe(ground.network.cooperative, ground.network.partner)
    visit = visited(ground, PROMISE, PROMISE)
    first, second = ActionPoint.plain.filter(subject=visit).values_list("id", flat=True)
    manager = Desk(ground.network.people["manager"])
    assert "Afficher les prix" in manager.words("cooperative_visits", "BULUNGU")
    assert manager.post("action_done", first).status_code == 302
    line = RegisterLine.objects.get(type="training.report_action_done")
    assert line.organisation == ground.network.cooperative
    assert officer(ground.network).post("action_done", second).status_code == 302
    assert not ActionPoint.plain.filter(done_on=None).exists()
    for reader in (partner(ground.network), other_partner(ground.network), Desk(ground.network.others["manager"])):
        assert reader.post("action_done", first).status_code == 404
    assert Desk(ground.network.others["manager"]).get("cooperative_visits", "BULUNGU").status_code == 404


def test_learning_beside_the_cooperatives(ground: Ground) -> None:
    describe(ground.network.cooperative, ground.network.partner)
    session = ground.session()
    from lisanga.core.kernel.ids import new_id

    member = ground.person(kind="member", belongs_to=ground.network.cooperative, member=new_id())
    ground.attend(session, member, ground.person("Kisita", "Awa"))
    for reader in (officer(ground.network), partner(ground.network)):
        page = reader.words("learning_outcome", ground.roadmap)
        assert "Lisanga ya Bulungu" in page
        assert "MPIA" not in page
    assert other_partner(ground.network).get("learning_outcome", ground.roadmap).status_code == 404


def test_pages_cost_the_same_with_many_visits(ground: Ground) -> None:
    desk, visit = officer(ground.network), visited(ground, PROMISE)
    before = [desk.cost("visits"), desk.cost("visit", visit)]
    for _turn in range(4):
        visited(ground, PROMISE, PROMISE)
    assert [desk.cost("visits"), desk.cost("visit", visit)] == before
