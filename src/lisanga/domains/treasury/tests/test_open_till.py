"""Opening a till."""

import pytest

from lisanga.core.ledger.models import Auxiliary
from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.treasury.models import Till
from lisanga.domains.treasury.operations.open_till import OpenTill
from lisanga.domains.treasury.tests.ground import Ground, assert_standard, codes

pytestmark = pytest.mark.django_db
KIND = "treasury.open_till"


@pytest.mark.parametrize(
    ("kind", "currency", "account"),
    [
        ("cash", "CDF", "5711"),
        ("cash", "USD", "5712"),
        ("mobile", "CDF", "552"),
        ("bank", "CDF", "5211"),
        ("bank", "USD", "5215"),
    ],
)
def test_the_account_follows_from_kind_and_currency(ground: Ground, kind: str, currency: str, account: str) -> None:
    payload = OpenTill(kind=kind, currency=currency, name="Nouvelle", operator="Rawbank")  # type: ignore[arg-type]  # literals
    answer = ground.send(KIND, payload)
    till = Till.plain.get(id=answer.id)
    assert (till.account, till.kind, till.currency) == (account, kind, currency)
    assert Auxiliary.plain.get(id=answer.id).kind == "till"


def test_a_name_is_used_once_whatever_its_accents(ground: Ground) -> None:
    answer = ground.send(KIND, OpenTill(kind="cash", name="  caisse du BUREAU"))
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, ["name_taken"])


def test_a_name_and_an_operator_are_needed(ground: Ground) -> None:
    answer = ground.send(KIND, OpenTill(kind="mobile", name=" "))
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, ["no_name", "no_operator"])


def test_standard_cases(ground: Ground) -> None:
    assert_standard(ground, KIND, OpenTill(kind="bank", name="COOPEC", operator="COOPEC Kikwit"))
