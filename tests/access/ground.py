"""Three cooperatives of the demo's story, and one thing of each kind in each."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.urls import resolve
from msgspec.structs import replace as replace_fields

from lisanga.core.files.tests.samples import photograph
from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.models import Flag, RegisterLine
from lisanga.core.operations.registry import OPERATIONS
from lisanga.core.scope.models import Grant, Organisation, OrganisationLink, Person
from lisanga.core.scope.viewer import viewer_of
from lisanga.demo.build import Size, run
from lisanga.demo.characters import CHARACTERS
from lisanga.demo.dice import Dice
from lisanga.demo.framework.reporting import opened, submitted
from lisanga.demo.pen import Pen
from lisanga.demo.plan import PLANS
from lisanga.domains.collect.models import Campaign, Delivery
from lisanga.domains.cooperatives.models import Cooperative
from lisanga.domains.directory.operations.invite_device import InviteDevice
from lisanga.domains.indicators.operations.record_work_days import RecordWorkDays
from lisanga.domains.members.models import Member, ShareMovement
from lisanga.domains.partnerships.deliverable_rules import calendar
from lisanga.domains.partnerships.models import Agreement, Deliverable, Due, FocalPoint, Obligation
from lisanga.domains.partnerships.rules import Delays
from lisanga.domains.treasury.models import CashMovement, PaymentList, Till
from lisanga.interfaces.public.certificates import certificate_url
from lisanga.interfaces.public.receipts import verification_url
from tests.access.learning import make_training
from tests.access.missions import mission_things
from tests.access.oracle import ALL, FOLLOWED, SIGHTS
from tests.access.targeting import targeting_things

BACKEND = "lisanga.core.scope.signin.PersonBackend"
REGISTER = Path(__file__).resolve().parents[2] / "src/lisanga/interfaces/bridges/registers/tests/data"
_SIZES = {"BULUNGU": (26, 60), "BAGATA": (25, 30), "TSHELA": (25, 40)}


@dataclass
class Things:
    """Of one cooperative: what an address may name. `secrets`: words that only readers of its rows may meet."""

    code: str
    organisation: UUID
    named: dict[str, str]
    secrets: frozenset[str]
    name: str


@dataclass
class Ground:
    things: dict[str, Things]
    people: dict[str, Person | None]
    clients: dict[str, Client] = field(default_factory=dict)

    def client(self, character: str) -> Client:
        """Signed in once; the same browser afterwards."""
        if character not in self.clients:
            client, person = Client(), self.people[character]
            if person is not None:
                client.force_login(person, backend=BACKEND)
            self.clients[character] = client
        return self.clients[character]

    @property
    def here(self) -> Things:
        return self.things[FOLLOWED]


def make_ground() -> Ground:
    run(Size(plans=tuple(
        replace(one, members=_SIZES[one.code][0], deliveries=_SIZES[one.code][1])
        for one in PLANS
        if one.code in _SIZES
    )))  # fmt: skip
    people: dict[str, Person | None] = {one.key: Person.objects.get(email=one.email) for one in CHARACTERS}
    people["visiteur"] = None
    ground = Ground({code: _things(code) for code in ALL}, people)
    _deliver(ground)
    _contest(ground)
    _bring_registers(ground)
    _photograph(ground)
    _prepare_telephones(ground)
    for code, role in ((FOLLOWED, "gerant"), ("TSHELA", "autre-secretaire")):
        _claim_and_entry(ground, code, role)
    learnt = make_training(ground.people["programme"], "KWILU", ground.here.organisation)
    for things in ground.things.values():
        things.named.update(learnt)
    _indicator_and_work(ground)
    for character in SIGHTS:
        ground.client(character)
    return ground


def _things(code: str) -> Things:
    organisation = Organisation.objects.get(code=code)
    members = Member.plain.filter(organisation_id=organisation.id).order_by("number")
    member = members[0].id
    deliveries = Delivery.plain.filter(organisation_id=organisation.id, reversed_by=None)
    delivery = deliveries.filter(member=member).first() or deliveries.first()
    assert delivery is not None
    payments = CashMovement.plain.filter(organisation_id=organisation.id, nature="payment", reversed_by=None)
    payment = payments.filter(auxiliary=member).first() or payments.first()
    assert payment is not None
    grants = Grant.objects.filter(organisation_id=organisation.id, role="control")
    agreements = Agreement.plain.filter(partner_id=partner_of(organisation.id)).order_by("starts_on")
    obligation = Obligation.plain.filter(agreement=agreements[0], clause="C1")[0]
    focal = FocalPoint.plain.filter(agreement=agreements[0], valid_to=None)
    links = OrganisationLink.objects.filter(target_id=organisation.id, kind="follow_up")
    lines = RegisterLine.objects.filter(organisation=organisation.id)
    named = {
        "code": code,
        "member": str(member),
        "number": str(members[0].number),
        "receipt": f"{delivery.series}-{delivery.number:06d}",
        "certificate_code": _code(certificate_url(RequestFactory().get("/"), member)),
        "share": str(ShareMovement.plain.filter(organisation_id=organisation.id, member=member)[0].id),
        "delivery": str(delivery.id),
        "delivery_code": _code(verification_url(RequestFactory().get("/"), delivery.id)),
        "campaign": str(Campaign.plain.filter(organisation_id=organisation.id)[0].id),
        "payment": str(payment.operation),
        "payment_list": str(PaymentList.plain.filter(organisation_id=organisation.id)[0].id),
        "till": str(Till.plain.filter(organisation_id=organisation.id)[0].id),
        "line": str(lines.order_by("-number")[0].number),
        "colleague": str(grants[0].person_id),
        "grant": str(grants[0].id),
        "agreement": agreements[0].code,
        "agreement_id": str(agreements[0].id),
        "obligation": str(obligation.id),
        "due": str(Due.plain.filter(obligation=obligation).order_by("due_on")[0].id),
        "focal_point": str(focal.filter(side="partner")[0].id),
        "office_focal_point": str(focal.filter(side="office")[0].id),
        **mission_things(agreements[0].id),
        **targeting_things(partner_of(organisation.id)),
        "draft_agreement": agreements[len(agreements) - 1].code,
        "follow_up": str(links[0].id) if links else str(organisation.id),
    }
    secrets = frozenset(f"{one.family} {one.post} {one.given}".casefold() for one in members)
    return Things(code, organisation.id, named, secrets, organisation.name)


def _deliver(ground: Ground) -> None:
    """A report that waits for the partner, in each agreement: the first one that is not there yet."""
    person = ground.people["direction"]
    assert person is not None
    for things in ground.things.values():
        found = Agreement.plain.get(id=things.named["agreement_id"])
        office = Pen(Dice(things.code), found.organisation_id, viewer_of(person, clock.today()))
        known = set(Deliverable.plain.filter(agreement=found).values_list("period", flat=True))
        promised = calendar(found.starts_on, found.ends_on, Delays(), found.signed_on)
        due = next(one for one in promised if one.period not in known)
        one = opened(office, found.id, due.kind, due.period, clock.today())
        submitted(office, one, 1, clock.today())
        things.named["deliverable"] = str(one)


def _contest(ground: Ground) -> None:
    """A delivery contested at the desk of each cooperative, by whoever manages it."""
    for things in ground.things.values():
        manager = Grant.objects.filter(organisation_id=things.organisation, role="manager")[0].person
        payload = {"delivery": things.named["delivery"], "reason": "Neuf sacs, pas huit"}
        sent = envelope("collect.contest_delivery", things.organisation, payload)
        assert submit_one(viewer_of(manager, clock.today()), sent).recorded
        things.named["contest"] = str(sent.id)


def partner_of(cooperative: UUID) -> UUID:
    """The partner whose agreement is a thing of this cooperative's ground."""
    return Cooperative.plain.get(organisation_id=cooperative).partner


def _claim_and_entry(ground: Ground, code: str, role: str) -> None:
    """A sum due to the cooperative, and (by the manager, who may) an entry written by hand."""
    things, person = ground.things[code], ground.people[role]
    assert person is not None
    viewer = viewer_of(person, clock.today())
    for name, kind in (("claim", "treasury.record_receivable"), ("entry", "ledger.record_entry")):
        sent = envelope(kind, things.organisation, OPERATIONS[kind].example())
        things.named[name] = str(sent.id)
        assert submit_one(viewer, sent).recorded or role == "autre-secretaire"


def _indicator_and_work(ground: Ground) -> None:
    """An own indicator of the programme with a value; days of work in two cooperatives."""
    officer = ground.people["programme"]
    assert officer is not None
    programme = Organisation.objects.get(kind="programme").id
    defined = replace_fields(OPERATIONS["indicators.define_indicator"].example(), about=programme)
    own = envelope("indicators.define_indicator", programme, defined)
    example = OPERATIONS["indicators.record_value"].example()
    typed = replace_fields(example, about=programme, indicator=str(own.id))
    value = envelope("indicators.record_value", programme, typed)
    for sent in (own, value):
        assert submit_one(viewer_of(officer, clock.today()), sent).recorded
    for things in ground.things.values():
        marked = replace_fields(OPERATIONS["indicators.record_assessment"].example(), cooperative=things.organisation)
        assessed = envelope("indicators.record_assessment", programme, marked)
        assert submit_one(viewer_of(officer, clock.today()), assessed).recorded
        things.named |= {
            "indicator": str(own.id),
            "typed_value": str(value.id),
            "assessment": str(assessed.id),
        }
    for code, role in ((FOLLOWED, "gerant"), ("TSHELA", "autre-secretaire")):
        things, person = ground.things[code], ground.people[role]
        assert person is not None
        days = envelope(
            "indicators.record_work_days", things.organisation, RecordWorkDays(work="Tri", men=1, men_days=2)
        )
        things.named["work"] = str(days.id)
        assert submit_one(viewer_of(person, clock.today()), days).recorded


def _code(address: str) -> str:
    return str(resolve(urlsplit(address).path).kwargs["code"])


def _bring_registers(ground: Ground) -> None:
    """One register imported with rows to correct, and one uploaded that waits, in two of the cooperatives."""
    for code, character in ((FOLLOWED, "secretaire"), ("TSHELA", "autre-secretaire")):
        client, named = ground.client(character), ground.things[code].named
        named["draft"] = _upload(client, code, "registre-cooperative-b.xlsx")
        done = _upload(client, code, "registre-cooperative-a.xlsx")
        client.post(f"/c/{code.lower()}/importer/{done}/colonnes/", {"import": "1"})
        named["run"] = named["run_with_errors"] = done
        flags = Flag.objects.filter(organisation=ground.things[code].organisation, settled_by=None)
        named["flagged"] = str(flags.order_by("number")[0].number)


def _photograph(ground: Ground) -> None:
    """A picture of one member in two of the cooperatives."""
    for code, character in ((FOLLOWED, "secretaire"), ("TSHELA", "autre-secretaire")):
        content = SimpleUploadedFile("photo.jpg", photograph(), "image/jpeg")
        address = f"/c/{code.lower()}/membres/{ground.things[code].named['member']}/photo/"
        answer = ground.client(character).post(address, {"photo": content, "operation_id": str(new_id())})
        assert answer.status_code == 302, answer.status_code


def _prepare_telephones(ground: Ground) -> None:
    """One telephone expected in each cooperative, by its president."""
    for things in ground.things.values():
        president = Grant.objects.filter(organisation_id=things.organisation, role="president")[0].person
        sent = envelope("directory.invite_device", things.organisation, InviteDevice(name="Téléphone du dépôt"))
        assert submit_one(viewer_of(president, clock.today()), sent).recorded
        things.named["device"] = str(sent.id)


def _upload(client: Client, code: str, file: str) -> str:
    content = SimpleUploadedFile(file, (REGISTER / file).read_bytes())
    answer = client.post(f"/c/{code.lower()}/importer/", {"register": content})
    assert answer.status_code == 302, answer.status_code
    return str(resolve(answer["Location"]).kwargs["run"])
