"""The figures of a register, as `lisanga import-register --report` writes them."""

from collections import defaultdict

from lisanga.interfaces.bridges.spreadsheets.cells import number_key
from lisanga.interfaces.bridges.spreadsheets.lines import DeliveryRow, MemberRow, RegisterRow
from lisanga.interfaces.bridges.spreadsheets.reading import Reading
from lisanga.interfaces.bridges.spreadsheets.recognition import Recognition
from lisanga.interfaces.bridges.spreadsheets.vocabulary import Kind

STANDARD = ("members_duplicate", "members_no_name", "deliveries_unknown_member", "deliveries_bad_weight")
"""Always named in the report; the other categories only when there is such a row."""


class Report:
    """Counts the rows that are accepted and names the others by the register's own numbers."""

    def __init__(self, recognition: Recognition) -> None:
        self._recognition = recognition
        self.members = self.women = self.phones = self.shares = self.paid = 0
        self.deliveries = self.value = 0
        self.grams: defaultdict[str, int] = defaultdict(int)
        self.rows_to_report: dict[str, list[int | str]] = {category: [] for category in STANDARD}
        self._first: tuple[tuple[int, str], str] | None = None

    def add(self, row: RegisterRow) -> None:
        if not row.accepted:
            self.rows_to_report.setdefault(row.category, []).append(row.label)
        elif isinstance(row, MemberRow):
            self._add_member(row)
        else:
            self._add_delivery(row)

    def _add_member(self, row: MemberRow) -> None:
        self.members += 1
        self.women += row.sex == "F"
        self.shares += row.shares
        self.paid += row.paid
        if row.phone:
            self.phones += 1
            order = _order(row.number)
            if self._first is None or order < self._first[0]:
                self._first = (order, row.phone)

    def _add_delivery(self, row: DeliveryRow) -> None:
        self.deliveries += 1
        self.grams[row.product] += row.net
        self.value += row.value or 0

    @property
    def layout(self) -> str:
        """ "a": one list of members in one sheet; "b": the members are spread over several sheets, one a village."""
        return "b" if len(self._recognition.of_kind(Kind.MEMBERS)) > 1 else "a"

    def to_json(self) -> dict[str, object]:
        """`kg` are plain JSON numbers made of whole grams at the last moment; nothing is added up in them."""
        return {
            "layout": self.layout,
            "members": self.members,
            "women": self.women,
            "phones": self.phones,
            "shares": self.shares,
            "paid_cdf": self.paid,
            "deliveries": self.deliveries,
            "kg": {product: grams / 1000 for product, grams in sorted(self.grams.items())},
            "value_cdf": self.value,
            "first_phone": self._first[1] if self._first else None,
            "rows_to_report": self.rows_to_report,
        }


def _order(number: str) -> tuple[int, str]:
    """Numbers in their order, then the others; those without one last."""
    key = number_key(number)
    return (int(key), "") if key.isdecimal() and len(key) <= 15 else (10**18, key or "\uffff")


def summarise(reading: Reading) -> dict[str, object]:
    """The whole report of a file, without importing anything."""
    report = Report(reading.recognition)
    for row in reading:
        report.add(row)
    return report.to_json()
