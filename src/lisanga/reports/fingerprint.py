"""The code printed on a report: made of its figures and of the installation's key. The same figures give the same code;
one figure changed gives another. Pure."""

import base64
import hashlib
import hmac
import json
from dataclasses import asdict
from datetime import date

from lisanga.reports.quarterly_shape import CooperativeLine, QuarterlyReport

_FIGURES = 8  # forty bits
_ISSUED = 6
_WORDS = ("state", "tone", "place", "form")  # said about a cooperative, and no figure


def figures_code(key: bytes, report: QuarterlyReport) -> str:
    """ "K7Q2-9XMP": eight letters and figures that follow from what the report counts."""
    text = json.dumps(_figures(report), ensure_ascii=False, sort_keys=True, default=_day).encode()
    return _letters(key, b"figures" + text, _FIGURES)


def issued_code(key: bytes, partner: str, period: str, code: str) -> str:
    """Proves that this installation gave this code to this partner and quarter, without counting anything again."""
    return _letters(key, json.dumps(["issued", partner, period, code]).encode(), _ISSUED)


def is_issued(key: bytes, partner: str, period: str, code: str, proof: str) -> bool:
    return hmac.compare_digest(issued_code(key, partner, period, code).encode(), proof.strip().upper().encode())


def _letters(key: bytes, message: bytes, length: int) -> str:
    digest = hmac.digest(key, message, hashlib.sha256)
    letters = base64.b32encode(digest).decode()[:length]
    half = length // 2
    return f"{letters[:half]}-{letters[half:]}"


def _figures(report: QuarterlyReport) -> list[object]:
    return [
        report.partner_code,
        report.code,
        [_cooperative(line) for line in report.cooperatives],
        asdict(report.members),
        [asdict(line) for line in report.products],
        [asdict(line) for line in report.in_quarter()],
        [asdict(line) for line in report.payments],
        report.owed_cdf,
        [asdict(line) for line in report.income],
        [asdict(line) for line in report.expenses],
    ]


def _cooperative(line: CooperativeLine) -> dict[str, object]:
    return {name: value for name, value in asdict(line).items() if name not in _WORDS}


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is no figure")
