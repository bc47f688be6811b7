"""Deliverables and their versions as plain rows."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lisanga.domains.partnerships.deliverable_rules import (
    DRAFT,
    KINDS,
    OBSERVED,
    REPORTS,
    STATES,
    WAYS,
    Due,
    calendar,
)
from lisanga.domains.partnerships.rules import Delays

PARTNER_REVIEW = "partner_review"  # the part that the partner writes itself


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverableRow:
    """A line of the calendar, with what its pages need of the agreement; `organisation` is the programme office."""

    id: UUID
    kind: str
    title: str
    period: str
    due_on: date
    status: str
    version: int
    validated_version: int
    submitted_at: datetime | None
    owner: UUID | None
    examiner: UUID | None
    organisation: UUID
    organisation_name: str
    partner: UUID
    partner_code: str
    partner_name: str
    agreement: UUID
    agreement_code: str
    agreement_title: str
    agreement_starts_on: date
    agreement_ends_on: date
    agreement_tacit_days: int | None

    @property
    def kind_label(self) -> str:
        return KINDS[self.kind]

    @property
    def state_label(self) -> str:
        return STATES[self.status]

    @property
    def is_report(self) -> bool:
        return self.kind in REPORTS

    @property
    def is_owed(self) -> bool:
        """The programme has something to do: nothing was submitted yet, or it came back."""
        return self.status in (DRAFT, OBSERVED)

    @property
    def after(self) -> tuple[date, UUID]:
        """Where the next page begins."""
        return self.due_on, self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRow:
    """One version without its snapshot. `file` is kept by the programme, the signed `paper` by `paper_owner`."""

    id: UUID
    number: int
    file: str
    sha256: str
    note: str
    submitted_at: datetime
    submitted_by: str
    status: str
    decided_on: date | None
    decided_name: str
    decided_how: str
    reason: str
    paper: str = ""
    paper_owner: UUID | None = None

    @property
    def state_label(self) -> str:
        return STATES[self.status]

    @property
    def way_label(self) -> str:
        return WAYS.get(self.decided_how, "")

    @property
    def code(self) -> str:
        """The beginning of the fingerprint, as papers show it."""
        return f"{self.sha256[:4]}-{self.sha256[4:8]}-{self.sha256[8:12]}".upper()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow:
    """What stands written in a part; `variants` wait to be settled."""

    part: str
    revision: int
    text: str
    written_by: str
    written_at: datetime
    variants: tuple["VariantRow", ...] = ()


@dataclass(frozen=True, slots=True)
class VariantRow:
    id: UUID
    part: str
    text: str
    written_by: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure typed by hand."""

    id: UUID
    part: str
    label: str
    unit: str
    value: int | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationRow:
    id: UUID
    version: int
    part: str
    text: str
    made_by: str
    made_at: datetime
    answer: str
    answered_by: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReportTerms:
    """What an agreement says about its reports."""

    agreement: UUID
    code: str
    partner_name: str
    starts_on: date
    ends_on: date
    signed_on: date | None
    delays: Delays

    def calendar(self) -> list[Due]:
        return calendar(self.starts_on, self.ends_on, self.delays, self.signed_on)


@dataclass(frozen=True, slots=True)
class DeliverableFilter:
    """Empty fields filter nothing."""

    agreement: UUID | None = None
    partner: UUID | None = None
    statuses: frozenset[str] = frozenset()
    until: date | None = None
