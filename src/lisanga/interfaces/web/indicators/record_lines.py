"""Lines of the list behind a figure: agreements, days of obligations, sessions, people of a cooperative, trainers,
reports, visits, promises."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.core.scope.viewer import Scope
from lisanga.domains.indicators.catalogue import OfAgreements
from lisanga.domains.partnerships.queries import AgreementFilter, AgreementRow, Reminder, agreement, agreements
from lisanga.domains.partnerships.queries.kept import Whose, WorkRow, days_between, works_promised
from lisanga.domains.partnerships.rules import ACTIVE
from lisanga.domains.training.queries import SessionRow, done


@dataclass(frozen=True, slots=True)
class Record:
    """One line; `key` is where the next page begins."""

    key: str
    title: str
    detail: str
    tone: str
    word: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is asked for: whose work, in which days, from where on."""

    scope: Scope
    code: str  # of whom the page speaks
    whose: Whose
    computed: OfAgreements
    first: date
    last: date
    today: date
    after: tuple[date, UUID] | None
    text: str
    limit: int

    @property
    def come(self) -> date:
        """What is promised counts from its day on."""
        return min(self.last, self.today)


def _agreements(asked: Asked) -> list[Record]:
    found: Sequence[AgreementRow]
    if asked.whose.agreement is not None:
        found = [row for row in (agreement(asked.scope, asked.whose.agreement),) if row.status == ACTIVE]
    else:
        wanted = AgreementFilter(partner=asked.whose.partner, statuses=frozenset({ACTIVE}))
        found = agreements(asked.scope, wanted, asked.after, asked.limit)
    return [
        Record(
            f"{row.starts_on}~{row.id}",
            f"{row.code} · {row.title}",
            _("%(partner)s, du %(first)s au %(last)s")
            % {
                "partner": row.partner_name,
                "first": french.short_date(row.starts_on),
                "last": french.short_date(row.ends_on),
            },
            "good",
            row.status_label,
            reverse("agreement", args=[row.code]),
        )
        for row in found
    ]


def _obligations(asked: Asked) -> list[Record]:
    rows = days_between(asked.scope, asked.whose, asked.first, asked.come, asked.today, asked.after, asked.limit)
    return [_obligation(row) for row in rows]


def _obligation(row: Reminder) -> Record:
    due = row.due
    title = f"{row.obligation_title}, {due.label}" if due.label else row.obligation_title
    side = _("à la charge du programme") if row.side == "office" else _("à la charge du partenaire")
    detail = _("%(code)s · %(side)s · pour le %(day)s") % {
        "code": row.agreement_code,
        "side": side,
        "day": french.short_date(due.due_on),
    }
    url = reverse("obligation", args=[row.agreement_code, due.obligation])
    if due.state == "done":
        return Record(f"{due.due_on}~{due.id}", title, detail, *_done(due.done_on, due.due_on), url)
    word = _("contestée") if due.state == "contested" else _("pas encore exécutée")
    return Record(f"{due.due_on}~{due.id}", title, detail, "bad", word, url)


def _done(done_on: date | None, due_on: date) -> tuple[str, str]:
    """ "à temps", or how late."""
    late = (done_on - due_on).days if done_on else 0
    if late <= 0:
        return "good", _("à temps")
    return "watch", _("%(days)s après son jour") % {"days": french.plural(late, _("jour"), _("jours"))}


def _sessions(asked: Asked) -> list[Record]:
    rows = done.sessions_between(asked.scope, asked.whose, asked.first, asked.come, asked.after, asked.limit)
    return [_session(row, row.planned_on) for row in rows]


def _session(row: SessionRow, day: date) -> Record:
    detail = ", ".join(
        part
        for part in (
            _("prévue le %(day)s") % {"day": french.short_date(row.planned_on)},
            row.place,
            french.plural(row.came, _("présent"), _("présents")) if row.held_on else "",
        )
        if part
    )
    held = _("tenue le %(day)s") % {"day": french.short_date(row.held_on)} if row.held_on else _("pas encore tenue")
    tone = "good" if row.held_on else "bad"
    return Record(f"{day}~{row.id}", row.title, detail, tone, held, reverse("training_session", args=[row.id]))


def _people(asked: Asked) -> list[Record]:
    if asked.whose.cooperative is not None:
        return _members(asked)
    rows = done.sessions_held(asked.scope, asked.whose, asked.first, asked.last, asked.after, asked.limit)
    return [_session(row, row.held_on or row.planned_on) for row in rows]


def _members(asked: Asked) -> list[Record]:
    place = asked.whose.cooperative
    assert place is not None
    found = done.trained_members(asked.scope, place, asked.first, asked.last)
    return _sliced(
        asked,
        [
            Record(
                str(row.participant),
                row.name,
                _("dernière séance le %(day)s") % {"day": french.short_date(row.last)},
                "good",
                french.plural(row.sessions, _("séance"), _("séances")),
                reverse("member", args=[asked.code, row.member]) if row.member else "",
            )
            for row in found
        ],
    )


def _trainers(asked: Asked) -> list[Record]:
    found = done.trainers_between(asked.scope, asked.whose, asked.first, asked.last)
    return _sliced(
        asked,
        [
            Record(
                str(row.participant),
                row.name,
                _("certifié le %(day)s") % {"day": french.short_date(row.certified_on)},
                "good",
                _("génération %(number)s") % {"number": row.generation},
                reverse("participant", args=[row.participant]),
            )
            for row in found
        ],
    )


def _works(asked: Asked) -> list[Record]:
    rows = works_promised(asked.scope, asked.whose, asked.first, asked.come)
    wanted = [row for row in rows if row.is_report == (asked.computed.records == "reports")]
    return _sliced(asked, [_work(row, by_decision=asked.computed.code != "rapports-a-temps") for row in wanted])


def _work(row: WorkRow, *, by_decision: bool) -> Record:
    detail = _("%(code)s · attendu le %(day)s") % {"code": row.agreement_code, "day": french.short_date(row.due_on)}
    if row.submitted_on:
        detail += " · " + _("soumis le %(day)s") % {"day": french.short_date(row.submitted_on)}
    if by_decision:
        tone = "good" if row.is_validated else "watch" if row.submitted_on else "bad"
        word = _("validé") if row.is_validated else row.state_label
    elif row.submitted_on is None:
        tone, word = "bad", _("pas encore soumis")
    else:
        tone, word = _done(row.submitted_on, row.due_on)
    calendar = reverse("agreement_deliverables", args=[row.agreement_code])
    url = reverse("deliverable", args=[row.id]) if row.id else calendar
    return Record(row.key, row.title, detail, tone, word, url)


def _visits(asked: Asked) -> list[Record]:
    rows = done.visits_between(asked.scope, asked.whose, asked.first, asked.come, asked.after, asked.limit)
    return [
        Record(
            f"{row.held_on}~{row.id}",
            row.cooperative_name,
            " · ".join(part for part in (row.visitor, row.purpose) if part),
            "good",
            _("faite le %(day)s") % {"day": french.short_date(row.day)},
            reverse("visit", args=[row.id]),
        )
        for row in rows
    ]


def _promises(asked: Asked) -> list[Record]:
    rows = done.promises_between(asked.scope, asked.whose, asked.first, asked.come, asked.after, asked.limit)
    return [
        Record(
            f"{row.due_on}~{row.id}",
            row.text,
            _("%(owner)s, pour le %(day)s") % {"owner": row.owner, "day": french.short_date(row.due_on)},
            *(_done(row.done_on, row.due_on) if row.done_on else ("bad", _("pas encore faite"))),
            reverse("visit", args=[row.subject]) if row.subject_kind == "visit" else "",
        )
        for row in rows
    ]


def _sliced(asked: Asked, found: list[Record]) -> list[Record]:
    """The page that begins after the line of the address, in a list that stands whole."""
    keys = [row.key for row in found]
    start = keys.index(asked.text) + 1 if asked.text in keys else 0
    return found[start : start + asked.limit]


LISTS: dict[str, Callable[[Asked], list[Record]]] = {
    "agreements": _agreements,
    "obligations": _obligations,
    "sessions": _sessions,
    "people": _people,
    "trainers": _trainers,
    "reports": _works,
    "works": _works,
    "visits": _visits,
    "promises": _promises,
}
