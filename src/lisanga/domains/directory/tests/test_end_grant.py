"""The end of a role: by one who stands at least as high, never of the last president."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network, add_person
from lisanga.core.scope.models import Grant
from lisanga.core.scope.roles import Permission
from lisanga.domains.directory.operations.end_grant import EndGrant
from lisanga.domains.directory.tests.conftest import Send, codes

pytestmark = pytest.mark.django_db
TODAY = clock.today()


def held(network: Network, role: str) -> Grant:
    return Grant.objects.get(person=network.people[role])


def end(network: Network, send: Send, author: str, grant: UUID, last: date = TODAY) -> list[str]:
    answer = send(author, "directory.end_grant", network.cooperative, EndGrant(grant=grant, valid_to=last))
    return codes(answer)


def test_the_role_ends_and_the_right_with_it(network: Network, send: Send) -> None:
    yesterday = TODAY - timedelta(days=1)
    assert end(network, send, "manager", held(network, "secretary").id, yesterday) == []
    assert held(network, "secretary").valid_to == yesterday
    assert not network.viewer("secretary").may(Permission.MEMBERS, network.cooperative)


def test_a_fixed_term_may_be_shortened_and_never_prolonged(network: Network, send: Send) -> None:
    Grant.objects.filter(id=held(network, "secretary").id).update(valid_to=TODAY + timedelta(days=30))
    assert end(network, send, "manager", held(network, "secretary").id, TODAY + timedelta(days=60)) == ["unknown_grant"]
    assert end(network, send, "manager", held(network, "secretary").id, TODAY) == []


def test_what_does_not_exist_here(network: Network, send: Send) -> None:
    other = Grant.objects.get(person=network.others["secretary"])
    for grant in (new_id(), other.id):
        assert end(network, send, "manager", grant) == ["unknown_grant"]
    assert Grant.objects.get(id=other.id).valid_to is None


def test_not_before_it_began(network: Network, send: Send) -> None:
    assert end(network, send, "manager", held(network, "secretary").id, date(2019, 1, 1)) == ["ends_before_start"]


def test_a_manager_does_not_send_the_president_away(network: Network, send: Send) -> None:
    add_person("Second président", "president", network.cooperative)
    assert end(network, send, "manager", held(network, "president").id) == ["above_own_rank"]


def test_the_last_president_stays(network: Network, send: Send) -> None:
    assert end(network, send, "president", held(network, "president").id) == ["last_holder"]
    add_person("Second président", "president", network.cooperative)
    assert end(network, send, "president", held(network, "president").id) == []


def test_outside_scope(network: Network, send: Send) -> None:
    sent = EndGrant(grant=held(network, "secretary").id, valid_to=TODAY)
    assert send(network.stranger(), "directory.end_grant", network.cooperative, sent).number == 0
    assert held(network, "secretary").valid_to is None
