"""The rule of certification from a day on."""

from datetime import date
from typing import Any

import pytest

from lisanga.domains.training.certifying import rule_on
from lisanga.domains.training.models import CertificationParameters
from lisanga.domains.training.operations.set_certification_rule import SetCertificationRule
from lisanga.domains.training.rules import CertificationRule
from lisanga.domains.training.tests.ground import Ground, codes

pytestmark = pytest.mark.django_db
FROM = date(2026, 5, 1)


def test_the_usual_rule_until_another_begins(ground: Ground) -> None:
    ground.done("set_certification_rule", SetCertificationRule(valid_from=FROM, attendance=9_000, observed=2))
    rows = CertificationParameters.plain.all()
    assert rule_on(rows, date(2026, 4, 30)) == CertificationRule()
    assert rule_on(rows, FROM) == CertificationRule(attendance=9_000, observed=2)
    assert codes(ground.send("set_certification_rule", SetCertificationRule(valid_from=FROM))) == ["day_taken"]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"attendance": 10_001}, "bad_percentage"),
        ({"post_test": -1}, "bad_percentage"),
        ({"observed": 21}, "bad_count"),
    ],
)
def test_refusals(ground: Ground, more: dict[str, Any], code: str) -> None:
    sent = SetCertificationRule(valid_from=FROM, **more)
    assert codes(ground.send("set_certification_rule", sent)) == [code]
    assert ground.send("set_certification_rule", sent, role="president").number == 0
