"""What the two sides of an agreement share leads to its action points and back, for both of them."""

import pytest

from lisanga.core.operations.gate import submit_one
from lisanga.domains.partnerships.models import Deliverable, Obligation
from lisanga.domains.partnerships.tests.delivering import opened
from lisanga.domains.partnerships.tests.travelling import plan, sent
from lisanga.domains.training.models import ActionPoint
from lisanga.domains.training.queries.period import promises_of_period
from lisanga.domains.training.tests.ground import END, START, Ground
from lisanga.interfaces.web.training.tests.desk import officer, other_partner, partner

pytestmark = pytest.mark.django_db
SENT = {"text": "Envoyer le module", "due_on": "2026-04-30", "person": "autre", "owner": "Le chef", "for_partner": "on"}


def test_from_each_of_them_and_back(ground: Ground) -> None:
    network = ground.network
    report = Deliverable.plain.get(id=opened(network))
    agreement = report.agreement
    obligation = Obligation.plain.filter(agreement=agreement).order_by("position")[0]
    mission = sent("plan_mission", network.programme, plan(agreement.id))
    assert submit_one(network.viewer("programme_officer"), mission).recorded
    code = agreement.code
    records = {
        "agreement": (agreement.id, f"/conventions/{code}/"),
        "mission": (mission.id, f"/conventions/{code}/missions/{mission.id}/"),
        "obligation": (obligation.id, f"/conventions/{code}/obligations/{obligation.id}/"),
        "report": (report.id, f"/livrables/{report.id}/"),
    }
    desk, focal, stranger = officer(network), partner(network), other_partner(network)
    for kind, (subject, address) in records.items():
        for reader in (desk, focal):
            assert f"/formation/actions/de/{kind}/{subject}/" in reader.client.get(address).content.decode(), kind
        assert desk.post("action_new", kind, subject, **SENT).status_code == 302, kind
        made = ActionPoint.plain.get(subject=subject)
        assert (made.agreement, made.partner_id, made.cooperative) == (agreement.id, network.partner, None)
        for reader in (desk, focal):
            assert f'href="{address}"' in reader.words("action", made.id)
            assert "Envoyer le module" in reader.words("actions_about", kind, subject)
        assert focal.get("action_new", kind, subject).status_code == 404
        for name, arguments in (("actions_about", (kind, subject)), ("action", (made.id,))):
            assert stranger.get(name, *arguments).status_code == 404
    page = desk.words("actions", etat="open")
    assert all(f'href="{address}"' in page for _subject, address in records.values())
    (counted,) = promises_of_period(network.viewer("focal_point").scope, agreement.id, START, END, END)
    assert (counted.cooperative, counted.due, counted.late) == (None, 4, 4)
    assert desk.post("action_drop", made.id, reason="Inutile").status_code == 302
    (counted,) = promises_of_period(network.viewer("focal_point").scope, agreement.id, START, END, END)
    assert (counted.due, counted.late) == (3, 3)


def test_not_shared_it_is_the_offices_alone(ground: Ground) -> None:
    report = Deliverable.plain.get(id=opened(ground.network))
    shut = {name: value for name, value in SENT.items() if name != "for_partner"}
    desk, focal = officer(ground.network), partner(ground.network)
    assert desk.post("action_new", "report", report.id, **shut).status_code == 302
    assert "Envoyer le module" in desk.words("actions_about", "report", report.id)
    assert "Envoyer le module" not in focal.words("actions_about", "report", report.id)
    assert focal.get("action", ActionPoint.plain.get().id).status_code == 404
