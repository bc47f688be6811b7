"""The rule of certification on its page; the lineage as a partner reads it."""

from datetime import timedelta

import pytest

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.domains.training import queries
from lisanga.domains.training.models import CertificationParameters
from lisanga.domains.training.operations.name_expert import NameExpert
from lisanga.domains.training.operations.set_certification_rule import SetCertificationRule
from lisanga.domains.training.tests.agreed import agreed
from lisanga.domains.training.tests.ground import Ground
from lisanga.interfaces.web.tests.signed_in import describe
from lisanga.interfaces.web.training.tests.desk import Desk, officer, other_partner, partner

pytestmark = pytest.mark.django_db


def test_the_rule_is_read_and_another_proposed(ground: Ground) -> None:
    desk, day = officer(ground.network), clock.today() + timedelta(days=30)
    assert "La règle d’usage" in desk.words("certification_rule")
    sent = {
        "valid_from": day.isoformat(),
        "attendance": "90",
        "post_test": "66,5",
        "co_facilitated": "2",
        "observed": "1",
    }
    wrong = desk.post("certification_rule", **{**sent, "attendance": "120"})
    assert wrong.status_code == 422
    assert desk.post("certification_rule", **sent).status_code == 302
    kept = CertificationParameters.plain.get()
    assert (kept.attendance, kept.post_test, kept.co_facilitated) == (9_000, 6_650, 2)
    page = desk.words("certification_rule")
    for text in ("à venir", "66,5 %", "programme_officer", "80 %"):
        assert text in page, text
    again = desk.post("certification_rule", **sent)
    assert again.status_code == 422
    assert "Une règle commence déjà ce jour-là." in again.content.decode()
    assert desk.post("certification_rule", **{**sent, "valid_from": "2026-01-01"}).status_code == 302
    assert "en vigueur" in desk.words("certification_rule")


def test_who_does_not_lead_reads_it_alone(ground: Ground) -> None:
    from lisanga.core.operations.tests.network import add_person

    trainer = Desk(add_person("Antho", "trainer", ground.network.programme))
    assert "En fixer une autre" not in trainer.words("certification_rule")
    assert trainer.post("certification_rule", valid_from="2026-01-01").status_code == 404
    assert partner(ground.network).get("certification_rule").status_code == 404
    assert not CertificationParameters.plain.exists()


def test_a_rule_from_a_past_day_is_told(ground: Ground) -> None:
    answer = ground.send("set_certification_rule", SetCertificationRule(valid_from=clock.today() - timedelta(days=9)))
    assert [problem.code for problem in answer.problems] == ["in_the_past"]
    assert answer.recorded


def taught(ground: Ground) -> None:
    """An expert of the office teaches a member and somebody else under the first partner's roadmap."""
    expert = ground.person("Nsimba", "Antho", kind="expert", belongs_to=ground.network.programme)
    ground.done("name_expert", NameExpert(participant=expert))
    session = ground.session(trainer=expert)
    member = ground.person("Secret", kind="member", belongs_to=ground.network.cooperative, member=new_id())
    ground.attend(session, member, ground.person("Kisita", "Awa"))


def test_a_partner_reads_its_own_lineage_in_counts(ground: Ground) -> None:
    describe(ground.network.cooperative, ground.network.partner)
    taught(ground)
    page = partner(ground.network).words("trainers")
    for text in ("NSIMBA Antho", "2 personnes formées", "Lisanga ya Bulungu"):
        assert text in page, text
    for secret in ("SECRET", "KISITA", "/formation/participants/", "Règle de certification"):
        assert secret not in page, secret
    other = other_partner(ground.network).words("trainers")
    assert "NSIMBA" not in other
    assert "Aucun formateur" in other


def test_of_one_agreement_alone(ground: Ground) -> None:
    describe(ground.network.cooperative, ground.network.partner)
    taught(ground)
    agreement = agreed(ground)
    scope = ground.network.viewer("focal_point").scope
    assert queries.partner_lineage(scope, agreement) == []
    officer(ground.network).post("roadmap_attach", ground.roadmap, agreement=str(agreement))
    (node,) = queries.partner_lineage(scope, agreement)
    assert (node.sessions, node.people, node.members) == (1, 2, 1)
    assert node.cooperatives == (ground.network.cooperative,)
    assert "NSIMBA" in partner(ground.network).words("trainers", convention="KL-2026")
    assert other_partner(ground.network).get("trainers", convention="KL-2026").status_code == 404
    assert queries.partner_lineage(ground.network.stranger("focal_point").scope, agreement) == []
