"""A roadmap of the partner of the followed cooperative: one session held, one member of the cooperative certified."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.test import RequestFactory
from django.urls import resolve

from lisanga.core.files.keeping import keep
from lisanga.core.files.tests.samples import photograph, upload
from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.scope.models import Organisation, Person
from lisanga.core.scope.viewer import viewer_of
from lisanga.domains.members.models import Member
from lisanga.domains.training.models import ActionPoint, Certificate, VisitPhoto
from lisanga.domains.training.queries import training_certificate
from lisanga.interfaces.public.trainings import training_certificate_url

DAY = date(2026, 5, 4)

# Asked of nobody's cooperative: what these answer is looked at, never whether they answer.
TRAINING_FREE = {
    "partnerships.shared_things",
    "training.able_to_do",
    "training.action",
    "training.action_counts",
    "training.action_history",
    "training.actions",
    "training.actions_about",
    "training.actions_for_me",
    "training.agreement_training",
    "training.behaviour",
    "training.behaviour_of_roadmap",
    "training.candidate",
    "training.learning",
    "training.learning_of_period",
    "training.learning_of_roadmap",
    "training.papers_of_period",
    "training.people_of_period",
    "training.promises_of_period",
    "training.sessions_of_period",
    "training.visits_of_period",
    "training.origin",
    "training.origins",
    "training.partner_lineage",
    "training.promises_before",
    "training.promises_made",
    "training.reactions",
    "training.reactions_of_roadmap",
    "training.people_trained",
    "training.promises_between",
    "training.promises_kept",
    "training.sessions_between",
    "training.sessions_done",
    "training.sessions_held",
    "training.trained_by_agreement",
    "training.trained_by_cooperative",
    "training.trained_by_quarter",
    "training.trainers_between",
    "training.trainers_certified",
    "training.visits_between",
    "training.visits_made",
    "training.visit",
    "training.visit_photo",
    "training.visit_photos",
    "training.visits",
    "training.own_staff",
    "training.participant",
    "training.roadmap",
    "training.roadmap_counts",
    "training.roadmap_versions",
    "training.roadmaps",
    "training.session",
    "training.session_counts",
    "training.training_certificate",
}
TRAINING_IDENTIFIED = {
    "training.able_to_do": "visit",
    "training.action": "action",
    "training.action_history": "action",
    "training.actions_about": "visit",
    "training.agreement_training": "agreement_id",
    "training.origin": "visit",
    "training.visit_photo": "visit_photo",
    "training.behaviour": "training_session",
    "training.behaviour_of_roadmap": "roadmap",
    "training.candidate": "roadmap",
    "training.candidates": "roadmap",
    "training.learning": "training_session",
    "training.learning_of_period": "agreement_id",
    "training.learning_of_roadmap": "roadmap",
    "training.papers_of_period": "agreement_id",
    "training.people_of_period": "agreement_id",
    "training.promises_of_period": "agreement_id",
    "training.sessions_of_period": "agreement_id",
    "training.visits_of_period": "agreement_id",
    "training.promises_before": "visit",
    "training.promises_made": "visit",
    "training.reactions": "training_session",
    "training.reactions_of_roadmap": "roadmap",
    "training.trained_by_cooperative": "roadmap",
    "training.visit": "visit",
    "training.visit_photos": "visit",
    "training.participant": "participant",
    "training.roadmap": "roadmap",
    "training.roadmap_counts": "roadmap",
    "training.roadmap_versions": "roadmap",
    "training.session": "training_session",
    "training.session_counts": "training_session",
    "training.own_staff": "training_session",
    "training.training_certificate": "training_certificate",
}

TRAINING_ARGUMENTS: dict[str, Callable[[Any, dict[str, str]], object]] = {
    "kind": lambda things, named: "visit",
    "subjects": lambda things, named: {
        "visit": [UUID(named["visit"])],
        "agreement": [UUID(named["agreement_id"])],
        "mission": [UUID(named["mission"])],
        "obligation": [UUID(named["obligation"])],
        "report": [UUID(named["deliverable"])],
        "cooperative": [things.organisation],
    },
}


def make_training(person: Person | None, partner: str, cooperative: UUID) -> dict[str, str]:
    """Names of what was made, as addresses take them."""
    assert person is not None
    viewer = viewer_of(person, clock.today())
    office = viewer.current[0].organisation

    def done(name: str, **payload: Any) -> UUID:
        answer = submit_one(viewer, envelope(f"training.{name}", office, payload, business_date=DAY))
        assert answer.recorded, answer
        return answer.id

    module = {"id": new_id(), "title": "Statuts", "hours": 8, "target": 30}
    phases = [{"id": new_id(), "title": "Créer", "modules": [module]}]
    dates = {"starts_on": "2026-01-05", "ends_on": "2026-12-18"}
    party = Organisation.objects.get(code=partner).id
    roadmap = done("draft_roadmap", title="Kwilu 2026", partner=party, phases=phases, **dates)
    done("adopt_roadmap", roadmap=roadmap)
    session = done("plan_session", module=module["id"], planned_on="2026-05-04", kind="trainers")
    member = Member.plain.filter(organisation_id=cooperative).order_by("number")[0]
    known = {"kind": "member", "belongs_to": cooperative, "member": member.id}
    one = done("register_participant", family=member.family, post=member.post, given=member.given, sex="F", **known)
    done("record_attendance", session=session, present=[one])
    done("issue_certificates", session=session)
    visit = done("plan_visit", cooperative=cooperative, planned_on="2026-06-01", roadmap=roadmap)
    promise = {"text": "Afficher les prix", "owner": "Le gérant", "due_on": "2026-07-01"}
    photo = keep(office, person.id, upload(photograph()))
    done("record_visit", visit=visit, findings="La caisse est comptée.", promises=[promise], photos=[photo])
    paper = training_certificate(viewer.scope, office, Certificate.plain.get(session=session).id)
    address = training_certificate_url(RequestFactory().get("/"), paper)
    return {
        "roadmap": str(roadmap),
        "training_session": str(session),
        "participant": str(one),
        "visit": str(visit),
        "visit_photo": str(VisitPhoto.plain.get(visit=visit).id),
        "action": str(ActionPoint.plain.get(subject=visit).id),
        "training_certificate": str(paper.id),
        "training_text": str(resolve(address.removeprefix("http://testserver")).kwargs["text"]),
    }
