"""Fixtures of the directory's tests."""

from collections.abc import Callable
from uuid import UUID

import msgspec
import pytest

from lisanga.core.operations.envelope import Envelope, envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Answer
from lisanga.core.scope.viewer import Viewer

Send = Callable[..., Answer]


@pytest.fixture
def send(network: Network) -> Send:
    """send(viewer or role, operation, organisation, payload) → answer, through the door."""

    def act(author: Viewer | str, name: str, organisation: UUID, payload: msgspec.Struct) -> Answer:
        viewer = network.viewer(author) if isinstance(author, str) else author
        sent: Envelope = envelope(name, organisation, payload)
        answer = submit_one(viewer, sent)
        assert submit_one(viewer, sent).number == answer.number  # repeated: the same line, no second row
        return answer

    return act


def codes(answer: Answer) -> list[str]:
    return [problem.code for problem in answer.problems]
