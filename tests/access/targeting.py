"""Data shared for targeting: its addresses, its queries, one set of each partner."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from lisanga.domains.partnerships.models import DataSet, DataSetVersion
from tests.access.missions import MISSION_FREE, MISSION_SHARED, MISSION_THINGS
from tests.access.oracle import MAY
from tests.access.pages import PARTNER, REPORTS, Page

_BRINGS = MAY["partnership"] - MAY["programme"]
_DATA = ("data_agreement", "data_set")
TARGETING_PAGES = {
    "data_sets": Page(REPORTS, ("data_agreement",)),
    "data_new": Page(_BRINGS, ("data_agreement",)),
    "data_look": Page(_BRINGS, ("data_agreement", "data_digest")),  # brought already: leads to what it became
    "data_set": Page(REPORTS, _DATA),
    "data_zones": Page(REPORTS, ("data_agreement",)),
    "data_zone": Page(REPORTS, ("data_agreement", "=CD-KL", "=Bulungu")),
    "data_settle": Page(PARTNER, _DATA),
    "data_label": Page(PARTNER, _DATA),
    "data_withdraw": Page(PARTNER, _DATA),
    "data_file": Page(PARTNER, (*_DATA, "=1")),
    "data_workbook": Page(REPORTS, (*_DATA, "=1")),
}
# Asked of nobody's agreement in particular: what these answer is looked at, never whether they answer.
PARTNERS_FREE = MISSION_FREE | {
    "partnerships.data_brought",
    "partnerships.data_openings",
    "partnerships.data_readers",
    "partnerships.data_to_settle",
    "partnerships.opened_data",
    "partnerships.usable_zones",
    "places.spots",
    "reports.own_zones",
    "training.presences_by_zone",
}
PARTNERS_SHARED = MISSION_SHARED | {
    "partnerships.agreement": "agreement_id",
    "partnerships.agreement_history": "agreement_id",
    "partnerships.amendments": "agreement_id",
    "partnerships.articles": "agreement_id",
    "partnerships.due": "due",
    "partnerships.focal_point": "focal_point",
    "partnerships.focal_points": "agreement_id",
    "partnerships.obligation": "obligation",
    "partnerships.obligation_history": "obligation",
    "partnerships.obligations": "agreement_id",
    "partnerships.people_of_side": "agreement_id",
    "partnerships.readers_of_agreement": "agreement_id",
    "partnerships.deliverable": "deliverable",
    "partnerships.deliverable_history": "deliverable",
    "partnerships.observations": "deliverable",
    "partnerships.snapshot": "deliverable",
    "partnerships.texts": "deliverable",
    "partnerships.typed_figures": "deliverable",
    "partnerships.valideurs": "deliverable",
    "partnerships.versions": "deliverable",
    "partnerships.data_brought": "data_agreement_id",
    "partnerships.data_history": "data_set",
    "partnerships.data_openings": "data_set",
    "partnerships.data_readers": "data_set",
    "partnerships.data_rows": "data_set",
    "partnerships.data_set": "data_set",
    "partnerships.data_sets": "data_agreement_id",
    "partnerships.data_version": "data_set",
    "partnerships.data_versions": "data_set",
    "partnerships.data_zones": "data_set",
    "partnerships.opened_data": "open_access",
}
PARTNERS_THINGS = (*MISSION_THINGS, "data_set", "data_digest")
DATA_ARGUMENTS: dict[str, Callable[[Any, dict[str, str]], object]] = {
    "provinces": lambda things, named: ["CD-KL"],
    "digest": lambda things, named: named["data_digest"],
    "rows": lambda things, named: [],
}


def targeting_things(partner: UUID) -> dict[str, str]:
    """The data that a partner shared, with the agreement that it stands under."""
    data_set = DataSet.plain.select_related("agreement").get(partner_id=partner)
    return {
        "data_set": str(data_set.id),
        "data_agreement": data_set.agreement.code,
        "data_agreement_id": str(data_set.agreement_id),
        "data_digest": DataSetVersion.plain.get(data_set=data_set, number=1).digest,
    }
