"""What operations on money check alike."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from lisanga.core.kernel.french import amount as french_amount
from lisanga.core.kernel.money import Currency
from lisanga.core.kernel.names import fold
from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.ledger.models import Auxiliary, ExchangeRate
from lisanga.core.operations.context import Context
from lisanga.domains.treasury.models import CashMovement
from lisanga.domains.treasury.operations.cash import TillState, clean_reference, tills

LARGEST = 10**13
Reference = tuple[str, str]


def invalid(code: str, message: str, field: str) -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID)


def amount_problems(till: TillState | None, amount: int, fee: int = 0) -> list[Problem]:
    """What makes a sum of money senseless: no such till, nothing or less, a fee below zero."""
    problems = []
    if till is None:
        problems.append(invalid("unknown_till", _("Cette caisse n’existe pas dans la coopérative."), "till"))
    if not 0 < amount < LARGEST:
        problems.append(invalid("bad_amount", _("Le montant doit être plus grand que zéro."), "amount"))
    if not 0 <= fee < LARGEST:
        problems.append(invalid("bad_fee", _("Les frais ne peuvent pas être négatifs."), "fee"))
    return problems


def rate_of(context: Context, currency: str, day: date, given: int | None) -> int | None:
    """Francs for one unit, in millionths: the one given with the fact, else the last one noted on or before the day;
    0 for francs; None when there is none. One query for the whole list."""
    if currency == Currency.CDF:
        return 0
    if given is not None:
        return given if 0 < given < 10**12 else None

    def load() -> list[tuple[date, int]]:
        rates = ExchangeRate.plain.filter(organisation_id=context.organisation, currency=currency)
        return list(rates.order_by("-day", "-id").values_list("day", "rate"))

    known = context.once(("treasury.rates", currency), load)
    return next((rate for on, rate in known if on <= day), None)


def rate_problems(context: Context, till: TillState | None, day: date, given: int | None) -> list[Problem]:
    """Dollars need the rate of the day, entered by a person and never guessed."""
    if till is None or rate_of(context, till.currency, day, given) is not None:
        return []
    text = _("Il manque le taux du dollar pour ce jour : notez-le, ou écrivez-le avec l’opération.")
    return [invalid("no_rate", text, "rate")]


def below_zero(till: TillState, balance_after: int) -> list[Problem]:
    """More went out than the book says there was: flagged, since the money did move."""
    if balance_after >= 0:
        return []
    text = _("D’après le livre, cette caisse passe sous zéro (%(amount)s). Une recette manque-t-elle ?")
    message = text % {"amount": french_amount(balance_after, till.currency)}
    return [Problem(code="till_below_zero", message=message, field="amount", severity=Severity.WARNING)]


def outflow_problems(context: Context, till: UUID, amount: int) -> list[Problem]:
    """`below_zero` for a single operation."""
    known = tills(context).get(till)
    return [] if known is None else below_zero(known, known.balance - amount)


def reference_key(operator: str, reference: str) -> Reference:
    return fold(operator), clean_reference(reference)


def used_references(context: Context, wanted: Iterable[Reference]) -> set[Reference]:
    """Those that a mobile payment of this cooperative, not reversed since, already carries. One query."""
    texts = {reference for _operator, reference in wanted if reference}
    if not texts:
        return set()
    rows = CashMovement.plain.filter(organisation_id=context.organisation, reference__in=texts)
    standing = rows.filter(reverses=None, reversed_by=None)
    return {reference_key(*row) for row in standing.values_list("operator", "reference")}


def reference_problems(till: TillState | None, key: Reference, used: set[Reference]) -> list[Problem]:
    """G74: a second mobile payment of the same operator and reference is a duplicate until a person settles it."""
    if till is None or till.kind != "mobile":
        return []
    if not (key[0] and key[1]):
        text = _("Un paiement par téléphone porte l’opérateur et la référence du message reçu.")
        return [Problem(code="missing_reference", message=text, field="reference")]
    if key in used:
        text = _("Cette référence a déjà servi pour un autre paiement du même opérateur : vérifiez le message reçu.")
        return [Problem(code="duplicate_reference", message=text, field="reference")]
    return []


def mobile_problems(context: Context, till: UUID, operator: str, reference: str) -> list[Problem]:
    """The same for a single operation."""
    key = reference_key(operator, reference)
    return reference_problems(tills(context).get(till), key, used_references(context, [key]))


def known_members(context: Context, members: Iterable[UUID]) -> set[UUID]:
    """Those that have an individual account in this cooperative. One query."""
    wanted = set(members)
    found = Auxiliary.plain.filter(organisation_id=context.organisation, id__in=wanted, kind="member")
    return set(found.values_list("id", flat=True))


def unknown_member() -> Problem:
    return invalid("unknown_member", _("Ce membre n’est pas dans le registre de la coopérative."), "member")
