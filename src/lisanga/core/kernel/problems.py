"""What is wrong with an operation, in French, with the rule that says so."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """`warning` flags any operation; `rule` refuses a request and flags an observation; `invalid` makes no sense."""

    WARNING = "warning"
    RULE = "rule"
    INVALID = "invalid"


class Mark(StrEnum):
    """Where a rule comes from. Only `law` may be worded "la loi exige"."""

    LAW = "law"
    STATUTES = "statutes"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Problem:
    """`code` is stable and contractual as `reference` is; `message` says what, why and what to do, without names of
    persons: it stays in the register for ever."""

    code: str
    message: str
    field: str = ""
    severity: Severity = Severity.RULE
    reference: str = ""
    mark: Mark = Mark.PRACTICE

    def to_json(self) -> dict[str, str]:
        return {
            "code": self.code,
            "message": self.message,
            "field": self.field,
            "severity": self.severity.value,
            "reference": self.reference,
            "mark": self.mark.value,
        }

    @staticmethod
    def from_json(value: dict[str, str]) -> "Problem":
        return Problem(
            code=value["code"],
            message=value["message"],
            field=value["field"],
            severity=Severity(value["severity"]),
            reference=value["reference"],
            mark=Mark(value["mark"]),
        )
