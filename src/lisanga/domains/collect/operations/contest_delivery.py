"""A member says that a delivery is wrong, or an agent who saw the own error too late to take it back. The delivery
stays as it is: what is said stands beside it and waits for a person, whose answer is another operation."""

from typing import Literal
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.french import weight
from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.collect.models import Contest, Delivery
from lisanga.domains.collect.operations.weighing import MAXIMUM_GROSS, MOST_CONTAINERS
from lisanga.domains.collect.rules import receipt_number

LONGEST = 400


class ContestDelivery(msgspec.Struct, frozen=True, kw_only=True):
    """`by`: the member contests, or the agent saw an error. `reason` in their words; `net` grams and `containers` are
    what they say is right, 0 when they say nothing of it."""

    delivery: UUID
    reason: str
    by: Literal["member", "agent"] = "member"
    net: int = 0
    containers: int = 0


def _check(context: Context, item: Item[ContestDelivery]) -> list[Problem]:
    sent = item.payload
    delivery = _delivery(context, sent.delivery)
    if delivery is None:
        return [_invalid("unknown_delivery", _("Cette livraison n’existe pas."), "delivery")]
    if not 0 < len(sent.reason.strip()) <= LONGEST:
        text = _("Dites ce qui ne va pas, en %(most)s signes au plus.")
        return [_invalid("no_reason", text % {"most": LONGEST}, "reason")]
    if not (0 <= sent.net <= MAXIMUM_GROSS and 0 <= sent.containers <= MOST_CONTAINERS):
        return [_invalid("bad_weight", _("Ce poids ou ce nombre de sacs n’est pas possible sur un bon."), "net")]
    problems = [_doubt("contested", _what(sent, delivery))]
    if delivery.reversed_by is not None:
        problems.append(_doubt("already_reversed", _("Cette livraison est déjà annulée.")))
    if Contest.plain.filter(organisation_id=context.organisation, delivery=delivery.id, answer="").exists():
        text = _("Ce bon est déjà contesté : chacune des contestations demande sa réponse.")
        problems.append(_doubt("contested_before", text))
    return problems


def _delivery(context: Context, identifier: UUID) -> Delivery | None:
    return Delivery.plain.filter(organisation_id=context.organisation, id=identifier).first()


def _what(sent: ContestDelivery, delivery: Delivery) -> str:
    """Who says so, and the two weights: never the reason, which may name somebody and can be blanked."""
    known = {"receipt": receipt_number(delivery.series, delivery.number), "net": weight(delivery.net)}
    text = _("Le membre conteste le bon %(receipt)s.")
    if sent.by == "agent":
        text = _("L’agent a vu une erreur sur le bon %(receipt)s.")
    if sent.net:
        text += " " + _("Le bon dit %(net)s net ; il serait juste à %(said)s.")
    return text % (known | {"said": weight(sent.net)})


def _invalid(code: str, message: str, field: str) -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID)


def _doubt(code: str, message: str) -> Problem:
    return Problem(code=code, message=message, field="delivery", severity=Severity.WARNING)


def _apply(context: Context, item: Item[ContestDelivery]) -> Outcome:
    sent, delivery = item.payload, _delivery(context, item.payload.delivery)
    assert delivery is not None
    Contest.plain.create(
        id=item.envelope.id,
        organisation_id=context.organisation,
        delivery=delivery.id,
        centre=delivery.centre,
        by=sent.by,
        on=item.envelope.business_date,
        reason=sent.reason.strip(),
        net=sent.net,
        containers=sent.containers,
        author=context.author,
    )
    return Outcome({"receipt": receipt_number(delivery.series, delivery.number)}, subject=delivery.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="collect.contest_delivery",
    label=gettext_lazy("Contester une livraison"),
    kind=Kind.OBSERVATION,
    permission=Permission.COLLECT,
    payload=ContestDelivery,
    check=check,
    apply=apply,
    example=lambda: ContestDelivery(delivery=UUID(int=10), reason="J’ai apporté neuf sacs, pas huit", containers=9),
    offline=True,
    answered_by="collect.answer_contest",
    sentence=gettext_lazy("{author} a noté que {by} le bon {receipt} : {reason}."),
    words={
        "by": {
            "member": gettext_lazy("le membre conteste"),
            "agent": gettext_lazy("l’agent a vu une erreur sur"),
            "": gettext_lazy("le membre conteste"),  # what has its default value does not travel
        }
    },
)
