"""What a trainer must reach, from a day on."""

from datetime import date

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.training.models import CertificationParameters
from lisanga.domains.training.operations.finding import invalid, warning
from lisanga.domains.training.rules import HUNDRED


class SetCertificationRule(msgspec.Struct, frozen=True, kw_only=True):
    """Percentages in hundredths, sessions in number; the rule of the day of a certification counts."""

    valid_from: date
    attendance: int = 8_000
    post_test: int = 6_000
    co_facilitated: int = 1
    observed: int = 1


def _check(context: Context, item: Item[SetCertificationRule]) -> list[Problem]:
    new = item.payload
    if not (0 <= new.attendance <= HUNDRED and 0 <= new.post_test <= HUNDRED):
        return [invalid("bad_percentage", _("Un pourcentage va de 0 à 100."), "attendance")]
    if not (0 <= new.co_facilitated <= 20 and 0 <= new.observed <= 20):
        return [invalid("bad_count", _("On demande de 0 à 20 séances."), "observed")]
    same = CertificationParameters.plain.filter(organisation_id=context.organisation, valid_from=new.valid_from)
    if same.exists():
        return [invalid("day_taken", _("Une règle commence déjà ce jour-là."), "valid_from")]
    if new.valid_from < item.envelope.business_date:
        text = _("Cette règle vaut pour un jour passé : les formateurs déjà certifiés le restent.")
        return [warning("in_the_past", text, "valid_from")]
    return []


def _apply(context: Context, item: Item[SetCertificationRule]) -> Outcome:
    values = msgspec.structs.asdict(item.payload)
    CertificationParameters.plain.create(organisation_id=context.organisation, id=item.envelope.id, **values)
    return Outcome()


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="training.set_certification_rule",
    label=gettext_lazy("Fixer la règle de certification"),
    kind=Kind.REQUEST,
    permission=Permission.PROGRAMME,
    payload=SetCertificationRule,
    check=check,
    apply=apply,
    example=lambda: SetCertificationRule(valid_from=date(2026, 1, 1)),
    sentence=gettext_lazy("{author} a fixé la règle de certification des formateurs à partir du {valid_from}."),
)
