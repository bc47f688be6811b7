"""Which side of an agreement acts: the register that the operation is sent to says it (decision 0021)."""

from enum import StrEnum
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.context import Context
from lisanga.domains.partnerships.models import Agreement


class Side(StrEnum):
    """A party of an agreement."""

    OFFICE = "office"
    PARTNER = "partner"

    @property
    def other(self) -> "Side":
        return Side.PARTNER if self is Side.OFFICE else Side.OFFICE


def agreement_of(context: Context, identifier: UUID) -> Agreement | None:
    """The agreement when the register's organisation is a party of it, locked until the end of the transaction: both
    sides write the same row from two registers."""
    party = Q(organisation_id=context.organisation) | Q(partner_id=context.organisation)
    return Agreement.plain.select_for_update().filter(party, id=identifier).first()


def office_agreement(context: Context, identifier: UUID) -> Agreement | None:
    """The same for acts that are the programme's alone."""
    own = Agreement.plain.select_for_update().filter(organisation_id=context.organisation)
    return own.filter(id=identifier).first()


def side_of(context: Context, agreement: Agreement) -> Side:
    return Side.OFFICE if agreement.organisation_id == context.organisation else Side.PARTNER


def unknown_agreement() -> list[Problem]:
    text = _("Cette convention n’existe pas.")
    return [Problem(code="unknown_agreement", message=text, field="agreement", severity=Severity.INVALID)]
