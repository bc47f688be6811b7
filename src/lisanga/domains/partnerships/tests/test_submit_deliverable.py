"""Submitting a version: what goes to the partner is frozen."""

from hashlib import sha256

import pytest

from lisanga.core.operations.models import RegisterLine
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Verdict
from lisanga.core.operations.verification import verify_chains
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.partnerships.models import DeliverableVersion
from lisanga.domains.partnerships.operations.submit_deliverable import SubmitDeliverable
from lisanga.domains.partnerships.queries import deliverables as queries
from lisanga.domains.partnerships.tests.delivering import (
    cover,
    opened,
    partner,
    state,
    submit,
    submitted,
    validate,
)
from lisanga.domains.partnerships.tests.ground import codes

pytestmark = pytest.mark.django_db


def test_a_version_is_frozen_with_its_fingerprint(network: Network) -> None:
    one, text = opened(network), cover(parts=["Résumé"])
    answer = submit(network, one, text=text)
    assert (answer.verdict, state(one)) == (Verdict.ACCEPTED, "submitted")
    version = DeliverableVersion.plain.get(deliverable=one)
    assert (version.snapshot, version.number) == (text, 1)
    assert version.sha256 == sha256(text.encode()).hexdigest()
    line = RegisterLine.objects.get(operation=answer.id)
    assert line.organisation == network.programme
    assert not list(verify_chains())


def test_the_partner_reads_the_same_text(network: Network) -> None:
    one = submitted(network)
    assert queries.snapshot(network.viewer("focal_point").scope, one, 1) == cover()
    with pytest.raises(NotVisible):
        queries.snapshot(network.viewer("focal_point").scope, one, 2)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"snapshot": ""}, "no_snapshot"),
        ({"snapshot": "[]"}, "wrong_fingerprint"),
        ({"sha256": "0" * 64}, "wrong_fingerprint"),
        ({"snapshot": "[]", "sha256": sha256(b"[]").hexdigest()}, "no_snapshot"),
        ({"note": "x" * 501}, "too_long"),
    ],
)
def test_what_is_no_report(network: Network, more: dict[str, str], code: str) -> None:
    one = opened(network)
    answer = submit(network, one, 1, None, **more)
    assert (answer.verdict, codes(answer), state(one)) == (Verdict.REFUSED, [code], "draft")


def test_the_report_of_another_period_or_agreement_is_refused(network: Network) -> None:
    one = opened(network)
    for text in (cover(period="2026-Q2"), cover(code="KG-2026"), cover(kind="annual")):
        assert codes(submit(network, one, text=text)) == ["other_report"]


def test_a_second_version_needs_an_answer_first(network: Network) -> None:
    one = submitted(network)
    assert codes(submit(network, one, version=2)) == ["wrong_state"]
    assert codes(submit(network, one, version=1)) == ["other_version"]
    assert codes(submit(network, one, version=7)) == ["other_version"]


def test_a_later_edit_makes_a_second_version_and_the_validated_one_stays(network: Network) -> None:
    """G87: version frozen, a later edit creates v2."""
    one = submitted(network)
    assert validate(network, one).verdict == Verdict.ACCEPTED
    text = cover(parts=["autre"])
    assert submit(network, one, version=2, text=text).recorded
    scope = network.viewer("focal_point").scope
    assert [(row.number, row.status) for row in queries.versions(scope, one)] == [(2, "submitted"), (1, "validated")]
    assert queries.snapshot(scope, one, 1) == cover()
    assert queries.deliverable(scope, one).validated_version == 1


def test_the_partner_does_not_submit(network: Network) -> None:
    sent = SubmitDeliverable(deliverable=opened(network), version=1, snapshot=cover(), sha256="0" * 64)
    assert codes(partner(network, "submit_deliverable", sent)) == ["forbidden"]
