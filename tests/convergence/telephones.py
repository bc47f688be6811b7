"""Twenty telephones and an office that do anything in any order, over a network and a server that fail at any point."""

import gzip
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.db import OperationalError, transaction

from lisanga.core.kernel import clock
from lisanga.core.operations.together import Submission, submit_together
from lisanga.core.scope.devices.contacts import keep_contacts
from lisanga.domains.collect.operations.open_campaign import OpenCampaign
from lisanga.domains.collect.operations.reverse_delivery import ReverseDelivery
from lisanga.domains.collect.operations.set_price import SetPrice
from lisanga.domains.collect.tests.harvest import Harvest
from lisanga.domains.treasury.operations.assign_slips import AssignSlips
from lisanga.interfaces.sync import gathering
from lisanga.interfaces.sync.reference.telephone import Recorded, Telephone
from lisanga.interfaces.sync.tests.ground import enrolled, post_here
from lisanga.interfaces.sync.tests.test_slips import float_of

PEOPLE = ("collector", "secretary", "manager")
FLOATED = 4  # telephones that have money of their own


@dataclass
class Field:
    """The cooperative, its telephones, and what was ever recorded on one, by the id of the operation."""

    harvest: Harvest
    dice: Random
    telephones: list[Telephone] = field(default_factory=list)
    recorded: dict[UUID, Recorded] = field(default_factory=dict)
    members: list[UUID] = field(default_factory=list)
    late: list[tuple[bytes, str]] = field(default_factory=list)  # bodies that wander about the network
    floats: dict[UUID, UUID] = field(default_factory=dict)  # telephone → its till
    failures: int = 0

    def start(self, count: int) -> None:
        today = clock.today()
        opening = OpenCampaign(name="Du jour", product=self.harvest.product, starts_on=today - timedelta(days=5))
        opened = self.harvest.send("collect.open_campaign", opening)
        price = SetPrice(campaign=opened.id, price=900, valid_from=today - timedelta(days=5))
        self.harvest.send("collect.set_price", price)
        self.telephones = [enrolled(self.harvest.network) for _turn in range(count)]
        self.members = list(self.harvest.members)
        for turn, telephone in enumerate(self.telephones[:FLOATED]):
            self.floats[telephone.id] = float_of(self.harvest, telephone, f"Fonds {turn}")

    def step(self) -> None:
        """One thing happens."""
        act: Callable[[], None] = self.dice.choices(
            (self.weigh, self.join, self.pay, self.push, self.wander, self.office, self.tempt), (8, 3, 3, 6, 2, 1, 1)
        )[0]
        act()

    def weigh(self) -> None:
        """Often of a member enrolled on this telephone or on another one, which may not have arrived."""
        telephone, member = self.dice.choice(self.telephones), self.dice.choice(self.members)
        payload: dict[str, Any] = {
            "member": str(member),
            "product": str(self.harvest.product),
            "centre": str(self.harvest.centre),
            "gross": self.dice.randrange(1_000, 90_000),
            "series": telephone.identity["series"],
            "number": telephone.sequence + 1,
        }
        if self.dice.random() < 0.3:
            payload["moisture"] = self.dice.randrange(900, 2_200)
        after = (member,) if member in self.recorded else ()
        self._record(telephone, "collect.record_delivery", payload, after)

    def join(self) -> None:
        telephone = self.dice.choice(self.telephones)
        first = telephone.identity["numbers"][0][0]
        name = self.dice.choice(("Mbuyi", "Kabeya", "Ilunga", "Tshala", "Kanku"))
        payload = {"family": name, "given": f"N{len(self.recorded)}", "number": first + telephone.sequence}
        self.members.append(self._record(telephone, "members.register_member", payload, ()))

    def pay(self) -> None:
        """A slip that any telephone weighed, on paper: its own, one given to another, one paid already somewhere."""
        weighed = [one for one in self.recorded.values() if one.type == "collect.record_delivery"]
        if not weighed:
            return
        telephone, slip = self.dice.choice(self.telephones[:FLOATED]), self.dice.choice(weighed[-12:])
        payload = {
            "member": slip.payload["member"],
            "till": str(self.floats[telephone.id]),
            "amount": self.dice.choice((1_000, 20_000)),
            "items": [str(slip.id)],
        }
        self._record(telephone, "treasury.pay_member", payload, (slip.id,), ("secretary", "manager", "treasurer"))

    def _record(
        self,
        telephone: Telephone,
        type: str,
        payload: dict[str, Any],
        after: tuple[UUID, ...],
        people: Sequence[str] = PEOPLE,
    ) -> UUID:
        author = self.harvest.network.people[self.dice.choice(people)].id
        day = clock.today().isoformat()
        identifier = telephone.record(type, author, payload, day=day, depends_on=after)
        self.recorded[identifier] = telephone.outbox[-1]
        return identifier

    def push(self) -> None:
        """Lost on the way there, lost on the way back, twice, or as it should be."""
        telephone, fate = self.dice.choice(self.telephones), self.dice.random()
        body, signature = telephone.body(self.dice.choice((1, 5, 1_000)), rows=self.dice.random() < 0.5)
        if fate < 0.15:
            self.late.append((body, signature))
        elif fate < 0.4:
            self._carry(body, signature)
        elif fate < 0.5:
            self._carry(body, signature)
            telephone.send(body, signature)
        else:
            telephone.send(body, signature)

    def wander(self) -> None:
        """A body that was thought lost arrives after others."""
        if self.late:
            self._carry(*self.late.pop(self.dice.randrange(len(self.late))))

    def _carry(self, body: bytes, signature: str) -> None:
        """Arrives, and its answer does not."""
        headers = {"Content-Encoding": "gzip", "Lisanga-Signature": signature}
        status, _answer = post_here("/api/sync", gzip.compress(body), headers)
        # 409: what it follows has not come yet
        assert status in (200, 409, 503), _answer

    def office(self) -> None:
        """Somebody in the office reverses a delivery that has arrived, gives one to a telephone to pay, or corrects a
        price."""
        arrived = [one for one in self.recorded.values() if one.type == "collect.record_delivery"]
        if arrived and self.dice.random() < 0.4:
            telephone, slip = self.dice.choice(self.telephones[:FLOATED]), self.dice.choice(arrived)
            self.harvest.send("treasury.assign_slips", AssignSlips(device=telephone.id, items=(slip.id,)))
            return
        if arrived and self.dice.random() < 0.7:
            wrong = ReverseDelivery(delivery=self.dice.choice(arrived).id, reason="Erreur de pesée")
            self.harvest.send("collect.reverse_delivery", wrong)
            return
        price = SetPrice(campaign=self.harvest.campaign, price=self.dice.randrange(500, 900), valid_from=clock.today())
        self.harvest.send("collect.set_price", price)

    def tempt(self) -> None:
        """Something that is nobody's right, among the rest."""
        telephone = self.dice.choice(self.telephones)
        stranger = self.harvest.network.others["collector"].id
        telephone.record("collect.record_delivery", stranger, {"member": str(self.members[0])})

    def settle(self) -> None:
        """The network is good again: everybody sends and fetches until nothing is left."""
        for _turn in range(3):
            for telephone in self.telephones:
                while telephone.outbox:
                    status, answer = telephone.push()
                    assert status == 200, answer
                telephone.pull()


def failing(field_: Field, monkeypatch: Any) -> None:
    """The server dies before a commit, in it, or right after; or between the operations and what it knows of the
    telephone."""

    def carried(submissions: Sequence[Submission]) -> Sequence[Any]:
        fate = field_.dice.random()
        if fate > 0.12 or not submissions:
            return submit_together(submissions)
        field_.failures += 1
        if fate < 0.06:
            with transaction.atomic():
                submit_together(submissions)
                transaction.set_rollback(True)
        else:
            submit_together(submissions)
        return [OperationalError("the server has gone") for _one in submissions]

    def kept(contacts: Sequence[Any]) -> None:
        if field_.dice.random() < 0.08:
            field_.failures += 1
            raise OperationalError("the server has gone")
        keep_contacts(contacts)

    monkeypatch.setattr(gathering, "submit_together", carried)
    monkeypatch.setattr(gathering, "keep_contacts", kept)
