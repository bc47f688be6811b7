"""What a telephone may pay: out of its own float, the slips that were given to it and what it has weighed itself. Money
that went another way is recorded all the same, and looked at by a person."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from lisanga.core.kernel.ids import made_on
from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.core.operations.envelope import Envelope
from lisanga.core.scope.models import Device
from lisanga.domains.treasury.models import Slip
from lisanga.domains.treasury.operations import checks
from lisanga.domains.treasury.operations.cash import tills


def float_of_a_telephone(context: Context, till: UUID) -> list[Problem]:
    """A float is a cash box in francs: what a telephone can count note by note."""
    known = tills(context).get(till)
    if known is None:
        return [checks.invalid("unknown_till", _("Cette caisse n’existe pas dans la coopérative."), "till")]
    if known.kind != "cash" or known.currency != "CDF":
        text = _("Le fonds d’un téléphone est une caisse d’argent en francs.")
        return [checks.invalid("bad_float", text, "till")]
    return []


def float_problems(context: Context, envelope: Envelope, till: UUID) -> list[Problem]:
    """`foreign_till`: the telephone moved money of a till that is not its own. One query a list."""
    if envelope.device is None or _floats(context).get(envelope.device) == till:
        return []
    text = _("Cette caisse n’est pas le fonds de ce téléphone : demandez de quelle caisse l’argent est sorti ou entré.")
    return [Problem(code="foreign_till", message=text, field="till", severity=Severity.WARNING)]


def _floats(context: Context) -> dict[UUID, UUID | None]:
    def load() -> dict[UUID, UUID | None]:
        return dict(Device.objects.filter(organisation_id=context.organisation).values_list("id", "till"))

    return context.once("treasury.floats", load)


def holders_of(context: Context, items: Sequence[UUID]) -> dict[UUID, UUID]:
    """Sum due → the telephone that shall pay it, for those that were given to one. One query."""
    standing = Slip.plain.filter(organisation_id=context.organisation, item__in=set(items), withdrawn_by=None)
    return dict(standing.values_list("item", "device"))


def slip_problems(envelope: Envelope, items: Sequence[UUID], holders: dict[UUID, UUID]) -> list[Problem]:
    """`foreign_slip`: the telephone paid a sum that was neither given to it nor weighed on it."""
    device = envelope.device
    if device is None:
        return []
    own = [holders[item] == device if item in holders else made_on(device, item) for item in items]
    if all(own):
        return []
    text = _("Ce bon n’était pas confié à ce téléphone, et il ne l’a pas pesé : demandez pourquoi il l’a payé.")
    return [Problem(code="foreign_slip", message=text, field="items", severity=Severity.WARNING)]
