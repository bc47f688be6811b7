"""Certificates of a session for those who came: numbered without gaps."""

from uuid import UUID, uuid5

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.training.models import Certificate, Presence
from lisanga.domains.training.operations.finding import invalid, session_of, unknown_session

ATTENDANCE = "attendance"


class IssueCertificates(msgspec.Struct, frozen=True, kw_only=True):
    """For all who came and have none; `participants` narrows it to some."""

    session: UUID
    participants: tuple[UUID, ...] = ()


def _due(context: Context, new: IssueCertificates) -> list[UUID]:
    """Those present without a certificate that stands, in the order of the sheet."""
    own = {"organisation_id": context.organisation, "session": new.session}
    have = Certificate.plain.filter(**own, withdrawn="").values("participant")
    rows = Presence.plain.filter(**own).exclude(came_on=None).exclude(participant__in=have).order_by("line")
    if new.participants:
        rows = rows.filter(participant__in=new.participants)
    return list(rows.values_list("participant", flat=True))


def _check(context: Context, item: Item[IssueCertificates]) -> list[Problem]:
    new = item.payload
    if session_of(context, new.session) is None:
        return [unknown_session()]
    if not _due(context, new):
        text = _("Personne n’attend de certificat : notez d’abord qui est venu.")
        return [invalid("nobody_due", text, "session")]
    return []


def _apply(context: Context, item: Item[IssueCertificates]) -> Outcome:
    session = session_of(context, item.payload.session)
    assert session is not None
    made = [
        Certificate(
            organisation_id=context.organisation,
            id=uuid5(item.envelope.id, participant.hex),
            agreement=session.agreement,
            partner_id=session.partner_id,
            number=context.take("training.certificate"),
            kind=ATTENDANCE,
            participant=participant,
            session=session.id,
            title=session.title,
            issued_on=item.envelope.business_date,
            withdrawn="",
        )
        for participant in _due(context, item.payload)
    ]
    Certificate.plain.bulk_create(made)
    return Outcome({"count": len(made), "first": made[0].number}, subject=session.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="training.issue_certificates",
    label=gettext_lazy("Délivrer des certificats"),
    kind=Kind.REQUEST,
    permission=Permission.TRAINING,
    payload=IssueCertificates,
    check=check,
    apply=apply,
    example=lambda: IssueCertificates(session=UUID(int=23)),
    sentence=gettext_lazy("{author} a délivré {count} certificats, à partir du n° {first}."),
)
