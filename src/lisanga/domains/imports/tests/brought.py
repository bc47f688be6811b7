"""A run opened and closed through the door."""

from typing import Any
from uuid import UUID

from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Answer


def bring(network: Network, role: str = "secretary", id: UUID | None = None, **more: Any) -> Answer:
    body = {"file_name": "registre.xlsx", "sha256": "ab" * 32, "size": 10, "sheets": {"Membres": 3}, **more}
    viewer = network.viewer(role)
    return submit_one(viewer, envelope("imports.bring_register", network.cooperative, body, id=id))


def close(network: Network, run: UUID, **more: Any) -> Answer:
    body = {"run": run, "members": 2, "deliveries": 0, "known": 0, "bad": {"members_no_name": 1}, **more}
    return submit_one(network.viewer("secretary"), envelope("imports.close_import", network.cooperative, body))
