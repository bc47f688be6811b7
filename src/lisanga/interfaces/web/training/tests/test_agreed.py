"""Roadmaps under agreements: chosen, attached afterwards, and read together from both sides."""

import pytest

from lisanga.domains.training.models import Roadmap
from lisanga.domains.training.tests.agreed import agreed
from lisanga.domains.training.tests.ground import Ground
from lisanga.domains.training.tests.visiting import planned
from lisanga.interfaces.web.training.tests.desk import officer, other_partner, partner
from lisanga.interfaces.web.training.tests.test_roadmaps import HEAD

pytestmark = pytest.mark.django_db


def test_a_new_roadmap_names_its_agreement(ground: Ground) -> None:
    agreement, desk = agreed(ground), officer(ground.network)
    assert "KL-2026 · Province du Kwilu" in desk.words("roadmap_new")
    assert f'value="{agreement}" selected' in desk.words("roadmap_new", convention=str(agreement))
    wrong = {**HEAD, "agreement": str(agreement), "partner": str(ground.network.other_partner)}
    answer = desk.post("roadmap_new", **wrong)
    assert answer.status_code == 422
    assert "avec un autre partenaire" in answer.content.decode()
    assert desk.post("roadmap_new", **HEAD, agreement=str(agreement)).status_code == 302
    made = Roadmap.plain.get(title="Kwilu 2026")
    assert (made.agreement, made.partner_id) == (agreement, ground.network.partner)
    for reader in (desk, partner(ground.network)):
        assert "Convention KL-2026" in reader.words("roadmap", made.id)
        assert "KL-2026" in reader.words("training")


def test_one_begun_before_comes_under_it(ground: Ground) -> None:
    agreement, desk = agreed(ground), officer(ground.network)
    agreed(ground, ground.network.other_partner)
    session = ground.session()
    ground.attend(session, *ground.people(3))
    assert "Mettre sous une convention" in desk.words("roadmap", ground.roadmap)
    assert "KG-2026" not in desk.words("roadmap_attach", ground.roadmap)
    assert desk.post("roadmap_attach", ground.roadmap, agreement=str(agreement)).status_code == 302
    assert desk.get("roadmap_attach", ground.roadmap).status_code == 404
    for reader in (desk, partner(ground.network)):
        page = reader.words("agreement_training", "KL-2026")
        for text in ("1 / 1", "8 / 16", "3 / 30", "Formation, Kwilu 2026"):
            assert text in page, text
    assert other_partner(ground.network).get("agreement_training", "KL-2026").status_code == 404


def test_an_agreement_without_a_roadmap_teaches(ground: Ground) -> None:
    agreed(ground)
    assert "?convention=" in officer(ground.network).words("agreement_training", "KL-2026")
    assert "Dès que le bureau" in partner(ground.network).words("agreement_training", "KL-2026")


def test_it_costs_the_same_whatever_was_done(ground: Ground) -> None:
    agreement, desk = agreed(ground), officer(ground.network)
    desk.post("roadmap_attach", ground.roadmap, agreement=str(agreement))
    ground.attend(ground.session(), ground.person())
    desk.words("agreement_training", "KL-2026")  # takes the message of before away
    before = desk.cost("agreement_training", "KL-2026")
    for _turn in range(3):
        ground.attend(ground.session(), *ground.people(2))
        planned(ground)
    assert desk.cost("agreement_training", "KL-2026") == before
