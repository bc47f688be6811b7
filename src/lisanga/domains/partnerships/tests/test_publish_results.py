"""The partner's own switch of its public page."""

import pytest

from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Verdict
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.partnerships.operations.publish_results import PublishResults
from lisanga.domains.partnerships.queries.public_results import public_results, results_shown
from lisanga.domains.partnerships.tests.delivering import FOCAL, cover, office, partner, submit, submitted, validate
from lisanga.domains.partnerships.tests.ground import codes

pytestmark = pytest.mark.django_db


def test_nothing_is_shown_before_something_is_validated(network: Network) -> None:
    submitted(network)
    assert codes(partner(network, "publish_results", PublishResults(shown=True))) == ["nothing_validated"]
    assert public_results("KL") is None


def test_the_partner_shows_and_hides_what_it_validated(network: Network) -> None:
    one = submitted(network)
    validate(network, one)
    assert public_results("kl") is None
    assert partner(network, "publish_results", PublishResults(shown=True)).verdict == Verdict.ACCEPTED
    found = public_results("kl")
    assert found is not None
    assert [report.snapshot for report in found.reports] == [cover()]
    submit(network, one, version=2, text=cover(later=True))
    again = public_results("KL")
    assert again is not None
    assert [report.number for report in again.reports] == [1]
    assert results_shown(network.viewer("focal_point").scope, network.partner)
    assert partner(network, "publish_results", PublishResults(shown=False)).verdict == Verdict.ACCEPTED
    assert public_results("KL") is None


@pytest.mark.parametrize("code", ["KG", "NOBODY", "BULUNGU", ""])
def test_nobody_else_is_shown(network: Network, code: str) -> None:
    assert public_results(code) is None


def test_only_who_validates_publishes(network: Network) -> None:
    validate(network, submitted(network))
    assert codes(partner(network, "publish_results", PublishResults(shown=True), FOCAL)) == ["forbidden"]
    assert codes(office(network, "publish_results", PublishResults(shown=True))) == ["forbidden"]


def test_who_asks_whether_it_is_shown_reads_the_partner(network: Network) -> None:
    with pytest.raises(NotVisible):
        results_shown(network.viewer("manager").scope, network.partner)
