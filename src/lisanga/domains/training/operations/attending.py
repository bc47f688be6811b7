"""Registration and presence: what several operations write, in sets."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID, uuid5

from django.db.models import Max

from lisanga.core.operations.context import Context
from lisanga.domains.training.models import AttendanceCount, Participant, Presence, Session
from lisanga.domains.training.operations.finding import participants_of
from lisanga.domains.training.rules import age_class


def register_to(context: Context, session: Session, identifiers: Iterable[UUID]) -> list[Presence]:
    """New lines of the session's sheet for those who have none, in order of the list. Three statements."""
    wanted = list(dict.fromkeys(identifiers))
    lines = Presence.plain.filter(organisation_id=context.organisation, session=session.id)
    known = set(lines.filter(participant__in=wanted).values_list("participant", flat=True))
    last = lines.aggregate(last=Max("line"))["last"] or 0
    people = participants_of(context, [one for one in wanted if one not in known])
    made = [
        _presence(session, people[identifier], line)
        for line, identifier in enumerate((one for one in wanted if one in people), last + 1)
    ]
    Presence.plain.bulk_create(made)
    return made


def _presence(session: Session, one: Participant, line: int) -> Presence:
    return Presence(
        organisation_id=session.organisation_id,
        id=uuid5(session.id, one.id.hex),
        agreement=session.agreement,
        partner_id=session.partner_id,
        session=session.id,
        participant=one.id,
        line=line,
        sex=one.sex,
        age_class=age_class(one.birth_year, session.planned_on) or one.age_class,
        province=one.province or session.province,
        belongs_to=one.belongs_to,
        member=one.member,
    )


def mark(context: Context, session: Session, rows: Iterable[Presence], day: date | None) -> int:
    """Makes rows present on `day`, or absent again (None), with the counts that follow; how many changed."""
    changed = [row for row in rows if (row.came_on is None) != (day is None)]
    if not changed:
        return 0
    ids = [row.id for row in changed]
    Presence.plain.filter(organisation_id=context.organisation, id__in=ids).update(came_on=day)
    people = participants_of(context, [row.participant for row in changed])
    _count(session, [(row, people[row.participant].kind) for row in changed], 1 if day else -1)
    if day:
        new = [row.participant for row in changed if people[row.participant].trained_on is None]
        Participant.plain.filter(organisation_id=context.organisation, id__in=new).update(trained_on=day)
    return len(changed)


def _count(session: Session, rows: Iterable[tuple[Presence, str]], by: int) -> None:
    """Adds to the counts of the session: two statements however many groups."""
    added: dict[str, AttendanceCount] = {}
    for row, kind in rows:
        key = f"{session.id.hex}{row.sex}{row.age_class}/{row.province}/{kind}"
        if key not in added:
            added[key] = AttendanceCount(
                key=key,
                organisation_id=session.organisation_id,
                agreement=session.agreement,
                partner_id=session.partner_id,
                session=session.id,
                roadmap=session.roadmap,
                sex=row.sex,
                age_class=row.age_class,
                province=row.province,
                kind=kind,
                count=0,
            )
        added[key].count += by
    for known in AttendanceCount.plain.filter(key__in=added):
        added[known.key].count += known.count
    AttendanceCount.plain.bulk_create(
        added.values(), update_conflicts=True, unique_fields=["key"], update_fields=["count"]
    )
