"""The page of outcomes: what was learnt beside what the cooperatives became, their score by the grid too."""

from datetime import date
from uuid import UUID

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.indicators.models import Assessment
from lisanga.domains.training.tests.ground import Ground
from lisanga.interfaces.web.tests.signed_in import describe
from lisanga.interfaces.web.training.tests.desk import officer, other_partner, partner

pytestmark = pytest.mark.django_db


def assessed(cooperative: UUID, on: date, score: int) -> UUID:
    made = Assessment.plain.create(
        organisation_id=cooperative,
        id=new_id(),
        version="2026-1",
        form="scoops",
        on=on,
        assessed_by="Mireille",
        marks="{}",
        score=score,
        grade="solid",
        capped_by="",
        note="",
    )
    identifier: UUID = made.id
    return identifier


def followed(ground: Ground) -> UUID:
    """A cooperative of which a member was trained."""
    place = ground.network.cooperative
    describe(place, ground.network.partner)
    member = ground.person(kind="member", belongs_to=place, member=new_id())
    ground.attend(ground.session(), member, ground.person("Kisita", "Awa"))
    return place


def test_the_score_before_and_now(ground: Ground) -> None:
    place = followed(ground)
    assert "encore évaluée par la grille" in officer(ground.network).words("learning_outcome", ground.roadmap)
    assessed(place, date(2025, 12, 1), 4_550)
    assert "une seule évaluation" in officer(ground.network).words("learning_outcome", ground.roadmap)
    last = assessed(place, date(2026, 9, 1), 6_225)
    for reader in (officer(ground.network), partner(ground.network)):
        page = reader.words("learning_outcome", ground.roadmap)
        for text in ("45,5", "62,25", "+16,75", "1 en progrès, 0 sans changement, 0 en recul", f"/evaluation/{last}/"):
            assert text in page, text
        assert "MPIA" not in page
    assert other_partner(ground.network).get("learning_outcome", ground.roadmap).status_code == 404


def test_less_is_told_as_less(ground: Ground) -> None:
    place = followed(ground)
    assessed(place, date(2026, 2, 1), 6_000)
    assessed(place, date(2026, 9, 1), 5_500)
    assert "−5" in officer(ground.network).words("learning_outcome", ground.roadmap)
