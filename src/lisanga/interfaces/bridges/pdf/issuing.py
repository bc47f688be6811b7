"""A report as it leaves the house: with who drew it up, its code, and the address where anybody verifies it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from lisanga.core.kernel import clock
from lisanga.core.scope.viewer import NotVisible, Scope
from lisanga.reports.fingerprint import is_issued, issued_code
from lisanga.reports.quarterly import Stamp, quarterly
from lisanga.reports.quarterly_shape import QuarterlyReport
from lisanga.reports.quarters import BadQuarter
from lisanga.reports.readers import as_observer

_CODE = 9  # "K7Q2-9XMP"


def report_key() -> bytes:
    """The installation's key for reports; receipts have their own."""
    return sha256(b"reports:" + settings.SECRET_KEY.encode()).digest()


def issue(
    scope: Scope,
    partner: UUID,
    period: str,
    by: str,
    absolute: Callable[[str], str] | None = None,
    at: datetime | None = None,
) -> QuarterlyReport:
    """The report with its code; `absolute` makes a whole address of a path (without it no address is printed)."""
    moment = (at or clock.now()).replace(second=0, microsecond=0)
    report = quarterly(scope, partner, period, Stamp(moment, by, report_key()))
    if absolute is None:
        return report
    proof = issued_code(report_key(), report.partner_code, report.code, report.verification_code)
    mark = f"{report.verification_code}-{proof}"
    return replace(
        report, verification_url=absolute(reverse("verify_report", args=[report.partner_code, report.code, mark]))
    )


def verified(partner: str, period: str, mark: str) -> tuple[QuarterlyReport, bool] | None:
    """(the report as it would be drawn up now, whether its figures are still those of the code); None for a code that
    this installation never gave. Nothing is counted before the proof holds."""
    code, proof = mark[:_CODE].upper(), mark[_CODE + 1 :]
    if not is_issued(report_key(), partner, period, code, proof):
        return None
    try:
        observed = as_observer(partner, clock.today())
        report = quarterly(observed.scope, observed.partner, period, Stamp(clock.now(), "", report_key()))
    except (NotVisible, BadQuarter):
        return None
    return report, report.verification_code == code
