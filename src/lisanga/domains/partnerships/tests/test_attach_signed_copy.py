"""The signed paper beside the text."""

from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lisanga.core.files.keeping import keep
from lisanga.core.files.tests.samples import PDF, data  # noqa: F401  # a fixture of these tests
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network
from lisanga.domains.partnerships.models import Agreement
from lisanga.domains.partnerships.operations.attach_signed_copy import AttachSignedCopy
from lisanga.domains.partnerships.tests.ground import act, codes, draft, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data")]


def test_a_file_of_the_office_stands_beside_a_signed_agreement(network: Network) -> None:
    officer = network.viewer("programme_officer")
    mine = keep(network.programme, officer.person, SimpleUploadedFile("convention.pdf", PDF))
    made, still_draft = signed(network), draft(network, code="B-1").id

    def attach(agreement: UUID, file: str) -> list[str]:
        sent = AttachSignedCopy(agreement=agreement, file=file)
        return codes(act(officer, "attach_signed_copy", network.programme, sent))

    assert attach(still_draft, mine) == ["not_signed"]
    assert attach(new_id(), mine) == ["unknown_agreement"]
    assert attach(made, "0" * 64) == ["unknown_file"]
    foreign = keep(network.partner, officer.person, SimpleUploadedFile("autre.pdf", PDF + b"%\n"))
    assert attach(made, foreign) == ["unknown_file"]
    assert attach(made, mine) == []
    assert Agreement.plain.get(id=made).signed_copy == mine
