"""Opening a deliverable."""

from datetime import date

import pytest

from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.partnerships.models import Deliverable
from lisanga.domains.partnerships.operations.open_deliverable import OpenDeliverable
from lisanga.domains.partnerships.tests.delivering import office, opened, partner
from lisanga.domains.partnerships.tests.ground import codes, draft, signed

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "period", "due", "title"),
    [
        ("quarterly", "2026-Q1", date(2026, 4, 15), "Rapport trimestriel 2026-Q1"),
        ("annual", "2026", date(2027, 1, 31), "Rapport annuel 2026"),
        ("final", "final", date(2028, 1, 30), "Rapport final"),
    ],
)
def test_a_report_is_due_by_the_agreement(network: Network, kind: str, period: str, due: date, title: str) -> None:
    found = Deliverable.plain.get(id=opened(network, kind, period))
    assert (found.due_on, found.title, found.status, found.version) == (due, title, "draft", 0)
    assert (found.organisation_id, found.partner_id) == (network.programme, network.partner)


def test_another_work_has_a_title_and_a_day(network: Network) -> None:
    agreement = signed(network)
    sent = OpenDeliverable(agreement=agreement, kind="other", title="Manuel du formateur", due_on=date(2026, 9, 1))
    assert office(network, "open_deliverable", sent).verdict == Verdict.ACCEPTED
    bare = office(network, "open_deliverable", OpenDeliverable(agreement=agreement, kind="other"))
    assert codes(bare) == ["no_title", "no_due_day"]


@pytest.mark.parametrize(
    ("kind", "period", "code"),
    [
        ("quarterly", "2025-Q4", "unknown_period"),
        ("quarterly", "2026", "unknown_period"),
        ("annual", "2028", "unknown_period"),
        ("monthly", "2026-01", "unknown_kind"),
    ],
)
def test_what_the_agreement_does_not_promise(network: Network, kind: str, period: str, code: str) -> None:
    answer = office(network, "open_deliverable", OpenDeliverable(agreement=signed(network), kind=kind, period=period))
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, [code])


def test_a_report_is_opened_once(network: Network) -> None:
    agreement = signed(network)
    opened(network, agreement=agreement)
    again = office(
        network, "open_deliverable", OpenDeliverable(agreement=agreement, kind="quarterly", period="2026-Q1")
    )
    assert codes(again) == ["already_open"]


def test_a_draft_agreement_has_no_deliverable(network: Network) -> None:
    sent = OpenDeliverable(agreement=draft(network).id, kind="quarterly", period="2026-Q1")
    assert codes(office(network, "open_deliverable", sent)) == ["not_signed"]


def test_the_partner_does_not_open_it(network: Network) -> None:
    sent = OpenDeliverable(agreement=signed(network), kind="quarterly", period="2026-Q1")
    answer = partner(network, "open_deliverable", sent)
    assert (answer.recorded, codes(answer)) == (False, ["forbidden"])
