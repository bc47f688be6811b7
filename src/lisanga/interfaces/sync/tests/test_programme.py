"""A telephone of the programme office: bounded rows come down, what was seen goes up."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from lisanga.core.files.tests.samples import data
from lisanga.core.kernel import clock
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.domains.training import queries
from lisanga.domains.training.models import ActionPoint, Participant, Presence, Session, Visit
from lisanga.domains.training.operations.change_session import ChangeSession
from lisanga.domains.training.operations.plan_visit import PlanVisit
from lisanga.domains.training.operations.record_visit import Promise, RecordVisit
from lisanga.domains.training.operations.report_action_done import ReportActionDone
from lisanga.domains.training.tests.ground import Ground, ground
from lisanga.interfaces.sync.phone import short
from lisanga.interfaces.sync.reference.photographs import digest_of, send_photograph
from lisanga.interfaces.sync.reference.telephone import Telephone
from lisanga.interfaces.sync.tests.ground import enrolled, enrolled_for_training
from lisanga.interfaces.sync.tests.picturing import photograph, put_here
from lisanga.interfaces.sync.window.programme import DAYS_AHEAD, DAYS_BEFORE, DAYS_OF_VISITS

__all__ = ["data", "ground"]
pytestmark = pytest.mark.django_db
OWN = {"people", "sessions", "participants", "visits", "promises"}


@pytest.fixture
def telephone(ground: Ground) -> Telephone:
    return enrolled_for_training(ground.network)


def in_days(days: int) -> date:
    return clock.today() + timedelta(days=days)


def day_in(telephone: Telephone, table: str, column: str = "planned_on") -> list[int]:
    """Days from today, of every row."""
    start = (clock.today() - date(1970, 1, 1)).days
    return sorted(one[column] - start for one in telephone.tables[table].values())


def author(ground: Ground) -> UUID:
    return ground.network.people["programme_officer"].id


def changed(telephone: Telephone) -> set[str]:
    status, answer = telephone.push(0, rows=True)
    assert status == 200
    return set(answer["w"]["t"])


def visited(ground: Ground, days: int = 1, promise: str = "") -> UUID:
    """A visit planned in some days; the promise is of one that was held long ago."""
    cooperative = ground.network.cooperative
    if promise:
        made = RecordVisit(
            visit=ground.done("plan_visit", PlanVisit(cooperative=cooperative, planned_on=in_days(-200))),
            findings="La caisse est comptée.",
            promises=(Promise(text=promise, owner="Le gérant", due_on=in_days(-9)),),
        )
        ground.done("record_visit", made, business_date=in_days(-200))
    return ground.done("plan_visit", PlanVisit(cooperative=cooperative, planned_on=in_days(days), purpose="Comptes"))


def test_it_has_no_member_numbers_and_nothing_of_a_cooperative(ground: Ground, telephone: Telephone) -> None:
    assert telephone.identity["organisation"]["kind"] == "programme"
    assert telephone.identity["numbers"] == []
    _status, answer = telephone.push(rows=True)
    assert set(answer["w"]["t"]) == OWN
    assert "numbers" not in answer["w"]
    people = {one["name"]: one["permissions"] for one in telephone.tables["people"].values()}
    assert people["programme_officer"] == "rt"  # it settles what its telephones bring
    assert "administrator" not in people


def test_a_telephone_of_a_cooperative_has_none_of_it(ground: Ground) -> None:
    ground.session(planned_on=in_days(1))
    other = enrolled(ground.network)
    other.pull()
    assert not set(other.tables) & (OWN - {"people"})


def test_the_first_pull_brings_the_days_around_today(ground: Ground, telephone: Telephone) -> None:
    for days in (-DAYS_BEFORE - 1, -DAYS_BEFORE, 0, DAYS_AHEAD, DAYS_AHEAD + 1):
        ground.session(planned_on=in_days(days))
    cancelled = ground.session(planned_on=in_days(2))
    ground.done("change_session", ChangeSession(session=cancelled, cancelled="Route coupée"))
    for days in (-DAYS_OF_VISITS - 1, -DAYS_OF_VISITS, 3, DAYS_AHEAD + 1):
        visited(ground, days)
    telephone.pull()
    assert day_in(telephone, "sessions") == [-DAYS_BEFORE, 0, DAYS_AHEAD]
    assert day_in(telephone, "visits") == [-DAYS_OF_VISITS, 3]


def test_a_sheet_names_its_people_by_number(ground: Ground, telephone: Telephone) -> None:
    session, people = ground.session(planned_on=in_days(0)), ground.people(3)
    stranger = ground.person("Luzolo")
    ground.enrol(session, *reversed(people))
    ground.attend(session, people[1], day=in_days(0))
    telephone.pull()
    numbers = dict(Participant.plain.values_list("id", "number"))
    row = telephone.tables["sessions"][short(session)]
    assert (row["registered"], row["people"]) == (3, [numbers[one] for one in reversed(people)])
    assert row["came"] == [numbers[people[1]]]
    assert row["partner"] == short(ground.network.partner)
    known = telephone.tables["participants"]
    assert {one["number"] for one in known.values()} == {numbers[one] for one in people}
    assert short(stranger) not in known
    assert known[short(people[0])]["family"] == "Mpiaa"


def test_open_promises_of_those_who_will_be_visited(ground: Ground, telephone: Telephone) -> None:
    visit = visited(ground, promise="Afficher les prix")
    elsewhere = PlanVisit(cooperative=ground.network.other, planned_on=in_days(-200))
    other = ground.done("plan_visit", elsewhere)
    promise = Promise(text="Ailleurs", owner="Le gérant", due_on=in_days(9))
    ground.done(
        "record_visit", RecordVisit(visit=other, findings="Rien.", promises=(promise,)), business_date=in_days(-99)
    )
    telephone.pull()
    row = telephone.tables["visits"][short(visit)]
    assert (row["name"], row["purpose"]) == ("Lisanga ya Bulungu", "Comptes")
    assert [one["text"] for one in telephone.tables["promises"].values()] == ["Afficher les prix"]
    assert {one["cooperative"] for one in telephone.tables["promises"].values()} == {row["cooperative"]}


def test_later_pulls_bring_only_the_tables_that_changed(ground: Ground, telephone: Telephone) -> None:
    session, people = ground.session(planned_on=in_days(0)), ground.people(2)
    ground.enrol(session, *people)
    visited(ground, promise="Afficher les prix")
    telephone.pull()
    assert changed(telephone) == set()
    ground.person("Luzolo")  # on no sheet
    assert changed(telephone) == set()
    ground.attend(session, people[0], day=in_days(0))
    assert changed(telephone) == {"sessions"}
    late = ground.person("Kanku")
    ground.enrol(session, late)
    assert changed(telephone) == {"sessions", "participants"}
    visited(ground)
    assert changed(telephone) == {"visits"}
    assert changed(telephone) == set()


def test_what_a_cooperative_says_kept_leaves_the_telephone_too(ground: Ground, telephone: Telephone) -> None:
    """Its word stands in its own register, of which the office's cursor knows nothing."""
    visited(ground, promise="Afficher les prix")
    telephone.pull()
    payload = ReportActionDone(action=ActionPoint.plain.get().id)
    said = envelope("training.report_action_done", ground.network.cooperative, payload)
    assert submit_one(ground.network.viewer("president"), said).recorded
    assert changed(telephone) == {"promises"}
    assert telephone.tables["promises"] == {}


def test_the_bounds_move_with_the_days(ground: Ground, telephone: Telephone, monkeypatch: pytest.MonkeyPatch) -> None:
    ground.session(planned_on=in_days(DAYS_AHEAD + 1))
    telephone.pull()
    assert telephone.tables["sessions"] == {}
    tomorrow = clock.now() + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: tomorrow)
    assert changed(telephone) == {"sessions"}
    assert len(telephone.tables["sessions"]) == 1


def test_attendance_and_a_visit_come_up_once(ground: Ground, telephone: Telephone) -> None:
    session, people = ground.session(planned_on=in_days(0)), ground.people(3)
    ground.enrol(session, *people)
    visit = visited(ground, promise="Afficher les prix")
    promise = ActionPoint.plain.get()
    telephone.pull()
    by = author(ground)
    fresh = telephone.record(
        "training.register_participant", by, {"kind": "future_member", "family": "Luzolo", "sex": "F"}
    )
    present = [str(people[0]), str(people[2]), str(fresh)]
    attendance = {"session": str(session), "present": present, "signed": 4}
    telephone.record("training.record_attendance", by, attendance, depends_on=(fresh,))
    noted = {
        "visit": str(visit),
        "findings": "Les prix sont affichés.",
        "promises": [{"text": "Compter la caisse", "owner": "La trésorière", "due_on": in_days(20).isoformat()}],
        "kept": [str(promise.id)],
    }
    telephone.record("training.record_visit", by, noted)
    body, signature = telephone.body(rows=True)
    assert telephone.send(body, signature)[1]["r"] == "a1f1a1"
    assert telephone.send(body, signature)[1]["r"] == "a1f1a1"  # the answer was lost
    assert telephone.reasons[2]["problems"][0][0] == "sheet_differs"
    assert Presence.plain.exclude(came_on=None).count() == 3
    kept = Session.plain.get(id=session)
    assert (kept.held_on, kept.signed) == (clock.today(), 4)
    assert Visit.plain.get(id=visit).findings == "Les prix sont affichés."
    promise.refresh_from_db()
    assert promise.done_on == clock.today()
    assert ActionPoint.plain.filter(subject=visit).count() == 1
    telephone.pull()
    row = telephone.tables["sessions"][short(session)]
    assert (len(row["people"]), len(row["came"]), row["signed"]) == (4, 3, 4)


def test_attendance_waits_for_somebody_who_has_not_come_yet(ground: Ground, telephone: Telephone) -> None:
    session = ground.session(planned_on=in_days(0))
    fresh = telephone.record(
        "training.register_participant", author(ground), {"kind": "future_member", "family": "Luzolo", "sex": "F"}
    )
    attendance = {"session": str(session), "present": [str(fresh)]}
    other = enrolled_for_training(ground.network)
    other.record("training.record_attendance", author(ground), attendance, depends_on=(fresh,))
    assert other.push()[1]["r"] == "h1"
    telephone.push()
    assert Presence.plain.exclude(came_on=None).count() == 1


@pytest.mark.usefixtures("data")
def test_photographs_of_a_visit_come_after_it(ground: Ground, telephone: Telephone) -> None:
    """The visit is noted at once; each photograph is shown when it has come, in any order."""
    visit, contents = visited(ground), [photograph(seed) for seed in (1, 2)]
    for content in contents:
        named = {"visit": str(visit), "photos": [digest_of(content)]}
        telephone.record("training.add_photos", author(ground), named)
    telephone.record("training.record_visit", author(ground), {"visit": str(visit), "findings": "Bien."})
    assert telephone.push()[1]["r"] == "h2a1"
    assert Visit.plain.get(id=visit).findings == "Bien."
    scope = ground.network.viewer("programme_officer").scope
    for sent in (2, 1):
        assert send_photograph(telephone, put_here, contents[sent - 1])[1]["kept"]
    shown = [one.sha256 for one in queries.visit_photos(scope, visit)]
    assert shown == [digest_of(contents[1]), digest_of(contents[0])]


@pytest.mark.usefixtures("data")
def test_several_named_by_one_operation_come_in_any_order(ground: Ground, telephone: Telephone) -> None:
    visit, contents = visited(ground), [photograph(seed) for seed in (1, 2, 3)]
    named = {"visit": str(visit), "photos": [digest_of(content) for content in contents]}
    telephone.record("training.add_photos", author(ground), named)
    assert telephone.push()[1]["r"] == "h1"
    scope = ground.network.viewer("programme_officer").scope
    for place in (1, 0, 2):
        assert queries.visit_photos(scope, visit) == []
        assert send_photograph(telephone, put_here, contents[place])[1]["kept"]
    assert [one.sha256 for one in queries.visit_photos(scope, visit)] == named["photos"]
