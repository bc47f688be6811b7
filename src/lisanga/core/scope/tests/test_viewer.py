"""Who sees what, held against a table written by hand from the rules of the house, not from the code."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import pytest

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network, add_person
from lisanga.core.scope.models import Grant, Organisation, OrganisationLink, Person
from lisanga.core.scope.roles import (
    COOPERATIVE_KINDS,
    KIND_LABELS,
    PARTNER_KINDS,
    ROLES,
    OrganisationKind,
    Permission,
    Reading,
    role_fits,
)
from lisanga.core.scope.viewer import NOTHING, NotVisible, Scope, Viewer, system_viewer, viewer_of, visitor


@dataclass(frozen=True)
class Sees:
    """How far somebody reads: their cooperative, the one of another province, a partner's or the programme's own."""

    cooperative: str
    other: str
    partner: str
    programme: str


ROWS, SUMS, NONE = "rows", "aggregates", "nothing"
# The programme reads every cooperative as sums, and rows only where it follows; a partner the sums of those it
# created; a cooperative itself. Written by hand from the house, not from the code.
TABLE = {
    "direction": Sees(SUMS, SUMS, SUMS, ROWS),
    "programme_officer": Sees(SUMS, SUMS, SUMS, ROWS),
    "trainer": Sees(SUMS, SUMS, SUMS, ROWS),
    "monitoring": Sees(SUMS, SUMS, SUMS, ROWS),
    "administrator": Sees(NONE, NONE, NONE, NONE),
    "partner_leader": Sees(SUMS, NONE, SUMS, NONE),
    "focal_validator": Sees(SUMS, NONE, SUMS, NONE),
    "focal_point": Sees(SUMS, NONE, SUMS, NONE),
    "observer": Sees(SUMS, NONE, SUMS, NONE),
    "president": Sees(ROWS, NONE, NONE, NONE),
    "manager": Sees(ROWS, NONE, NONE, NONE),
    "treasurer": Sees(ROWS, NONE, NONE, NONE),
    "secretary": Sees(ROWS, NONE, NONE, NONE),
    "collector": Sees(ROWS, NONE, NONE, NONE),
    "control": Sees(ROWS, NONE, NONE, NONE),
    "member": Sees(NONE, NONE, NONE, NONE),
}


def holder(network: Network, role: str, **more: object) -> Viewer:
    """Somebody new with this role where it can be held."""
    kinds = ROLES[role].kinds
    place = network.programme
    if kinds <= PARTNER_KINDS:
        place = network.partner
    elif kinds <= COOPERATIVE_KINDS:
        place = network.cooperative
    member = new_id() if role == "member" else None
    return viewer_of(add_person(f"new {role}", role, place, member), clock.today())


def depth(scope: Scope, organisation: UUID) -> str:
    if organisation in scope.rows:
        return ROWS
    return SUMS if organisation in scope.aggregates else NONE


def test_every_role_has_its_line() -> None:
    assert TABLE.keys() == ROLES.keys()


@pytest.mark.parametrize("role", TABLE)
def test_who_sees_what(network: Network, role: str) -> None:
    scope = holder(network, role).scope
    found = Sees(*(depth(scope, place) for place in _places(network)))
    assert found == TABLE[role]
    assert scope.rows <= scope.aggregates


def _places(network: Network) -> tuple[UUID, UUID, UUID, UUID]:
    return network.cooperative, network.other, network.partner, network.programme


@pytest.mark.parametrize("role", TABLE)
def test_under_a_follow_up_the_programme_alone_sees_rows(network: Network, role: str) -> None:
    _follow(network, network.cooperative)
    scope = holder(network, role).scope
    office = role in {"direction", "programme_officer", "trainer", "monitoring"}
    assert depth(scope, network.cooperative) == (ROWS if office else TABLE[role].cooperative)
    assert depth(scope, network.other) == TABLE[role].other


@pytest.mark.parametrize(
    ("starts", "ends", "open_today"), [(-9, None, True), (0, 0, True), (1, 9, False), (-9, -1, False)]
)
def test_a_follow_up_and_a_creation_hold_between_their_days(
    network: Network, starts: int, ends: int | None, open_today: bool
) -> None:
    today = clock.today()
    days = (today + timedelta(days=starts), None if ends is None else today + timedelta(days=ends))
    OrganisationLink.objects.all().delete()
    _follow(network, network.cooperative, *days)
    _link("created", network.partner, network.cooperative, *days)
    assert depth(network.viewer("direction").scope, network.cooperative) == (ROWS if open_today else SUMS)
    assert depth(network.viewer("focal_point").scope, network.cooperative) == (SUMS if open_today else NONE)


@pytest.mark.parametrize(
    ("starts", "ends", "held"), [(-9, None, True), (0, 0, True), (1, None, False), (-9, -1, False)]
)
def test_a_role_holds_between_its_days(network: Network, starts: int, ends: int | None, held: bool) -> None:
    today = clock.today()
    person = network.people["manager"]
    last = None if ends is None else today + timedelta(days=ends)
    Grant.objects.filter(person=person).update(valid_from=today + timedelta(days=starts), valid_to=last)
    viewer = viewer_of(person, today)
    assert depth(viewer.scope, network.cooperative) == (ROWS if held else NONE)
    assert viewer.may(Permission.COLLECT, network.cooperative) is held
    assert len(viewer.grants) == 1  # an ended role is known, as authority has two dates


def test_what_could_be_done_on_an_earlier_day(network: Network) -> None:
    person, today = network.people["manager"], clock.today()
    Grant.objects.filter(person=person).update(valid_to=today - timedelta(days=3))
    viewer = viewer_of(person, today)
    assert viewer.may(Permission.COLLECT, network.cooperative, today - timedelta(days=3))
    assert not viewer.may(Permission.COLLECT, network.cooperative, today - timedelta(days=2))


def test_rights_end_at_the_organisation(network: Network) -> None:
    for role, person in network.people.items():
        viewer = viewer_of(person, clock.today())
        own = {grant.organisation for grant in viewer.current}
        for place in _places(network):
            held = {permission for permission in Permission if viewer.may(permission, place)}
            assert held == (ROLES[role].permissions if place in own else set())


def test_a_partner_sees_nothing_of_a_cooperative_that_it_follows_without_having_made(network: Network) -> None:
    """A follow-up belongs to the programme: one that starts from a partner opens nothing."""
    _link("follow_up", network.partner, network.other)
    assert depth(network.viewer("focal_point").scope, network.other) == NONE


def test_a_cooperative_with_a_link_of_its_own_reads_no_sister(network: Network) -> None:
    _link("created", network.cooperative, network.other)
    assert depth(network.viewer("president").scope, network.other) == NONE


@pytest.mark.parametrize("role", TABLE)
def test_a_party_is_somebody_with_a_role_in_the_partner(network: Network, role: str) -> None:
    """The partner's side of an agreement is read by its own people alone; the office reads as its owner."""
    viewer = holder(network, role)
    own = ROLES[role].kinds <= PARTNER_KINDS
    assert viewer.scope.parties == ({network.partner} if own else set())
    Grant.objects.filter(person_id=viewer.person).update(valid_to=clock.today() - timedelta(days=1))
    ended = viewer_of(Person.objects.get(id=viewer.person), clock.today())
    assert ended.scope.parties == set()


def test_who_speaks_for_a_side_and_who_validates() -> None:
    """Written by hand: an observer reads and does nothing, a plain focal point validates nothing (G87)."""
    may = {p: {code for code, role in ROLES.items() if p in role.permissions} for p in Permission}
    partner = {"partner_leader", "focal_point", "focal_validator"}
    assert may[Permission.PARTNERSHIP] == partner | {"direction", "programme_officer"}
    assert may[Permission.MISSION] == {"direction", "programme_officer", "trainer", "monitoring"}
    assert may[Permission.VALIDATE] == {"partner_leader", "focal_validator"}


def test_two_roles_read_what_both_read(network: Network) -> None:
    person = network.people["manager"]
    Grant.objects.create(
        person=person, role="observer", organisation_id=network.other_partner, valid_from=date(2020, 1, 1)
    )
    scope = viewer_of(person, clock.today()).scope
    assert depth(scope, network.cooperative) == ROWS
    assert depth(scope, network.other) == SUMS


def test_a_member_reads_their_own_account_alone(network: Network) -> None:
    viewer = holder(network, "member")
    ((member, place),) = viewer.scope.own.items()
    assert place == network.cooperative
    assert viewer.scope.require_member(network.cooperative, member) == network.cooperative
    for organisation, who in ((network.cooperative, new_id()), (network.other, member), (new_id(), member)):
        with pytest.raises(NotVisible):
            viewer.scope.require_member(organisation, who)
    allowed = viewer.scope.as_of_member(network.cooperative)
    assert allowed.rows == {network.cooperative}
    assert not allowed.own
    with pytest.raises(NotVisible):
        viewer.scope.as_of_member(network.other)


def test_what_may_not_be_seen_raises_like_what_does_not_exist(network: Network) -> None:
    scope = network.viewer("focal_point").scope
    assert scope.require_aggregates(network.cooperative) == network.cooperative
    for organisation in (network.other, new_id()):
        with pytest.raises(NotVisible):
            scope.require_aggregates(organisation)
    for organisation in (network.cooperative, network.other, new_id()):
        with pytest.raises(NotVisible):
            scope.require_rows(organisation)


def test_a_visitor_sees_and_may_nothing(network: Network) -> None:
    viewer = visitor(clock.today())
    assert viewer.is_anonymous
    assert viewer.scope == NOTHING
    assert not any(viewer.may(permission, place) for permission in Permission for place in _places(network))


def test_the_installation_may_everything_and_reads_nothing(network: Network) -> None:
    viewer = system_viewer(clock.today())
    assert not viewer.is_anonymous
    assert viewer.may(Permission.FOUND, network.programme)
    assert viewer.scope == NOTHING


def test_nobody_but_the_installation_founds() -> None:
    assert not any(Permission.FOUND in role.permissions for role in ROLES.values())


def test_the_network_knows_partners_and_cooperatives_only(network: Network) -> None:
    buyer = Organisation.objects.create(code="MINOTERIE", name="Minoterie", kind="buyer")
    assert depth(network.viewer("direction").scope, buyer.id) == NONE


def test_a_viewer_costs_one_statement_and_a_scope_two(network: Network, django_assert_num_queries: object) -> None:
    person = network.people["direction"]
    with django_assert_num_queries(1):  # type: ignore[operator]  # a fixture that is called
        viewer = viewer_of(person, clock.today())
    with django_assert_num_queries(2):  # type: ignore[operator]  # a fixture that is called
        assert viewer.scope is viewer.scope
    with django_assert_num_queries(0):  # type: ignore[operator]  # a fixture that is called
        assert network.cooperative  # and a cooperative's people cost none at all:
        manager = Viewer(person.id, "", (), clock.today())
        assert manager.scope == NOTHING


def test_roles_stand_where_they_belong() -> None:
    assert all(role.kinds for role in ROLES.values())
    for role in ROLES.values():
        assert role_fits(role, next(iter(role.kinds)))
        assert not role_fits(role, OrganisationKind.DONOR)
    assert ROLES["control"].permissions == frozenset()  # reads all of its cooperative, changes nothing of it
    assert ROLES["member"].reading == Reading.OWN
    assert KIND_LABELS.keys() == set(OrganisationKind)
    assert all(str(label) for label in KIND_LABELS.values())


def _follow(network: Network, target: UUID, first: date = date(2020, 1, 1), last: date | None = None) -> None:
    _link("follow_up", network.programme, target, first, last)


def _link(kind: str, source: UUID, target: UUID, first: date = date(2020, 1, 1), last: date | None = None) -> None:
    OrganisationLink.objects.create(kind=kind, source_id=source, target_id=target, valid_from=first, valid_to=last)
