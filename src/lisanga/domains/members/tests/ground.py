"""The ground of the members' tests: a cooperative with its statutes, a till, and members entered through the door."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec
import pytest

from lisanga.core.ledger.tests.standard import send, wrap
from lisanga.core.operations.envelope import Envelope
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Answer
from lisanga.core.scope.viewer import Scope
from lisanga.domains.cooperatives.models import Cooperative
from lisanga.domains.members.models import ShareAccount
from lisanga.domains.treasury.operations.open_till import OpenTill


@dataclass
class Register:
    """The first cooperative of the network; `kabeya` and `mbuyi` are members, `cash` and `dollars` tills."""

    network: Network
    organisation: UUID
    cash: UUID
    dollars: UUID
    kabeya: UUID
    mbuyi: UUID
    scope: Scope  # the secretary's

    def send(self, kind: str, payload: msgspec.Struct | dict[str, Any], role: str = "secretary", **more: Any) -> Answer:
        return send(self.network, f"members.{kind}", payload, role, **more)

    def wrap(self, kind: str, payload: msgspec.Struct | dict[str, Any], **more: Any) -> Envelope:
        return wrap(self.network, f"members.{kind}", payload, **more)

    def enrol(self, family: str, **more: Any) -> UUID:
        answer = self.send("register_member", {"family": family, **more})
        assert answer.recorded, answer.problems
        return answer.id

    def statutes(self, **values: Any) -> None:
        """What the statutes say about shares; percentages in hundredths."""
        Cooperative.plain.filter(organisation_id=self.organisation).update(**values)

    def shares(self, member: UUID) -> tuple[int, int, int]:
        """(shares, subscribed, paid)."""
        row = ShareAccount.plain.filter(member=member).values_list("shares", "subscribed", "paid").first()
        return row or (0, 0, 0)


def make_register(network: Network) -> Register:
    Cooperative.plain.create(
        organisation_id=network.cooperative,
        sort_name="lisanga ya bulungu",
        form="scoops",
        stage="registered",
        partner=network.partner,
        province="CD-KL",
        nominal_share=20_000,
    )
    tills = [OpenTill(kind="cash", name="Caisse"), OpenTill(kind="cash", name="Dollars", currency="USD")]
    cash, dollars = (send(network, "treasury.open_till", till).id for till in tills)
    none = UUID(int=0)
    scope = network.viewer("secretary").scope
    register = Register(network, network.cooperative, cash, dollars, none, none, scope)
    register.kabeya = register.enrol("Kabeya", post="Mukubwa", given="Rémy", sex="M", birth_year=1984)
    register.mbuyi = register.enrol("Mbuyi", given="Grâce", sex="F", birth_year=1999, phone="0811234567")
    return register


@pytest.fixture
def register(network: Network) -> Register:
    return make_register(network)
