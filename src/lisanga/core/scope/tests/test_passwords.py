"""Passwords handed over, changed, and who may hand one over to whom."""

import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from lisanga.core.kernel import clock
from lisanga.core.operations.tests.network import Network, add_person
from lisanga.core.scope.models import Grant, Person, SecurityEvent, Session
from lisanga.core.scope.passwords import change_password, may_set_password, set_temporary_password
from lisanga.core.scope.tests.test_sessions import open_session
from lisanga.core.scope.tokens import issue, person_of
from lisanga.core.scope.viewer import system_viewer, viewer_of, visitor


def test_a_password_to_hand_over(awa: Person, other: Person) -> None:
    token, kept = issue(awa, "x"), open_session(other)
    open_session(awa)
    password = set_temporary_password(awa)
    assert re.fullmatch(r"([abcdefghjkmnpqrstuvwxyz23456789]{4}-){2}[a-z2-9]{4}", password)
    fresh = Person.objects.get(id=awa.id)
    assert fresh.check_password(password)
    assert fresh.must_change_password
    assert list(Session.objects.values_list("session_key", flat=True)) == [kept]
    assert person_of(token) is None
    assert not any(password in event.detail for event in SecurityEvent.objects.all())
    assert password != set_temporary_password(awa)


def test_who_handed_it_over_is_noted(network: Network) -> None:
    set_temporary_password(network.people["collector"], network.viewer("manager"))
    event = SecurityEvent.objects.get(kind="temporary_password")
    assert event.person == network.people["collector"].id
    assert str(network.people["manager"].id) in event.detail


def test_ones_own_change_ends_the_other_browsers(awa: Person) -> None:
    awa.must_change_password = True
    here = open_session(awa)
    open_session(awa)
    change_password(awa, "quatre-mots-sans-lien", here)
    fresh = Person.objects.get(id=awa.id)
    assert fresh.check_password("quatre-mots-sans-lien")
    assert not fresh.must_change_password
    assert list(Session.objects.values_list("session_key", flat=True)) == [here]


@pytest.mark.parametrize("weak", ["court", "motdepasse", "awa@example.org", "Awa Kisita", "0811234567", "1234567890"])
def test_a_weak_one_changes_nothing(awa: Person, weak: str) -> None:
    with pytest.raises(ValidationError):
        change_password(awa, weak)
    assert Person.objects.get(id=awa.id).check_password("lampe-manioc-fleuve")


# Rows: who asks; columns: for whom, in the same organisation unless said otherwise.
MAY = {
    ("president", "manager"): True,
    ("president", "collector"): True,
    ("manager", "secretary"): True,
    ("manager", "president"): False,  # a higher one
    ("manager", "manager"): False,  # an equal
    ("secretary", "collector"): False,  # keeps no people
    ("treasurer", "collector"): False,
    ("partner_leader", "focal_point"): True,
    ("focal_point", "partner_leader"): False,
    ("direction", "programme_officer"): True,
    ("programme_officer", "direction"): False,
    ("direction", "manager"): False,  # the programme founds, it does not keep a cooperative's people
}


def seen(person: Person) -> Person:
    """Has signed in before."""
    person.last_login = clock.now()
    person.save()
    return person


@pytest.mark.parametrize(("asker", "target"), MAY)
def test_who_may_reset_whom(network: Network, asker: str, target: str) -> None:
    person = seen(network.people[target])
    if asker == target:
        person = seen(add_person("twin", target, network.cooperative))
    assert may_set_password(network.viewer(asker), person) is MAY[asker, target]


def test_nobody_of_another_cooperative(network: Network) -> None:
    for person in network.others.values():
        for role in ("president", "manager", "partner_leader"):
            assert not may_set_password(network.viewer(role), seen(person))


def test_a_role_elsewhere_protects_its_holder(network: Network) -> None:
    """The manager of one cooperative does not get into the other through somebody who works in both."""
    both = seen(network.people["collector"])
    assert may_set_password(network.viewer("manager"), both)
    Grant.objects.create(person=both, role="collector", organisation_id=network.other, valid_from=date(2020, 1, 1))
    assert not may_set_password(network.viewer("manager"), both)


def test_a_first_password_comes_from_who_keeps_people_there_or_from_the_programme(network: Network) -> None:
    fresh = network.people["president"]
    assert fresh.last_login is None
    assert may_set_password(network.viewer("manager"), fresh)
    assert may_set_password(network.viewer("direction"), fresh)
    assert not may_set_password(network.viewer("programme_officer"), fresh)
    assert not may_set_password(network.stranger("president"), fresh)
    assert not may_set_password(network.viewer("direction"), seen(fresh))


def test_not_for_oneself_nor_for_somebody_without_a_role(network: Network, awa: Person) -> None:
    assert not may_set_password(network.viewer("president"), network.people["president"])
    assert not may_set_password(network.viewer("president"), awa)
    assert not may_set_password(visitor(clock.today()), network.people["collector"])
    assert may_set_password(system_viewer(clock.today()), awa)


def test_an_ended_role_resets_nobody(network: Network) -> None:
    yesterday = clock.today() - timedelta(days=1)
    Grant.objects.filter(person=network.people["president"]).update(valid_to=yesterday)
    gone = viewer_of(network.people["president"], clock.today())
    assert not may_set_password(gone, seen(network.people["collector"]))
