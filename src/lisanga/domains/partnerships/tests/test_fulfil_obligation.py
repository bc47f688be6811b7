"""Who owes proves, with something to show; and what other rooms write keeps an obligation too."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lisanga.core.files.keeping import keep
from lisanga.core.files.naming import digests_named
from lisanga.core.files.tests.samples import PDF, data  # noqa: F401  # a fixture of these tests
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.models import RegisterLine
from lisanga.core.operations.tests.network import Network
from lisanga.domains.partnerships.models import Agreement, Due, Obligation
from lisanga.domains.partnerships.operations.fulfil_obligation import FulfilObligation
from lisanga.domains.partnerships.operations.ledger import fulfil as kept_by
from lisanga.domains.partnerships.tests.ground import act, codes, contest, draft, due_of, fulfil, signed

pytestmark = pytest.mark.django_db


def test_ten_obligations_stand_at_the_signature(network: Network) -> None:
    """O1; a draft owes nothing yet."""
    draft(network, code="KL-0")
    assert not Obligation.plain.exists()
    made = signed(network)
    rows = list(Obligation.plain.filter(agreement=made).order_by("position"))
    assert [row.clause for row in rows] == ["C1", "C2", "C3", "C4", "C5", "P1", "P2", "P3", "P4", "P5"]
    assert {(row.organisation_id, row.partner_id) for row in rows} == {(network.programme, network.partner)}
    assert due_of(made, "C4", "2026-Q1").due_on == date(2026, 4, 15)
    assert due_of(made, "P5").due_on == date(2028, 2, 29)
    assert due_of(made, "C2").state == "started"


def test_each_side_proves_its_own_in_its_own_register(network: Network) -> None:
    made = signed(network)
    ours, theirs = due_of(made, "C1"), due_of(made, "P1")
    assert codes(fulfil(network, ours, "programme_officer", record="Lettre 12/2026")) == []
    assert codes(fulfil(network, theirs, "focal_point", done=False)) == []
    assert Due.plain.get(id=ours.id).state == "done"
    assert Due.plain.get(id=theirs.id).state == "started"
    lines = RegisterLine.objects.filter(type="partnerships.fulfil_obligation").order_by("received_at")
    assert [line.organisation for line in lines] == [network.programme, network.partner]
    assert [line.subject for line in lines] == [ours.obligation_id, theirs.obligation_id]


def test_nobody_declares_for_the_other(network: Network) -> None:
    made = signed(network)
    assert codes(fulfil(network, due_of(made, "C1"), "focal_point")) == ["other_side"]
    assert codes(fulfil(network, due_of(made, "P1"), "direction")) == ["other_side"]


def test_done_asks_for_evidence(network: Network) -> None:
    due = due_of(signed(network), "C1")
    assert codes(fulfil(network, due, "direction", statement=" ")) == ["no_evidence"]
    assert codes(fulfil(network, due, "direction", statement="", evidence="0" * 64)) == ["unknown_file"]
    assert codes(fulfil(network, due, "direction", statement="", done=False)) == []
    assert codes(fulfil(network, due, "direction", statement="x" * 1001)) == ["too_long"]
    assert Due.plain.get(id=due.id).state == "started"


def test_a_stranger_finds_no_such_day(network: Network) -> None:
    due = due_of(signed(network), "P1")
    sent = FulfilObligation(due=due.id, statement="Fait.")
    answer = act(network.stranger("focal_point"), "fulfil_obligation", network.other_partner, sent)
    assert codes(answer) == ["unknown_due"]
    assert codes(act(network.stranger("focal_point"), "fulfil_obligation", network.partner, sent)) == ["forbidden"]
    assert codes(
        act(network.viewer("direction"), "fulfil_obligation", network.programme, FulfilObligation(due=new_id()))
    ) == ["unknown_due"]


def test_what_is_contested_is_answered_first(network: Network) -> None:
    due = due_of(signed(network), "C1")
    fulfil(network, due, "direction")
    contest(network, due, "focal_point")
    assert codes(fulfil(network, due, "direction")) == ["contested"]


def test_a_report_keeps_its_own_period(network: Network) -> None:
    made = signed(network)
    agreement = Agreement.plain.get(id=made)
    assert kept_by(agreement, "C4", "2026-Q1", date(2026, 4, 10), "Rapport T1 2026")
    due = due_of(made, "C4", "2026-Q1")
    assert (due.state, due.record, due.done_on) == ("done", "Rapport T1 2026", date(2026, 4, 10))
    assert not kept_by(agreement, "C4", "2026-Q1", date(2026, 4, 11), "Encore")
    assert not kept_by(agreement, "C4", "2031-Q1", date(2026, 4, 11), "Hors convention")
    assert due_of(made, "C4", "2026-Q2").state == "planned"


@pytest.mark.usefixtures("data")
def test_a_file_of_the_partner_is_known_as_the_partners(network: Network) -> None:
    """So that a sweep of either organisation keeps it."""
    focal = network.viewer("focal_point")
    sha256 = keep(network.partner, focal.person, SimpleUploadedFile("lettre.pdf", PDF))
    due = due_of(signed(network), "P1")
    assert codes(fulfil(network, due, "focal_point", evidence=sha256)) == []
    assert Due.plain.get(id=due.id).holder == network.partner
    assert list(digests_named(network.partner)) == [sha256]
    assert list(digests_named(network.programme)) == []
