"""Missions, documents, access and deposits under agreements: their addresses, their queries, one thing of each."""

from uuid import UUID

from django.test import RequestFactory
from django.urls import resolve

from lisanga.domains.partnerships.models import AccessRequest, Deposit, Document, Mission, ServiceFact
from lisanga.interfaces.public.deposits import deposit_url
from tests.access.oracle import EVERYBODY, MAY
from tests.access.pages import PARTNER, REPORTS, Page

_LEADS = MAY["programme"]
MISSION_PAGES = {
    "missions": Page(REPORTS, ("agreement",)),
    "mission_new": Page(_LEADS, ("agreement",)),
    "budget": Page(REPORTS, ("agreement",)),
    "mission": Page(REPORTS, ("agreement", "mission")),
    "mission_edit": Page(_LEADS, ("agreement", "mission")),
    "mission_cancel": Page(_LEADS, ("agreement", "mission")),
    "mission_safety": Page(MAY["partnership"], ("agreement", "mission")),
    "mission_travel": Page(MAY["mission"], ("agreement", "mission")),
    "mission_note": Page(REPORTS, ("agreement", "mission")),
    "mission_paper": Page(REPORTS, ("agreement", "mission")),
    "service_new": Page(_LEADS, ("agreement", "mission")),
    "service_commit": Page(PARTNER, ("agreement", "service")),
    "service_spend": Page(MAY["partnership"], ("agreement", "service")),
    "service_withdraw": Page(_LEADS, ("agreement", "service")),
    "spending_reverse": Page(PARTNER, ("agreement", "spending")),
    "spending_receipt": Page(set(), ("agreement", "spending")),  # nobody scanned this one: tested beside the page
    "documents": Page(REPORTS, ("agreement",)),
    "document_new": Page(MAY["partnership"], ("agreement",)),
    "document": Page(REPORTS, ("agreement", "document")),
    "document_version_new": Page(PARTNER, ("agreement", "document")),
    "document_label": Page(PARTNER, ("agreement", "document")),
    "document_file": Page(REPORTS, ("agreement", "document", "=1")),
    "access_requests": Page(REPORTS, ("agreement",)),
    "access_new": Page(_LEADS, ("agreement",)),
    "access_request": Page(REPORTS, ("agreement", "access")),
    "access_grant": Page(PARTNER, ("agreement", "access")),
    "access_refuse": Page(PARTNER, ("agreement", "access")),
    "access_end": Page(PARTNER, ("agreement", "open_access")),
    "deposits": Page(REPORTS, ("agreement",)),
    "deposit_new": Page(MAY["mission"], ("agreement",)),
    "deposit": Page(REPORTS, ("agreement", "deposit")),
    "deposit_file": Page(REPORTS, ("agreement", "deposit")),
    "deposit_receipt": Page(REPORTS, ("agreement", "deposit")),
    "deposit_withdraw": Page(MAY["mission"], ("agreement", "deposit")),
    "verify_deposit": Page(EVERYBODY, ("deposit", "deposit_code"), public=True),
}
# Asked of nobody's agreement in particular: what these answer is looked at, never whether they answer.
MISSION_FREE = {
    "partnerships.access_to_recall",
    "partnerships.arrivals_awaited",
    "partnerships.document_openings",
    "partnerships.document_readers",
    "partnerships.experts_of",
    "partnerships.handed_along",
    "partnerships.handed_tasks",
    "partnerships.handed_to",
    "partnerships.missions",
    "partnerships.safety_of",
    "partnerships.owed_by_partner",
    "partnerships.service",
    "partnerships.service_fact",
    "partnerships.services",
}
MISSION_SHARED = {
    "partnerships.access_openings": "open_access",
    "partnerships.access_request": "access",
    "partnerships.access_requests": "agreement_id",
    "partnerships.budget": "agreement_id",
    "partnerships.budget_of_period": "agreement_id",
    "partnerships.deposit": "deposit",
    "partnerships.deposits": "agreement_id",
    "partnerships.document": "document",
    "partnerships.document_history": "document",
    "partnerships.document_openings": "document",
    "partnerships.document_readers": "document",
    "partnerships.document_versions": "document",
    "partnerships.documents": "agreement_id",
    "partnerships.public_address_of": "document",
    "partnerships.hand_overs": "agreement_id",
    "partnerships.mission": "mission",
    "partnerships.mission_history": "mission",
    "partnerships.missions_of_period": "agreement_id",
    "partnerships.people_of_sides": "agreement_id",
    "partnerships.service": "service",
    "partnerships.service_fact": "spending",
}
MISSION_THINGS = ("mission", "service", "spending", "document", "access", "open_access", "deposit")


def mission_things(agreement: UUID) -> dict[str, str]:
    """Of one agreement: the mission to come with a line that its partner promised, a document that the partner shares,
    a request that waits and one that is open, a work deposited."""
    mission = Mission.plain.filter(agreement_id=agreement).order_by("-starts_on")[0]
    spending = ServiceFact.plain.filter(mission=mission, side="partner").order_by("id")[0]
    document = Document.plain.filter(agreement_id=agreement, side="partner", label="partner")[0]
    asked = AccessRequest.plain.filter(agreement_id=agreement)
    deposit = Deposit.plain.filter(agreement_id=agreement, consent=True)[0].id
    address = deposit_url(RequestFactory().get("/"), deposit).removeprefix("http://testserver")
    return {
        "mission": str(mission.id),
        "service": str(spending.line_id),
        "spending": str(spending.id),
        "document": str(document.id),
        "access": str(asked.filter(until=None)[0].id),
        "open_access": str(asked.exclude(until=None)[0].id),
        "deposit": str(deposit),
        "deposit_code": str(resolve(address).kwargs["code"]),
    }
