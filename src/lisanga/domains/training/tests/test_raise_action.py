"""Something to do, from any record."""

from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.training.models import ActionPoint
from lisanga.domains.training.operations.raise_action import RaiseAction
from lisanga.domains.training.tests.ground import DAY, Ground, codes

pytestmark = pytest.mark.django_db


def action(ground: Ground, **more: Any) -> RaiseAction:
    values: dict[str, Any] = {
        "subject_kind": "session",
        "subject": new_id(),
        "text": " Envoyer le module ",
        "owner": "Clarisse",
        "due_on": DAY,
        "partner": ground.network.partner,
        **more,
    }
    return RaiseAction(**values)


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
        ({"partner": new_id()}, "unknown_partner"),
    ],
)
def test_refusals(ground: Ground, more: dict[str, Any], code: str) -> None:
    assert codes(ground.send("raise_action", action(ground, **more))) == [code]
    assert ground.send("raise_action", action(ground), role="focal_point").number == 0
