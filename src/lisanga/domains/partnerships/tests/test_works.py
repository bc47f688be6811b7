"""Numbers of receipts."""

from datetime import date

import pytest

from lisanga.domains.partnerships.works import receipt_number


@pytest.mark.parametrize(
    ("number", "day", "written"),
    [
        (1, date(2026, 5, 4), "PI-2026-0001"),
        (42, date(2027, 1, 1), "PI-2027-0042"),
        (12_345, date(2026, 5, 4), "PI-2026-12345"),
    ],
)
def test_receipt_number(number: int, day: date, written: str) -> None:
    assert receipt_number(number, day) == written
