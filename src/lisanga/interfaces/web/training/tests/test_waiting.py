"""What waits in À faire, and what a member's page tells."""

from datetime import date, timedelta
from typing import Any

import pytest

from lisanga.core.kernel import clock
from lisanga.core.scope.models import OrganisationLink
from lisanga.domains.training.models import Participant
from lisanga.domains.training.operations.plan_visit import PlanVisit
from lisanga.domains.training.operations.record_visit import Promise
from lisanga.domains.training.tests.ground import Ground
from lisanga.domains.training.tests.visiting import visited
from lisanga.interfaces.web.members.tests.ground import make_ground
from lisanga.interfaces.web.tests.signed_in import describe
from lisanga.interfaces.web.training.tests.desk import Desk, officer, partner

pytestmark = pytest.mark.django_db


def test_the_office_sees_what_is_due(ground: Ground) -> None:
    describe(ground.network.cooperative, ground.network.partner)
    today = clock.today()
    ground.session(planned_on=today + timedelta(days=7), title="Statuts, Idiofa")
    ground.session(planned_on=today + timedelta(days=70), title="Bien plus tard")
    held = ground.session(planned_on=today - timedelta(days=95), title="Comptes, Bagata")
    ground.attend(held, ground.person(), day=today - timedelta(days=95))
    plan = PlanVisit(cooperative=ground.network.cooperative, planned_on=today + timedelta(days=2), purpose="La caisse")
    ground.done("plan_visit", plan)
    visited(ground, Promise(text="Afficher les prix", owner="Le gérant", due_on=today - timedelta(days=1)))
    page = officer(ground.network).words("home")
    for text in ("Séance : Statuts, Idiofa", "à 3 mois", "Visiter Lisanga ya Bulungu", "Afficher les prix"):
        assert text in page, text
    assert "Bien plus tard" not in page
    assert "Séance : Statuts" not in partner(ground.network).words("home")


def test_a_cooperative_sees_its_promise(ground: Ground) -> None:
    describe(ground.network.cooperative, ground.network.partner)
    visited(ground, Promise(text="Afficher les prix", owner="Le gérant", due_on=clock.today()))
    assert "Afficher les prix" in Desk(ground.network.people["manager"]).words("home")
    assert "Afficher les prix" not in Desk(ground.network.others["manager"]).words("home")


def test_a_members_page_tells_what_was_followed(ground: Ground) -> None:
    office = make_ground(ground.network)
    member = office.member()
    before = office.desk.get("member", member).content.decode()
    assert "Formations suivies" not in before
    known: dict[str, Any] = {"kind": "member", "belongs_to": ground.network.cooperative, "member": member}
    ground.attend(ground.session(), ground.person(**known))
    for reader in (office.desk, office.own_account(member)):
        assert "Création et statuts" in reader.get("member", member).content.decode()
    other = office.member("Kisita", "Awa")
    assert "Création et statuts" not in office.desk.get("member", other).content.decode()


def test_a_member_is_added_from_a_followed_register(ground: Ground) -> None:
    office, session = make_ground(ground.network), ground.session()
    member, place = office.member(), ground.network.cooperative
    desk, sent = officer(ground.network), {"membre": f"{place}~{member}"}
    assert desk.post("session_people", session, **sent).status_code == 404
    OrganisationLink.objects.create(
        kind="follow_up", source_id=ground.network.programme, target_id=place, valid_from=date(2020, 1, 1)
    )
    assert f"{place}~{member}" in desk.words("session_people", session, q="mpia")
    assert desk.post("session_people", session, **sent).status_code == 302
    kept = Participant.plain.get(member=member)
    assert (kept.kind, kept.family, kept.belongs_to) == ("member", "Mpia", place)
    assert desk.post("session_people", session, **sent).status_code == 302
    assert Participant.plain.count() == 1
