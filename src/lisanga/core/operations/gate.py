"""The one door. Every change of business data goes through `submit`: parsed, authorised, checked, applied, recorded.

Life of a list: parse and upcast → lock the organisations' chains in id order → known already? → authorise →
wait for what it depends on → check → apply in sets → register lines → commit → answer."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from lisanga.core.kernel import clock
from lisanga.core.kernel.problems import Mark, Problem, Severity
from lisanga.core.operations.batch import Batch
from lisanga.core.operations.chain import Head, keep_heads, lock_head, open_chain
from lisanga.core.operations.envelope import Envelope
from lisanga.core.operations.held import releasable
from lisanga.core.operations.parsing import Parsed, parse
from lisanga.core.operations.verdicts import Answer, Verdict
from lisanga.core.scope import security
from lisanga.core.scope.viewer import Viewer

Doubts = Mapping[UUID, Sequence[Problem]]


def submit(
    viewer: Viewer, envelopes: Sequence[Envelope], received_at: datetime | None = None, doubts: Doubts | None = None
) -> list[Answer]:
    """Carries a list of operations of one author, of any organisations; answers in the same order, after commit.
    `doubts` are what the way by which an operation came (a telephone whose clock is wrong) makes doubtful, by its id.

    Everything is committed together. A repeated operation gets its first verdict. What the author has no right to
    send leaves no line in the register: it goes to the security log."""
    moment = received_at or clock.now()
    parsed = [parse(envelope) for envelope in envelopes]
    allowed = [allowed_to(viewer, one) for one in parsed]
    answers: dict[int, Answer] = {}
    try:
        waiting = _carry(viewer, parsed, allowed, moment, answers, doubts or {}, careful=False)
    except (IntegrityError, DataError, OverflowError):
        # Something in the list clashes with a constraint or does not fit the database: once more, each operation behind
        # its own savepoint.
        answers.clear()
        waiting = _carry(viewer, parsed, allowed, moment, answers, doubts or {}, careful=True)
    note_forbidden(viewer, parsed, answers)
    if waiting:
        release(answers, moment)
    return [answers[index] for index in range(len(parsed))]


def submit_one(viewer: Viewer, envelope: Envelope) -> Answer:
    """A single operation is a list of one."""
    return submit(viewer, [envelope])[0]


def allowed_to(viewer: Viewer, one: Parsed) -> bool:
    """The grant may be in force now, or have been when the fact was made (flagged later by the batch)."""
    if one.operation is None:
        return any(grant.organisation == one.envelope.organisation for grant in viewer.current) or viewer.system
    permission, organisation = one.operation.permission, one.envelope.organisation
    captured = clock.local_date(one.envelope.captured_at)
    return viewer.may(permission, organisation) or viewer.may(permission, organisation, captured)


def _carry(
    viewer: Viewer,
    parsed: list[Parsed],
    allowed: list[bool],
    moment: datetime,
    answers: dict[int, Answer],
    doubts: Doubts,
    *,
    careful: bool,
) -> bool:
    """One transaction; True when operations of these organisations wait for others."""
    waiting = False
    by_organisation: dict[UUID, list[int]] = {}
    for index, one in enumerate(parsed):
        if allowed[index]:
            by_organisation.setdefault(one.envelope.organisation, []).append(index)
        else:
            answers[index] = forbidden(one.envelope)
    with transaction.atomic():
        for organisation in sorted(by_organisation):
            indexes = by_organisation[organisation]
            head = lock_head(organisation) or _founded(organisation, [parsed[index] for index in indexes])
            if head is None:
                answers.update({index: forbidden(parsed[index].envelope) for index in indexes})
                continue
            batch = Batch(head, viewer, moment, careful=careful, doubts=doubts)
            for index, answer in zip(indexes, batch.run([parsed[index] for index in indexes]), strict=True):
                answers[index] = answer
            if batch.wrote:
                keep_heads([head], batch.context.writer)
            batch.context.writer.flush()
            waiting = waiting or batch.releases
    return waiting


def _founded(organisation: UUID, parsed: list[Parsed]) -> Head | None:
    first = parsed[0].operation
    return open_chain(organisation) if first is not None and first.founds else None


def forbidden(envelope: Envelope) -> Answer:
    message = _("Vous n’avez pas le droit d’enregistrer ceci, ou cette organisation n’existe pas.")
    problem = Problem(
        code="forbidden", message=message, field="", severity=Severity.INVALID, reference="", mark=Mark.PRACTICE
    )
    return Answer(envelope.id, Verdict.REFUSED, 0, [problem])


def note_forbidden(viewer: Viewer, parsed: list[Parsed], answers: dict[int, Answer]) -> None:
    for index, one in enumerate(parsed):
        if answers[index].number == 0 and not answers[index].duplicate:
            security.note("forbidden_operation", viewer.person, one.envelope.organisation, one.envelope.type)


def release(answers: dict[int, Answer], moment: datetime) -> None:
    """After commit: what waited for an operation that is now recorded is tried again, under its own author."""
    release_what_waits([answer.id for answer in answers.values() if answer.recorded and not answer.duplicate], moment)


def release_what_waits(done: list[UUID], moment: datetime) -> None:
    """Also for what was recorded before: the power may have gone between a commit and its release."""
    for author, envelopes in releasable(done, clock.local_date(moment)):
        submit(author, envelopes, moment)
