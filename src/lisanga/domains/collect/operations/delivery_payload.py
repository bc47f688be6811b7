"""What a delivery says; apart from the operation because weighing and recording read it too."""

from uuid import UUID

import msgspec


class RecordDelivery(msgspec.Struct, frozen=True, kw_only=True):
    """Weights in grams (`tare` of all containers together), percentages in hundredths, `price` for one kilogram.

    `net` alone stands for a paper register that gives no more; `unit` with `unit_count` (thousandths) for produce
    measured, not weighed. Without `price` the dated price of the campaign applies. `series` and `number` are the
    receipt's when a device or a paper gave it."""

    member: UUID
    product: UUID
    centre: UUID
    gross: int | None = None
    containers: int = 0
    tare: int = 0
    moisture: int = 0
    impurity: int = 0
    grade: str = ""
    net: int | None = None
    unit: UUID | None = None
    unit_count: int = 0
    campaign: UUID | None = None
    price: int | None = None
    currency: str = ""
    rate: int = 0
    series: str = ""
    number: int = 0
    paper_number: str = ""
