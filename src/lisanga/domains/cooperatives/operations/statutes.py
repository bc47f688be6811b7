"""What the statutes say, for the operations of other domains."""

from dataclasses import dataclass

from lisanga.core.operations.context import Context
from lisanga.domains.cooperatives.models import Cooperative
from lisanga.domains.cooperatives.rules import FORMS, SCOOPS


@dataclass(frozen=True, slots=True)
class Statutes:
    """`form` is SCOOPS or COOP-CA; `nominal` in whole francs, 0 when not yet set; percentages in hundredths of a
    percent, None where the statutes are silent."""

    form: str
    nominal: int
    max_share_pct: int | None
    minimum_payment_pct: int | None
    allow_quarter: bool


SILENT = Statutes(FORMS[SCOOPS], 0, None, None, False)


def statutes_of(context: Context) -> Statutes:
    """Read once a list; silent statutes for a cooperative whose identity was never written."""
    return context.once("cooperatives.statutes", lambda: _load(context))


def _load(context: Context) -> Statutes:
    columns = ("form", "nominal_share", "max_share_pct", "minimum_payment_pct", "allow_quarter")
    row = Cooperative.plain.filter(organisation_id=context.organisation).values_list(*columns).first()
    return Statutes(FORMS[row[0]], *row[1:]) if row else SILENT
