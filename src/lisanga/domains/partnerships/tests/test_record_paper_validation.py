"""A validation signed on paper, recorded by either side with the photograph of the page."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lisanga.core.files.keeping import keep
from lisanga.core.files.naming import columns
from lisanga.core.kernel import clock
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Answer, Verdict
from lisanga.core.scope.models import Grant
from lisanga.domains.partnerships.models import DeliverableVersion, SignedPaper
from lisanga.domains.partnerships.operations.record_paper_validation import RecordPaperValidation
from lisanga.domains.partnerships.queries.deliverables import versions
from lisanga.domains.partnerships.tests.delivering import office, partner, state, submitted
from lisanga.domains.partnerships.tests.ground import codes

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def record(network: Network, one: UUID, side: str = "office", **more: Any) -> Answer:
    owner = network.programme if side == "office" else network.partner
    person = network.people["partner_leader"]
    values: dict[str, Any] = {"deliverable": one, "version": 1, "signed_by": person.id, "signed_on": clock.today()}
    values["file"] = keep(owner, person.id, SimpleUploadedFile("page.pdf", PDF))
    values["code"] = DeliverableVersion.plain.get(deliverable=one).sha256[:12].upper()
    sent = RecordPaperValidation(**(values | more))
    if side == "office":
        return office(network, "record_paper_validation", sent)
    return partner(network, "record_paper_validation", sent, "focal_point")


@pytest.mark.parametrize("side", ["office", "partner"])
def test_either_side_records_what_the_valideur_signed(network: Network, side: str) -> None:
    one = submitted(network)
    answer = record(network, one, side)
    assert (answer.verdict, state(one)) == (Verdict.ACCEPTED, "validated")
    version = DeliverableVersion.plain.get(deliverable=one)
    assert (version.decided_how, version.decided_name) == ("paper", network.people["partner_leader"].name)
    paper = SignedPaper.plain.get(version=version)
    assert paper.organisation_id == (network.programme if side == "office" else network.partner)
    row = versions(network.viewer("direction").scope, one)[0]
    assert (row.paper, row.paper_owner) == (paper.file, paper.organisation_id)
    assert (SignedPaper, "file") in columns()


@pytest.mark.parametrize("role", ["focal_point", "programme_officer", "direction", "president"])
def test_nobody_but_a_valideur_signs(network: Network, role: str) -> None:
    one = submitted(network)
    answer = record(network, one, signed_by=network.people[role].id)
    assert (codes(answer), state(one)) == (["not_a_valideur"], "submitted")


def test_a_valideur_whose_time_is_over_does_not_sign(network: Network) -> None:
    one, leader = submitted(network), network.people["partner_leader"]
    Grant.objects.filter(person=leader).update(valid_to=clock.today() - timedelta(days=1))
    assert codes(record(network, one)) == ["not_a_valideur"]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"code": "0000-0000-0000"}, "wrong_fingerprint"),
        ({"code": ""}, "wrong_fingerprint"),
        ({"file": "0" * 64}, "no_file"),
        ({"version": 2}, "other_version"),
    ],
)
def test_the_page_must_speak_of_this_version(network: Network, more: dict[str, Any], code: str) -> None:
    one = submitted(network)
    assert (codes(record(network, one, **more)), state(one)) == ([code], "submitted")


@pytest.mark.parametrize("days", [-1, 1])
def test_the_day_lies_between_submission_and_today(network: Network, days: int) -> None:
    one = submitted(network)
    assert "bad_day" in codes(record(network, one, signed_on=clock.today() + timedelta(days=days)))


def test_a_file_of_the_other_side_is_no_file_of_ours(network: Network) -> None:
    one = submitted(network)
    theirs = keep(network.partner, network.people["focal_point"].id, SimpleUploadedFile("page.pdf", PDF + b"\n"))
    assert codes(record(network, one, file=theirs)) == ["no_file"]
