"""How a telephone becomes one of the cooperative's."""

from datetime import timedelta
from typing import Any

import pytest

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.devices.codes import issue_code
from lisanga.core.scope.models import Device, DeviceCode, Grant
from lisanga.interfaces.sync.phone import b64
from lisanga.interfaces.sync.reference.telephone import Telephone
from lisanga.interfaces.sync.tests.ground import enrolled, invited, now_ms, post_here

pytestmark = pytest.mark.django_db


def test_a_telephone_learns_who_it_is(network: Network) -> None:
    telephone = Telephone(post_here, now_ms)
    device = invited(network)
    code = issue_code(device)
    assert telephone.enrol(code) == 200
    said = telephone.identity
    assert (said["device"], said["series"], said["numbers"]) == (str(device), "A1", [[1, 50]])
    assert said["organisation"]["code"] == "BULUNGU"
    assert len(said["seal"]["key"]) == 87
    assert telephone.enrol(code) == 200  # the browser repeats a POST by itself
    assert telephone.identity["numbers"] == [[1, 50]]
    assert enrolled(network).identity["series"] == "A2"
    assert enrolled(network).identity["numbers"] == [[101, 150]]


def test_a_code_is_for_one_key_and_some_minutes(network: Network) -> None:
    code = issue_code(invited(network))
    assert Telephone(post_here, now_ms).enrol("x" * 22) == 403
    DeviceCode.objects.update(expires_at=clock.now() - timedelta(seconds=1))
    assert Telephone(post_here, now_ms).enrol(code) == 403
    DeviceCode.objects.update(expires_at=clock.now() + timedelta(minutes=5))
    assert Telephone(post_here, now_ms).enrol(code) == 200
    assert Telephone(post_here, now_ms).enrol(code) == 403


def test_a_new_code_ends_the_one_before(network: Network) -> None:
    device = invited(network)
    first, second = issue_code(device), issue_code(device)
    assert Telephone(post_here, now_ms).enrol(first) == 403
    assert Telephone(post_here, now_ms).enrol(second) == 200


def test_a_key_is_shown_by_who_holds_it(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    code, telephone = issue_code(invited(network)), Telephone(post_here, now_ms)
    monkeypatch.setattr(telephone, "sign", lambda lines: b64(b"\1" * 64))
    assert telephone.enrol(code) == 403
    assert not Device.objects.filter(key__isnull=False).exists()


def test_who_prepared_it_must_still_be_somebody_here(network: Network) -> None:
    code = issue_code(invited(network))
    Grant.objects.filter(person=network.people["president"]).delete()
    assert Telephone(post_here, now_ms).enrol(code) == 403
    assert not Device.objects.filter(key__isnull=False).exists()


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"v":1}', b"\xff", b'{"v":9,"code":"","key":"","proof":""}'])
def test_what_is_no_enrolment(db: Any, body: bytes) -> None:
    assert post_here("/api/devices", body, {})[0] in (400, 426)


def test_a_key_of_another_kind_is_none(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    code, telephone = issue_code(invited(network)), Telephone(post_here, now_ms)
    monkeypatch.setattr(Telephone, "public", b64(b"\0" * 91 + new_id().bytes))
    assert telephone.enrol(code) == 403
