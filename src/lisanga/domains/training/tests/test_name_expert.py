"""The first generation."""

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.training.models import Trainer
from lisanga.domains.training.operations.name_expert import NameExpert
from lisanga.domains.training.tests.ground import Ground, codes
from lisanga.domains.training.tests.lineage import expert

pytestmark = pytest.mark.django_db


def test_an_expert_trains_without_being_taught_here(ground: Ground) -> None:
    one = expert(ground)
    kept = Trainer.plain.get()
    assert (kept.participant, kept.generation, kept.taught_by) == (one, 0, None)
    assert codes(ground.send("name_expert", NameExpert(participant=one))) == ["trainer_already"]


def test_refusals(ground: Ground) -> None:
    assert codes(ground.send("name_expert", NameExpert(participant=ground.person()))) == ["not_an_expert"]
    assert codes(ground.send("name_expert", NameExpert(participant=new_id()))) == ["unknown_participant"]
    assert ground.send("name_expert", NameExpert(participant=new_id()), role="manager").number == 0
