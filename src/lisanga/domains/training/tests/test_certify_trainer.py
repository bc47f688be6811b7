"""A participant becomes a trainer when the four conditions are met, and no circle can be."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.verification import verify_chains
from lisanga.domains.training.certifying import teachers_of
from lisanga.domains.training.models import Certificate, Trainer
from lisanga.domains.training.operations.set_certification_rule import SetCertificationRule
from lisanga.domains.training.tests.ground import Ground, codes
from lisanga.domains.training.tests.lineage import LATER, certified, expert, prepare

pytestmark = pytest.mark.django_db


def test_with_all_four_a_numbered_certificate(ground: Ground) -> None:
    teacher, one = expert(ground), ground.person()
    prepare(ground, one, teacher)
    answer = ground.send("certify_trainer", certified(ground, one), business_date=LATER)
    assert answer.result == {"number": 1, "generation": 1}
    kept = Trainer.plain.get(participant=one)
    assert (kept.taught_by, kept.generation, kept.certified_on) == (teacher, 1, LATER)
    assert Certificate.plain.get(id=kept.certificate).kind == "trainer"
    assert codes(ground.send("certify_trainer", certified(ground, one))) == ["trainer_already"]
    assert list(verify_chains()) == []


def test_the_answer_names_what_is_missing(ground: Ground) -> None:
    teacher, one = expert(ground), ground.person()
    assert codes(ground.send("certify_trainer", certified(ground, one))) == [
        "not_yet_attendance",
        "not_yet_post_test",
        "not_yet_co_facilitated",
        "not_yet_observed",
    ]
    prepare(ground, one, teacher, post=5_999)
    assert codes(ground.send("certify_trainer", certified(ground, one))) == ["not_yet_post_test"]


def test_one_session_missed_of_four_is_too_much(ground: Ground) -> None:
    teacher, one, other = expert(ground), ground.person(), ground.person("Kisita", "Awa")
    prepare(ground, one, teacher)
    for _turn in range(3):
        ground.attend(ground.session(kind="trainers", trainer=teacher), other)
    assert codes(ground.send("certify_trainer", certified(ground, one))) == ["not_yet_attendance"]


def test_the_rule_of_the_day_counts(ground: Ground) -> None:
    teacher, one = expert(ground), ground.person()
    prepare(ground, one, teacher, post=5_500)
    ground.done("set_certification_rule", SetCertificationRule(valid_from=date(2026, 5, 1), post_test=5_000))
    sent = certified(ground, one)
    assert codes(ground.send("certify_trainer", sent, business_date=LATER)) == ["not_yet_post_test"]
    assert codes(ground.send("certify_trainer", sent, business_date=date(2026, 5, 2))) == []


def test_three_generations_and_no_circle(ground: Ground) -> None:
    first, second, third = expert(ground), ground.person(), ground.person("Kisita", "Awa")
    prepare(ground, second, first)
    ground.done("certify_trainer", certified(ground, second))
    session = ground.session(kind="trainers", trainer=second, hours=80)
    ground.attend(session, third)
    prepare(ground, third, second)
    ground.done("certify_trainer", certified(ground, third))
    lineage = dict(Trainer.plain.values_list("participant", "generation"))
    assert lineage == {first: 0, second: 1, third: 2}
    for row in Trainer.plain.exclude(taught_by=None):
        assert lineage[row.taught_by] < row.generation
    with pytest.raises(IntegrityError), transaction.atomic():
        Trainer.plain.filter(participant=second).update(taught_by=second)
    with pytest.raises(IntegrityError), transaction.atomic():
        Trainer.plain.filter(participant=first).update(taught_by=third)


def test_who_was_taught_by_nobody_known_waits(ground: Ground) -> None:
    unknown, one = ground.person("Autre"), ground.person()
    prepare(ground, one, unknown)
    assert codes(ground.send("certify_trainer", certified(ground, one))) == ["no_trainer"]


def test_refusals(ground: Ground) -> None:
    assert codes(ground.send("certify_trainer", certified(ground, new_id()))) == ["unknown_participant"]
    assert ground.send("certify_trainer", certified(ground, new_id()), role="focal_point").number == 0


def test_the_teacher_is_whoever_gave_most_hours(ground: Ground) -> None:
    first, second = expert(ground), expert(ground, "Autre")
    one, other, absent = ground.person(), ground.person("Kisita", "Awa"), ground.person("Nzuzi")
    short, long = (
        ground.session(kind="trainers", trainer=first, hours=8),
        ground.session(kind="trainers", trainer=second, hours=16),
    )
    unled = ground.session(kind="trainers", hours=40)
    for session, person in ((short, one), (long, one), (unled, one), (short, other), (unled, absent)):
        ground.attend(session, person)
    found = teachers_of(ground.network.programme, ground.roadmap, [one, other, absent])
    assert found == {one: second, other: first}
