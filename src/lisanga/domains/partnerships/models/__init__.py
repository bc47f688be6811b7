"""Tables of partnerships, one file a subject; every shared one is two-sided."""

from lisanga.domains.partnerships.models.agreement import Agreement, AgreementZone
from lisanga.domains.partnerships.models.deliverables import (
    Deliverable,
    DeliverableFigure,
    DeliverableObservation,
    DeliverableText,
    DeliverableVariant,
    DeliverableVersion,
    PublicResults,
    SignedPaper,
)
from lisanga.domains.partnerships.models.deposits import Deposit, DepositOwner
from lisanga.domains.partnerships.models.documents import (
    AccessOpening,
    AccessRequest,
    Document,
    DocumentReader,
    DocumentVersion,
)
from lisanga.domains.partnerships.models.focal_points import FocalPoint, HandedTask
from lisanga.domains.partnerships.models.missions import (
    Mission,
    MissionExpert,
    MissionTravel,
    SafetyCheck,
    ServiceFact,
    ServiceLine,
)
from lisanga.domains.partnerships.models.obligations import Due, Obligation
from lisanga.domains.partnerships.models.targeting import DataRow, DataSet, DataSetReader, DataSetVersion, DataZone
from lisanga.domains.partnerships.models.text import Amendment, Article

__all__ = [
    "AccessOpening",
    "AccessRequest",
    "Agreement",
    "AgreementZone",
    "Amendment",
    "Article",
    "DataRow",
    "DataSet",
    "DataSetReader",
    "DataSetVersion",
    "DataZone",
    "Deliverable",
    "DeliverableFigure",
    "DeliverableObservation",
    "DeliverableText",
    "DeliverableVariant",
    "DeliverableVersion",
    "Deposit",
    "DepositOwner",
    "Document",
    "DocumentReader",
    "DocumentVersion",
    "Due",
    "FocalPoint",
    "HandedTask",
    "Mission",
    "MissionExpert",
    "MissionTravel",
    "Obligation",
    "PublicResults",
    "SafetyCheck",
    "ServiceFact",
    "ServiceLine",
    "SignedPaper",
]
