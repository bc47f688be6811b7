"""Sending operations on indicators, and what each of them owes."""

from datetime import date
from typing import Any
from uuid import UUID

import msgspec

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.models import RegisterLine
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Answer, Verdict
from lisanga.core.operations.verification import verify_chains
from lisanga.core.scope.viewer import Viewer
from lisanga.domains.indicators.models import Goal, Target, TypedValue, WorkDays
from lisanga.domains.indicators.operations.define_indicator import DefineIndicator


def office(network: Network, kind: str, payload: msgspec.Struct, day: date | None = None) -> Answer:
    """The programme's officer sends."""
    sent = envelope(f"indicators.{kind}", network.programme, payload, business_date=day)
    return submit_one(network.viewer("programme_officer"), sent)


def defined(network: Network, about: UUID | None = None, **more: Any) -> UUID:
    """An own indicator of the partner, unless another organisation is named."""
    values: dict[str, Any] = {
        "about": about or network.partner,
        "code": "ef-03",
        "label": "Ménages à trois repas",
        "definition": "Ménages qui mangent trois fois par jour.",
        "source": "Enquête signée",
        "is_ratio": True,
        **more,
    }
    answer = office(network, "define_indicator", DefineIndicator(**values))
    assert answer.recorded, answer.problems
    return answer.id


def codes(answer: Answer) -> list[str]:
    return [problem.code for problem in answer.problems]


def assert_standard(
    viewer: Viewer, organisation: UUID, kind: str, payload: msgspec.Struct, strangers: list[Viewer]
) -> Answer:
    """Accepted once; repeated it answers alike; strangers leave no line; the unreadable is refused; what waits writes
    nothing; the chains hold."""
    name = f"indicators.{kind}"
    sent = envelope(name, organisation, payload)
    answer = submit_one(viewer, sent)
    assert answer.recorded, answer.problems
    before = _sizes()
    again = submit_one(viewer, sent)
    assert (again.verdict, again.number, again.result, again.duplicate) == (
        answer.verdict,
        answer.number,
        answer.result,
        True,
    )
    for stranger in strangers:
        refused = submit_one(stranger, envelope(name, organisation, payload))
        assert (refused.verdict, refused.number, codes(refused)) == (Verdict.REFUSED, 0, ["forbidden"])
    assert _sizes() == before
    unreadable = submit_one(viewer, envelope(name, organisation, {"nothing": "known"}))
    assert codes(unreadable) == ["malformed"]
    waiting = submit_one(viewer, envelope(name, organisation, payload, depends_on=(new_id(),)))
    assert waiting.verdict == Verdict.HELD
    assert _sizes()[1:] == before[1:]
    assert list(verify_chains()) == []
    return answer


def _sizes() -> tuple[int, ...]:
    tables = (Goal, Target, TypedValue, WorkDays)
    return (RegisterLine.objects.count(), *(table.plain.count() for table in tables))
