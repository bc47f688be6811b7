"""The exchange rate of a day, entered by a person who names its source."""

from datetime import date
from typing import Literal

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Mark, Problem, Severity
from lisanga.core.ledger.models import ExchangeRate
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission


class RecordRate(msgspec.Struct, frozen=True, kw_only=True):
    """`rate`: francs for one dollar, in millionths."""

    day: date
    rate: int
    source: str
    currency: Literal["USD"] = "USD"


def _check(context: Context, item: Item[RecordRate]) -> list[Problem]:
    problems = []
    if not 0 < item.payload.rate < 10**12:
        problems.append(_problem("bad_rate", _("Le taux doit être plus grand que zéro."), "rate"))
    if not item.payload.source.strip():
        problems.append(_problem("no_source", _("Dites d’où vient le taux (banque, cambiste, marché…)."), "source"))
    return problems


def _problem(code: str, message: str, field: str) -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID, mark=Mark.PRACTICE)


def _apply(context: Context, item: Item[RecordRate]) -> Outcome:
    rate = item.payload
    context.writer.insert(
        ExchangeRate,
        ("id", "organisation_id", "currency", "day", "rate", "source"),
        [(item.envelope.id, context.organisation, rate.currency, rate.day, rate.rate, rate.source[:120])],
    )
    return Outcome({"rate": rate.rate})


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="ledger.record_rate",
    label=gettext_lazy("Noter un taux de change"),
    kind=Kind.OBSERVATION,
    permission=Permission.CASH,
    payload=RecordRate,
    check=check,
    apply=apply,
    example=lambda: RecordRate(day=date(2026, 4, 14), rate=2_800_000_000, source="Banque centrale"),
    sentence=gettext_lazy("{author} a noté un taux de change."),
)
