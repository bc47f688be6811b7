"""One cooperative made through the door, with its president."""

from typing import Any
from uuid import UUID

import msgspec

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.tests.network import Network, add_person
from lisanga.core.operations.verdicts import Answer
from lisanga.core.scope.viewer import Viewer, viewer_of
from lisanga.domains.cooperatives.operations.create_cooperative import CreateCooperative


def new_cooperative(network: Network, **more: Any) -> CreateCooperative:
    values: dict[str, Any] = {
        "code": "IDIOFA",
        "name": "Bomoko ya Idiofa",
        "form": "scoops",
        "partner": network.partner,
        "link": new_id(),
        "province": "CD-KL",
        "territory": "Idiofa",
        **more,
    }
    return CreateCooperative(**values)


def create(network: Network, role: str = "programme_officer", **more: Any) -> Answer:
    sent = new_cooperative(network, **more)
    return act(network.viewer(role), "create_cooperative", network.programme, sent)


def president_of(organisation: UUID) -> Viewer:
    return viewer_of(add_person("Présidente", "president", organisation), clock.today())


def act(viewer: Viewer, name: str, organisation: UUID, sent: msgspec.Struct) -> Answer:
    """Sent twice: the second time gives the first verdict again."""
    operation = envelope(f"cooperatives.{name}", organisation, sent)
    answer = submit_one(viewer, operation)
    again = submit_one(viewer, operation)
    assert (again.verdict, again.number, again.result) == (answer.verdict, answer.number, answer.result)
    return answer


def codes(answer: Answer) -> list[str]:
    return [problem.code for problem in answer.problems]
