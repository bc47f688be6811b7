"""The ground of the treasury's tests: tills, two members, and an operation of the tests' own by which the cooperative
comes to owe a member money, as a delivery will."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timezone
from typing import Any
from uuid import UUID

import msgspec
import pytest

from lisanga.core.kernel.ids import new_id, operation_id
from lisanga.core.ledger.chart import PURCHASES, SUPPLIERS
from lisanga.core.ledger.models import Auxiliary, Entry, Line
from lisanga.core.ledger.operations.posting import EntryDraft, ItemDraft, post
from lisanga.core.ledger.verification import verify_ledger
from lisanga.core.operations.context import Context
from lisanga.core.operations.envelope import Envelope, envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.models import RegisterLine
from lisanga.core.operations.registry import OPERATIONS, Item, Kind, Operation, register
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Answer, Outcome, Verdict
from lisanga.core.operations.verification import verify_chains
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import Viewer
from lisanga.domains.directory.operations.invite_device import InviteDevice
from lisanga.domains.treasury.operations.cash import money_line
from lisanga.domains.treasury.operations.open_till import OpenTill

DAY = date(2026, 4, 14)
CAPTURED = datetime(2026, 4, 14, 9, 30, tzinfo=timezone.utc)


class Owe(msgspec.Struct, frozen=True, kw_only=True):
    member: UUID
    amount: int
    currency: str = "CDF"
    rate: int = 0


def _apply(context: Context, items: Sequence[Item[Owe]]) -> Sequence[Outcome]:
    drafts = []
    for item in items:
        owe, day = item.payload, item.envelope.business_date
        lines = [
            money_line(PURCHASES, owe.amount, True, owe.currency, owe.rate),
            money_line(SUPPLIERS, owe.amount, False, owe.currency, owe.rate, owe.member),
        ]
        due = ItemDraft(item.envelope.id, SUPPLIERS, owe.member, "C", owe.amount, "Livraison", owe.currency)
        drafts.append(EntryDraft(item.envelope.id, "AC", "Livraison", day, lines, [due]))
    post(context, drafts)
    return [Outcome() for _item in items]


OWE = Operation(
    name="trial.owe",
    label="essai",
    kind=Kind.OBSERVATION,
    permission=Permission.CASH,
    payload=Owe,
    check=lambda context, items: [[] for _item in items],
    apply=_apply,
    example=lambda: Owe(member=UUID(int=1), amount=1),
    sentence="essai",
)


@dataclass
class Ground:
    """`cash`, `mobile`, `dollars` are tills of the first cooperative; `kabeya` and `mbuyi` two of its members."""

    network: Network
    cooperative: UUID
    secretary: Viewer
    cash: UUID
    mobile: UUID
    dollars: UUID
    kabeya: UUID
    mbuyi: UUID

    def wrap(self, kind: str, payload: msgspec.Struct, **more: Any) -> Envelope:
        more.setdefault("business_date", DAY)
        return envelope(kind, self.cooperative, payload, **more)

    def send(self, kind: str, payload: msgspec.Struct, **more: Any) -> Answer:
        return submit_one(self.secretary, self.wrap(kind, payload, **more))

    def owe(self, member: UUID, amount: int, currency: str = "CDF", rate: int = 0, **more: Any) -> UUID:
        """The item's id is the operation's."""
        return self.send("trial.owe", Owe(member=member, amount=amount, currency=currency, rate=rate), **more).id


def make_ground(network: Network) -> Ground:
    secretary, cooperative = network.viewer("secretary"), network.cooperative
    tills = [
        OpenTill(kind="cash", name="Caisse du bureau"),
        OpenTill(kind="mobile", name="M-Pesa", operator="M-Pesa", number="+243811234567"),
        OpenTill(kind="cash", name="Caisse en dollars", currency="USD"),
    ]
    made = [
        submit_one(secretary, envelope("treasury.open_till", cooperative, till, business_date=DAY)) for till in tills
    ]
    members = []
    for number, name in enumerate(("KABEYA Mukubwa Rémy", "MBUYI Grâce"), start=1):
        member = new_id()
        Auxiliary.plain.create(id=member, organisation_id=cooperative, kind="member", number=str(number), name=name)
        members.append(member)
    return Ground(network, cooperative, secretary, *(one.id for one in made), *members)


@pytest.fixture
def owing() -> Iterator[None]:
    register(OWE)
    yield
    del OPERATIONS[OWE.name]


@pytest.fixture
def ground(network: Network, owing: None) -> Ground:
    return make_ground(network)


def lines_of(operation: UUID) -> list[tuple[str, int, int]]:
    """(account, debit, credit) of what an operation posted, in order."""
    numbers = Entry.plain.filter(operation=operation).values("number", "organisation_id")
    entries = {(row["organisation_id"], row["number"]) for row in numbers}
    rows = Line.plain.filter(entry__in=[number for _organisation, number in entries]).order_by("number")
    return [(row.account, row.debit, row.credit) for row in rows if (row.organisation_id, row.entry) in entries]


def codes(answer: Answer) -> list[str]:
    return [problem.code for problem in answer.problems]


def assert_sound() -> None:
    """Chains, entries, seals, balances and open items hold."""
    assert list(verify_chains()) == []
    assert list(verify_ledger()) == []


def assert_standard(ground: Ground, kind: str, payload: msgspec.Struct) -> None:
    """What every operation owes: repeated it answers alike and writes nothing more; a stranger's leaves no line; a
    payload that cannot be read is refused; an earlier operation that is missing makes it wait; the books stay sound."""
    first = ground.wrap(kind, payload)
    answer = submit_one(ground.secretary, first)
    assert answer.recorded, answer.problems
    before = _sizes()
    again = submit_one(ground.secretary, first)
    assert (again.verdict, again.number, again.duplicate) == (answer.verdict, answer.number, True)
    stranger = submit_one(ground.network.stranger("manager"), ground.wrap(kind, payload))
    assert (stranger.verdict, stranger.number) == (Verdict.REFUSED, 0)
    assert _sizes() == before
    unreadable = submit_one(ground.secretary, envelope(kind, ground.cooperative, {"nothing": "known"}))
    assert (unreadable.verdict, codes(unreadable)) == (Verdict.REFUSED, ["malformed"])
    waiting = ground.wrap(kind, payload, depends_on=(new_id(),))
    assert submit_one(ground.secretary, waiting).verdict == Verdict.HELD
    assert Entry.plain.count() == before[1]
    assert_sound()


def _sizes() -> tuple[int, int, int]:
    return RegisterLine.objects.count(), Entry.plain.count(), Line.plain.count()


def telephone(ground: Ground, till: UUID | None = None, name: str = "Téléphone du dépôt") -> UUID:
    """A telephone of the cooperative, with the float that is given."""
    payload = InviteDevice(name=name, till=till)
    president = ground.network.viewer("president")
    return submit_one(president, envelope("directory.invite_device", ground.cooperative, payload)).id


def from_telephone(
    ground: Ground, device: UUID, sequence: int, kind: str, payload: msgspec.Struct, **more: Any
) -> Envelope:
    """What a telephone recorded, with the id that it gives."""
    identifier = operation_id(device, sequence, int(CAPTURED.timestamp() * 1000))
    made = ground.wrap(kind, payload, id=identifier, **more)
    return msgspec.structs.replace(made, device=device, device_sequence=sequence)
