"""An agreement between the network's programme and its first partner, made through the door."""

from datetime import date
from typing import Any
from uuid import UUID

import msgspec

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Answer
from lisanga.core.scope.viewer import Viewer
from lisanga.domains.partnerships.models import Due
from lisanga.domains.partnerships.operations.advance_agreement import AdvanceAgreement
from lisanga.domains.partnerships.operations.contest_obligation import ContestObligation
from lisanga.domains.partnerships.operations.draft_agreement import DraftAgreement
from lisanga.domains.partnerships.operations.fulfil_obligation import FulfilObligation
from lisanga.domains.partnerships.operations.name_focal_point import NameFocalPoint
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


def due_of(agreement: UUID, clause: str, period: str = "") -> Due:
    """One occasion of a clause of the framework."""
    wanted = Due.plain.filter(obligation__agreement=agreement, obligation__clause=clause)
    found: Due = wanted.filter(period=period).get() if period else wanted.order_by("due_on")[0]
    return found


def side(network: Network, role: str) -> UUID:
    """The register in which somebody with this role acts."""
    return network.programme if role in ("direction", "programme_officer") else network.partner


def fulfil(network: Network, due: Due, role: str, **more: Any) -> Answer:
    sent = FulfilObligation(due=due.id, **({"statement": "Fait."} | more))
    return act(network.viewer(role), "fulfil_obligation", side(network, role), sent)


def contest(network: Network, due: Due, role: str, reason: str = "Il manque Gungu") -> Answer:
    sent = ContestObligation(due=due.id, reason=reason)
    return act(network.viewer(role), "contest_obligation", side(network, role), sent)


def name(network: Network, agreement: UUID, role: str, **more: Any) -> Answer:
    values: dict[str, Any] = {"grant": new_id(), "valid_from": date(2026, 1, 5)}
    sent = NameFocalPoint(agreement=agreement, **(values | more))
    return act(network.viewer(role), "name_focal_point", side(network, role), sent)
