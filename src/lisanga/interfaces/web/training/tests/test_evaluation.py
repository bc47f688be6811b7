"""The evaluation of a session, and the road to a certified trainer, in the browser."""

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.training.models import BehaviourCheck, Facilitation, ReactionCount, Trainer
from lisanga.domains.training.models import TestScore as Kept
from lisanga.domains.training.tests.ground import Ground
from lisanga.domains.training.tests.lineage import certified, expert, prepare
from lisanga.interfaces.web.training.sessions.evaluation import shown_percent
from lisanga.interfaces.web.training.tests.desk import officer, other_partner, partner

pytestmark = pytest.mark.django_db


def test_percentages_in_french() -> None:
    shown = [shown_percent(value) for value in (None, 0, 4_909, 5_000, 4_950, -2_500)]
    assert shown == ["–", "0\u00a0%", "49,09\u00a0%", "50\u00a0%", "49,5\u00a0%", "−25\u00a0%"]


def test_smileys_are_counted_from_the_sheets(ground: Ground) -> None:
    desk, session = officer(ground.network), ground.session()
    ground.attend(session, *ground.people(3))
    assert desk.post("session_reactions", session, useful_3="deux").status_code == 422
    assert desk.post("session_reactions", session).status_code == 422
    sent = {"useful_3": "2", "useful_1": "1", "mots": "Trop court\n\nMerci"}
    assert desk.post("session_reactions", session, **sent).status_code == 302
    assert ReactionCount.plain.get(smiley=3).count == 2
    page = desk.words("session_evaluation", session)
    assert "Trop court" in page
    assert "Trop court" not in partner(ground.network).words("session_evaluation", session)


def test_g79_tests_are_typed_in_a_grid(ground: Ground) -> None:
    desk, session, one = officer(ground.network), ground.session(), ground.person()
    ground.enrol(session, one)
    wrong = desk.post("session_scores", session, **{f"pre_{one}": "145"})
    assert wrong.status_code == 422
    assert 'value="145"' in wrong.content.decode()
    page = str(new_id())
    for _twice in range(2):
        sent = {f"pre_{one}": "45", f"post_{one}": "72", "operation_id": page}
        assert desk.post("session_scores", session, **sent).status_code == 302
    assert (Kept.plain.get().pre, Kept.plain.get().post) == (4_500, 7_200)
    for reader in (desk, partner(ground.network)):
        assert "49,09 %" in reader.words("session_evaluation", session)
    assert 'value="72"' in desk.words("session_scores", session)
    assert partner(ground.network).get("session_scores", session).status_code == 404
    assert other_partner(ground.network).get("session_evaluation", session).status_code == 404


def test_what_is_put_into_practice(ground: Ground) -> None:
    desk, session, one = officer(ground.network), ground.session(), ground.person()
    assert desk.get("session_behaviour", session, 3).status_code == 404
    ground.attend(session, one)
    assert desk.get("session_behaviour", session, 4).status_code == 404
    sent = {f"fait_{one}": "1", f"mot_{one}": "Compte le samedi", "jour": "2026-06-09"}
    assert desk.post("session_behaviour", session, 3, **sent).status_code == 302
    assert BehaviourCheck.plain.get().note == "Compte le samedi"
    assert "à 3 mois" in desk.words("session_evaluation", session)


def test_the_page_says_why_and_then_certifies(ground: Ground) -> None:
    desk, teacher, one = officer(ground.network), expert(ground), ground.person()
    session = ground.session(kind="trainers", trainer=teacher)
    ground.attend(session, one)
    page = desk.words("trainer_candidate", ground.roadmap, one)
    for text in (
        "100 % pour 80 % demandés",
        "– pour 60 % demandés",
        "0 pour 1 demandés",
        "pas encore : voici pourquoi",
    ):
        assert text in page, text
    desk.post("trainer_candidate", ground.roadmap, one, certifier="1")
    assert not Trainer.plain.filter(participant=one).exists()
    desk.post("session_scores", session, **{f"post_{one}": "60"})
    for kind in ("co_facilitated", "observed"):
        led = {"session": str(session), "kind": kind, "passed": "on", "day": "2026-04-01"}
        assert desk.post("trainer_candidate", ground.roadmap, one, **led).status_code == 302
    assert Facilitation.plain.count() == 2
    assert "prêt" in desk.words("trainer_candidates", ground.roadmap)
    desk.post("trainer_candidate", ground.roadmap, one, certifier="1")
    assert Trainer.plain.get(participant=one).generation == 1
    assert "formateur certifié" in desk.words("trainer_candidate", ground.roadmap, one)
    tree = desk.words("trainers")
    assert "2 formateurs en 2 générations." in tree
    for name in ("trainer_candidates", "trainer_candidate"):
        args = (ground.roadmap, one)[: 1 if name.endswith("s") else 2]
        assert partner(ground.network).get(name, *args).status_code == 404


def test_the_page_says_when_nobody_known_gave_the_training(ground: Ground) -> None:
    desk, unnamed, one = officer(ground.network), ground.person("Expert", kind="expert"), ground.person()
    prepare(ground, one, unnamed)
    page = desk.words("trainer_candidate", ground.roadmap, one)
    assert "Qui a donné la formation ?" in page
    assert "toutes les conditions sont réunies" not in page
    assert "prêt" not in desk.words("trainer_candidates", ground.roadmap)
    desk.post("expert_name", qui=str(unnamed))
    page = desk.words("trainer_candidate", ground.roadmap, one)
    assert "Qui a donné la formation ?" not in page
    assert "toutes les conditions sont réunies" in page
    assert "prêt" in desk.words("trainer_candidates", ground.roadmap)


def test_the_tree_costs_the_same_for_three_and_for_eight(ground: Ground) -> None:
    desk, teacher = officer(ground.network), expert(ground)
    assert "Aucun formateur encore" not in desk.words("trainers")
    costs = []
    for names in (("Mpia", "Kisita"), ("Nzuzi", "Luzolo", "Mbuyi", "Phuati")):
        for name in names:
            one = ground.person(name)
            prepare(ground, one, teacher)
        costs.append((desk.cost("trainers"), desk.cost("trainer_candidates", ground.roadmap)))
    assert costs[0] == costs[1]


def test_an_expert_is_named_by_a_button(ground: Ground) -> None:
    desk, one = officer(ground.network), ground.person("Expert", kind="expert")
    assert "Aucun formateur encore" in desk.words("trainers")
    desk.post("expert_name", qui=str(one))
    assert Trainer.plain.get().participant == one
    assert certified(ground, one).roadmap == ground.roadmap
