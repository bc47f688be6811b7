"""An agreement between the network's programme and its first partner, made through the door."""

from datetime import date
from typing import Any
from uuid import UUID

import msgspec

from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Answer
from lisanga.core.scope.viewer import Viewer
from lisanga.domains.partnerships.operations.advance_agreement import AdvanceAgreement
from lisanga.domains.partnerships.operations.draft_agreement import DraftAgreement
from lisanga.domains.partnerships.operations.terms import Zone

STARTS, ENDS, SIGNED = date(2026, 1, 1), date(2027, 12, 31), date(2025, 12, 20)


def new_agreement(partner: UUID, **more: Any) -> DraftAgreement:
    values: dict[str, Any] = {
        "code": "KL-2026",
        "partner": partner,
        "title": "Convention-cadre",
        "purpose": "Former et créer des coopératives.",
        "kind": "framework",
        "starts_on": STARTS,
        "ends_on": ENDS,
        "zones": (Zone(province="CD-KL", territory="Bulungu"),),
        "office_signatory": "Secrétaire général",
        "partner_signatory": "Gouverneur",
    }
    return DraftAgreement(**(values | more))


def act(viewer: Viewer, name: str, organisation: UUID, sent: msgspec.Struct, **more: Any) -> Answer:
    """Sent twice: the second time gives the first verdict again."""
    operation = envelope(f"partnerships.{name}", organisation, sent, **more)
    answer = submit_one(viewer, operation)
    again = submit_one(viewer, operation)
    assert (again.verdict, again.number, again.result) == (answer.verdict, answer.number, answer.result)
    return answer


def codes(answer: Answer) -> list[str]:
    return [problem.code for problem in answer.problems]


def draft(network: Network, role: str = "programme_officer", **more: Any) -> Answer:
    sent = new_agreement(more.pop("partner", network.partner), **more)
    return act(network.viewer(role), "draft_agreement", network.programme, sent)


def advance(network: Network, agreement: UUID, status: str, role: str = "programme_officer", **more: Any) -> Answer:
    if status == "signed":
        more.setdefault("signed_on", SIGNED)
    sent = AdvanceAgreement(agreement=agreement, status=status, **more)
    return act(network.viewer(role), "advance_agreement", network.programme, sent)


def signed(network: Network, *beyond: str, **more: Any) -> UUID:
    """A signed agreement, taken further through the states of `beyond`."""
    made = draft(network, **more)
    assert made.recorded, made
    for status in ("in_review", "signed", *beyond):
        answer = advance(network, made.id, status, reason="Ainsi convenu")
        assert answer.recorded, answer
    return made.id
