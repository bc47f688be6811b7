"""Deliverables of a signed agreement, made through the door, and the acts of both sides."""

from hashlib import sha256
from typing import Any
from uuid import UUID

import msgspec

from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Answer
from lisanga.domains.partnerships.models import Deliverable
from lisanga.domains.partnerships.operations.open_deliverable import OpenDeliverable
from lisanga.domains.partnerships.operations.submit_deliverable import SubmitDeliverable
from lisanga.domains.partnerships.operations.validate_deliverable import ValidateDeliverable
from lisanga.domains.partnerships.tests.ground import act, signed

OFFICE, LEADER, FOCAL = "programme_officer", "partner_leader", "focal_point"


def cover(code: str = "KL-2026", kind: str = "quarterly", period: str = "2026-Q1", **more: Any) -> str:
    """The least that a snapshot says about itself."""
    return msgspec.json.encode({"agreement": code, "kind": kind, "period_code": period, **more}).decode()


def office(network: Network, name: str, sent: msgspec.Struct, role: str = OFFICE) -> Answer:
    return act(network.viewer(role), name, network.programme, sent)


def partner(network: Network, name: str, sent: msgspec.Struct, role: str = LEADER) -> Answer:
    return act(network.viewer(role), name, network.partner, sent)


def opened(network: Network, kind: str = "quarterly", period: str = "2026-Q1", **more: Any) -> UUID:
    agreement = more.pop("agreement", None) or signed(network, **more)
    answer = office(network, "open_deliverable", OpenDeliverable(agreement=agreement, kind=kind, period=period))
    assert answer.recorded, answer
    return answer.id


def submit(network: Network, deliverable: UUID, version: int = 1, text: str | None = None, **more: Any) -> Answer:
    snapshot = cover() if text is None else text
    values: dict[str, Any] = {"snapshot": snapshot, "sha256": sha256(snapshot.encode()).hexdigest()}
    return office(
        network, "submit_deliverable", SubmitDeliverable(deliverable=deliverable, version=version, **(values | more))
    )


def submitted(network: Network, **more: Any) -> UUID:
    deliverable = opened(network, **more)
    answer = submit(network, deliverable)
    assert answer.recorded, answer
    return deliverable


def validate(
    network: Network, deliverable: UUID, role: str = LEADER, version: int = 1, text: str | None = None
) -> Answer:
    digest = sha256((cover() if text is None else text).encode()).hexdigest()
    sent = ValidateDeliverable(deliverable=deliverable, version=version, sha256=digest)
    return partner(network, "validate_deliverable", sent, role)


def state(deliverable: UUID) -> str:
    return str(Deliverable.plain.values_list("status", flat=True).get(id=deliverable))
