"""Something to do, from any record."""

from typing import Any
from uuid import UUID

import pytest

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.scope.models import Grant
from lisanga.core.scope.viewer import NotVisible, viewer_of
from lisanga.domains.training import queries
from lisanga.domains.training.models import ActionPoint
from lisanga.domains.training.operations.raise_action import RaiseAction
from lisanga.domains.training.tests.ground import DAY, Ground, codes
from lisanga.domains.training.tests.visiting import planned

pytestmark = pytest.mark.django_db


def action(ground: Ground, **more: Any) -> RaiseAction:
    """From a visit to the cooperative, for both readers."""
    values: dict[str, Any] = {
        "subject_kind": "visit",
        "text": " Envoyer le module ",
        "owner": "Clarisse",
        "due_on": DAY,
        "partner": ground.network.partner,
        "cooperative": ground.network.cooperative,
        **more,
    }
    values.setdefault("subject", planned(ground))
    return RaiseAction(**values)


def person(ground: Ground, role: str) -> UUID:
    return ground.network.people[role].id


def mine(ground: Ground, role: str) -> list[str]:
    scope = viewer_of(ground.network.people[role], clock.today()).scope
    return [one.text for one in queries.actions_for_me(scope)]


def test_it_names_what_who_and_when(ground: Ground) -> None:
    ground.done("raise_action", action(ground))
    kept = ActionPoint.plain.get()
    assert (kept.text, kept.owner, kept.due_on, kept.done_on) == ("Envoyer le module", "Clarisse", DAY, None)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"text": " "}, "no_text"),
        ({"owner": ""}, "no_owner"),
        ({"subject_kind": ""}, "no_subject"),
        ({"subject_kind": "member"}, "no_subject"),
        ({"subject": new_id()}, "no_subject"),
        ({"partner": new_id()}, "unknown_partner"),
        ({"cooperative": new_id()}, "unknown_cooperative"),
        ({"person": new_id()}, "unknown_person"),
    ],
)
def test_refusals(ground: Ground, more: dict[str, Any], code: str) -> None:
    assert codes(ground.send("raise_action", action(ground, **more))) == [code]
    assert ground.send("raise_action", action(ground, **more), role="focal_point").number == 0


def test_neither_another_partner_nor_another_cooperative_is_told(ground: Ground) -> None:
    assert codes(ground.send("raise_action", action(ground, partner=ground.network.other_partner))) == [
        "unknown_partner"
    ]
    assert codes(ground.send("raise_action", action(ground, cooperative=ground.network.other))) == [
        "unknown_cooperative"
    ]


@pytest.mark.parametrize("role", ["programme_officer", "focal_point", "treasurer"])
def test_who_is_to_do_it_finds_it(ground: Ground, role: str) -> None:
    made = ground.done("raise_action", action(ground, person=person(ground, role)))
    assert mine(ground, role) == ["Envoyer le module"]
    assert mine(ground, "manager") == []
    Grant.objects.filter(person_id=person(ground, role)).update(valid_to=DAY)
    assert mine(ground, role) == []
    scope = viewer_of(ground.network.people[role], clock.today()).scope
    with pytest.raises(NotVisible):
        queries.action(scope, made)


def test_who_could_not_read_it_is_not_asked(ground: Ground) -> None:
    for role, shut in (("focal_point", {"partner": None}), ("treasurer", {"cooperative": None})):
        sent = action(ground, person=person(ground, role), **shut)
        assert codes(ground.send("raise_action", sent)) == ["unknown_person"]
    other = action(ground, person=ground.network.others["manager"].id)
    assert codes(ground.send("raise_action", other)) == ["unknown_person"]


def test_what_is_not_shared_is_the_offices_alone(ground: Ground) -> None:
    visit = planned(ground)
    made = ground.done("raise_action", action(ground, subject=visit, partner=None, cooperative=None))
    for role in ("focal_point", "manager"):
        scope = ground.network.viewer(role).scope
        assert queries.promises_made(scope, visit) == []
        assert queries.actions_about(scope, visit) == []
        with pytest.raises(NotVisible):
            queries.action(scope, made)
    office = ground.network.viewer("programme_officer").scope
    assert [one.id for one in queries.actions_about(office, visit)] == [made]


@pytest.mark.parametrize("kind", ["session", "roadmap", "cooperative"])
def test_other_records(ground: Ground, kind: str) -> None:
    subject = {"session": ground.session, "roadmap": lambda: ground.roadmap}.get(
        kind, lambda: ground.network.cooperative
    )()
    cooperative = ground.network.cooperative if kind == "cooperative" else None
    partner = ground.network.partner if kind != "cooperative" else None
    sent = action(ground, subject_kind=kind, subject=subject, cooperative=cooperative, partner=partner)
    made = ground.done("raise_action", sent)
    office = ground.network.viewer("programme_officer").scope
    found = queries.origins(office, {kind: [subject]})[subject]
    assert (found.kind, found.cooperative) == (kind, cooperative)
    assert [one.id for one in queries.actions_about(office, subject)] == [made]


def test_counts_and_pages(ground: Ground) -> None:
    visit = planned(ground)
    made = [ground.done("raise_action", action(ground, subject=visit, text=f"Action {n}")) for n in range(3)]
    scope = ground.network.viewer("programme_officer").scope
    first = queries.actions(scope, limit=2)
    rest = queries.actions(scope, after=(first[-1].due_on, first[-1].id), limit=2)
    assert {one.id for one in first + rest} == set(made)
    assert queries.action_counts(scope) == {"open": 3, "done": 0, "dropped": 0, "mine": 0}
    assert queries.actions(scope, mine=True) == []
