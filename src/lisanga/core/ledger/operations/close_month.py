"""Closing a month makes its postings final (AUDCIF 22). Where there are two people, another one than who enters should
do it (domain.md A2.8): otherwise it is flagged."""

from collections.abc import Callable
from uuid import UUID

import msgspec
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel import clock
from lisanga.core.kernel.french import month_name
from lisanga.core.kernel.problems import Mark, Problem, Severity
from lisanga.core.ledger.models import ClosedMonth
from lisanga.core.ledger.operations.posting import CLOSED_THROUGH
from lisanga.core.operations.context import Context
from lisanga.core.operations.models import RegisterLine
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.models import Grant
from lisanga.core.scope.roles import ROLES, Permission

Blocker = Callable[[UUID, int], list[Problem]]
# What else must be in order before a month closes (cash counted, …): domains add their own checks at start-up.
BLOCKERS: list[Blocker] = []
FIRST_MONTH, LAST_MONTH = 1900 * 12, 2200 * 12


class CloseMonth(msgspec.Struct, frozen=True, kw_only=True):
    """`month`: year × 12 + month − 1, as in the kernel's clock."""

    month: int


def _check(context: Context, item: Item[CloseMonth]) -> list[Problem]:
    month = item.payload.month
    if not FIRST_MONTH <= month <= LAST_MONTH:
        text = _("Ce mois n’existe pas.")
        return [Problem(code="bad_month", message=text, field="month", severity=Severity.INVALID)]
    closed = ClosedMonth.plain.filter(organisation_id=context.organisation).order_by("-month")
    last = closed.values_list("month", flat=True).first()
    problems = [problem for blocker in BLOCKERS for problem in blocker(context.organisation, month)]
    if last is not None and month <= last:
        text = _("%(month)s est déjà clos.") % {"month": month_name(month)}
        problems.append(_problem("already_closed", text, "AUDCIF 22"))
    if month >= clock.month_of(clock.local_date(context.received_at)):
        text = _("%(month)s n’est pas encore terminé.") % {"month": month_name(month)}
        problems.append(_problem("month_not_over", text))
    if not problems and _wrote_in(context, month) and _others_may(context):
        text = _("Vous avez écrit des opérations de ce mois : il vaut mieux qu’une autre personne le close.")
        problems.append(Problem(code="same_person", message=text, field="month", severity=Severity.WARNING))
    return problems


def _wrote_in(context: Context, month: int) -> bool:
    """Whether the author wrote something of the month that moved the accounts."""
    lines = RegisterLine.objects.filter(organisation=context.organisation, author=context.author)
    first, after = clock.month_start(month), clock.month_start(month + 1)
    return lines.filter(business_date__gte=first, business_date__lt=after).exclude(sealed=b"").exists()


def _others_may(context: Context) -> bool:
    """Whether somebody else could close months here today."""
    day = clock.local_date(context.received_at)
    roles = [role.code for role in ROLES.values() if Permission.ACCOUNTS in role.permissions]
    grants = Grant.objects.filter(organisation=context.organisation, role__in=roles, valid_from__lte=day)
    return grants.filter(Q(valid_to=None) | Q(valid_to__gte=day)).exclude(person=context.author).exists()


def _problem(code: str, message: str, reference: str = "") -> Problem:
    return Problem(
        code=code,
        message=message,
        field="month",
        severity=Severity.RULE,
        reference=reference,
        mark=Mark.LAW if reference else Mark.PRACTICE,
    )


def _apply(context: Context, item: Item[CloseMonth]) -> Outcome:
    context.reserve(CLOSED_THROUGH, item.payload.month)
    context.writer.insert(
        ClosedMonth,
        ("organisation_id", "month", "operation", "closed_by", "closed_at"),
        [(context.organisation, item.payload.month, item.envelope.id, context.author, context.received_at)],
    )
    return Outcome({"month": item.payload.month})


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="ledger.close_month",
    label=gettext_lazy("Clore un mois"),
    kind=Kind.REQUEST,
    permission=Permission.ACCOUNTS,
    payload=CloseMonth,
    check=check,
    apply=apply,
    example=lambda: CloseMonth(month=2026 * 12),
    sentence=gettext_lazy("{author} a clos {month:month}."),
)
