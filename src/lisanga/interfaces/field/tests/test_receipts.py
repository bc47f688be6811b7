"""The square of a telephone's receipt: true as printed, before and after it has arrived."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.test import Client

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.scope.models import Device
from lisanga.domains.collect.tests.harvest import Harvest
from lisanga.interfaces.field.receipts import Paper
from lisanga.interfaces.sync.phone import b64, short

pytestmark = pytest.mark.django_db


@dataclass
class Printer:
    """A telephone that signs papers."""

    device: UUID

    def __post_init__(self) -> None:
        self.key = generate_private_key(SECP256R1())

    def square(self, paper: Paper, said: Paper | None = None) -> str:
        r, s = decode_dss_signature(self.key.sign(paper.lines(self.device), ECDSA(SHA256())))
        signature = b64(r.to_bytes(32, "big") + s.to_bytes(32, "big"))
        shown = said or paper
        return f"/v/t/{short(self.device)}/{shown.receipt}.{shown.net}.{shown.to_pay}{shown.currency}/{signature}/"


@pytest.fixture
def printer(harvest: Harvest) -> Printer:
    one = Printer(new_id())
    spki = one.key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    Device.objects.create(
        id=one.device, organisation_id=harvest.organisation, name="T", series="A7", key=spki, invited_by=new_id(),
        enrolled_at=clock.now(),
    )  # fmt: skip
    return one


PAPER = Paper("A7-0042", 308_910, 175_792, "CDF")


def test_a_paper_is_true_before_it_has_arrived(client: Client, printer: Printer) -> None:
    page = client.get(printer.square(PAPER))
    assert page.status_code == 200
    text = page.content.decode()
    assert "authentique" in text
    assert "Pas encore arrivé" in text


def test_a_changed_figure_or_another_telephone_is_not_ours(client: Client, printer: Printer) -> None:
    more = Paper("A7-0042", 308_910, 975_792, "CDF")
    assert client.get(printer.square(PAPER, said=more)).status_code == 404
    assert client.get(Printer(printer.device).square(PAPER)).status_code == 404
    assert client.get(Printer(new_id()).square(PAPER)).status_code == 404
    assert client.get("/v/t/x/A7-0042.1.1CDF/x/").status_code == 404
    assert client.get(f"/v/t/{short(printer.device)}/A7-0042.1.1EUR/x/").status_code == 404


def test_once_it_has_arrived_the_offices_own_figures_are_told(
    client: Client, printer: Printer, harvest: Harvest
) -> None:
    answer = harvest.weigh(gross=100_000, series="A7", number=42)
    same = Paper("A7-0042", 100_000, 85_000, "CDF")
    text = client.get(printer.square(same)).content.decode()
    assert "Pas encore arrivé" not in text
    assert "d’autres chiffres" not in text
    assert "d’autres chiffres" in client.get(printer.square(PAPER)).content.decode()
    harvest.send("collect.reverse_delivery", {"delivery": answer.id, "reason": "Pesé deux fois"})
    assert "Ce bon a été annulé" in client.get(printer.square(same)).content.decode()
