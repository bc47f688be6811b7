"""Shares: what a subscription must pay and how much one member may hold (AUS 18, 207, 270, 384)."""

from dataclasses import dataclass

from lisanga.core.kernel.french import amount
from lisanga.core.kernel.problems import Mark, Problem, Severity
from lisanga.core.kernel.rounding import ceiling, half_up

QUARTER = 2_500
HUNDRED = 10_000


@dataclass(frozen=True, slots=True)
class Subscription:
    """Francs; `share_after` is the member's part of the capital after the operation, in hundredths of a percent."""

    amount: int
    minimum_payment: int
    remaining: int
    share_after: int
    problems: tuple[Problem, ...]


def subscribe(
    *,
    form: str,
    nominal: int,
    shares: int,
    paid: int,
    allow_quarter: bool = False,
    minimum: int | None = None,
    maximum: int | None = None,
    capital_shares: int = 0,
    held: int = 0,
) -> Subscription:
    """`form` SCOOPS or COOP-CA; `minimum` (statutes of a SCOOPS) and `maximum` (AUS 18) in hundredths of a percent;
    `capital_shares` and `held` before the operation, measured after it."""
    total_amount = nominal * shares
    least = _minimum(form, total_amount, allow_quarter, minimum)
    after = held + shares
    total = capital_shares + shares
    share_after = half_up(after * HUNDRED, total) if total else 0
    problems = []
    if paid < least:
        problems.append(_below_minimum(form, allow_quarter, least))
    if paid > total_amount:
        problems.append(_above_amount(total_amount))
    if maximum is not None and total and after * HUNDRED > maximum * total:
        problems.append(_above_maximum(share_after, maximum))
    return Subscription(total_amount, least, max(total_amount - paid, 0), share_after, tuple(problems))


def _minimum(form: str, due: int, allow_quarter: bool, minimum: int | None) -> int:
    if form == "SCOOPS":
        return ceiling(due * (minimum or 0), HUNDRED)
    return ceiling(due * QUARTER, HUNDRED) if allow_quarter else due


def _below_minimum(form: str, allow_quarter: bool, least: int) -> Problem:
    if form == "SCOOPS":
        text = f"Les statuts demandent de verser au moins {amount(least)} à la souscription."
        return Problem("below_minimum_payment", text, "paid", Severity.RULE, "AUS 207", Mark.STATUTES)
    if allow_quarter:
        text = f"La loi exige de verser au moins le quart à la souscription : {amount(least)}."
    else:
        text = f"La loi exige de tout verser à la souscription, sauf clause des statuts : {amount(least)}."
    return Problem("below_minimum_payment", text, "paid", Severity.RULE, "AUS 270", Mark.LAW)


def _above_amount(of: int) -> Problem:
    text = f"Le versement dépasse le montant des parts : {amount(of)}."
    return Problem("above_amount", text, "paid", Severity.RULE)


def _above_maximum(share_after: int, maximum: int) -> Problem:
    text = (
        f"Après cette souscription, le membre aurait {_percent(share_after)} % du capital ; "
        f"les statuts fixent le plus à {_percent(maximum)} %. Prenez moins de parts."
    )
    return Problem("above_maximum_share", text, "shares", Severity.RULE, "AUS 18", Mark.STATUTES)


def _percent(hundredths: int) -> str:
    return f"{hundredths // 100},{hundredths % 100:02d}"
