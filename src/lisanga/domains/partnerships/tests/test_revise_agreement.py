"""Terms are put right until the signature, and not after."""

from typing import Any

import msgspec
import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Answer
from lisanga.domains.partnerships.models import Agreement, AgreementZone
from lisanga.domains.partnerships.operations.revise_agreement import ReviseAgreement
from lisanga.domains.partnerships.operations.terms import Zone
from lisanga.domains.partnerships.tests.ground import act, advance, codes, draft, new_agreement, signed

pytestmark = pytest.mark.django_db


def _revise(network: Network, agreement: Any, role: str = "programme_officer", **more: Any) -> Answer:
    terms = msgspec.structs.asdict(new_agreement(network.partner, **more))
    sent = ReviseAgreement(agreement=agreement, **{k: v for k, v in terms.items() if k not in ("code", "partner")})
    return act(network.viewer(role), "revise_agreement", network.programme, sent)


def test_terms_and_zone_are_replaced(network: Network) -> None:
    made = draft(network)
    zones = (Zone(province="CD-KG", territory="Kenge"),)
    answer = _revise(network, made.id, title="Autre titre", zones=zones, tacit_days=45)
    assert (codes(answer), answer.result) == ([], {"code": "KL-2026"})
    kept = Agreement.plain.get(id=made.id)
    assert (kept.title, kept.tacit_days, kept.partner_id) == ("Autre titre", 45, network.partner)
    assert list(AgreementZone.plain.values_list("province", "territory")) == [("CD-KG", "Kenge")]


def test_also_while_it_is_reviewed_but_not_once_signed(network: Network) -> None:
    made = draft(network)
    advance(network, made.id, "in_review")
    assert codes(_revise(network, made.id, title="Relu")) == []
    advance(network, made.id, "signed")
    assert codes(_revise(network, made.id, title="Trop tard")) == ["already_signed"]
    assert Agreement.plain.get(id=made.id).title == "Relu"


def test_bad_terms_and_unknown_agreements(network: Network) -> None:
    made = draft(network)
    assert codes(_revise(network, made.id, kind="treaty")) == ["unknown_kind"]
    assert codes(_revise(network, new_id())) == ["unknown_agreement"]
    assert codes(_revise(network, signed(network, code="KL-2"), "focal_point")) == ["forbidden"]
