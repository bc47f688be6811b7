"""The other record, where a flagged one may be the same fact told twice: shown side by side."""

from typing import Any
from uuid import UUID

from lisanga.core.operations.queries import RegisterRow, registered
from lisanga.domains.collect.queries import delivery_by_receipt
from lisanga.domains.members.queries import members_by_number, share_movements, similar_members
from lisanga.domains.treasury.queries import paid_same, same_reference
from lisanga.interfaces.web.here import Here
from lisanga.interfaces.web.history import identifier_in

MOST = 3


def twins_of(here: Here, row: RegisterRow) -> list[RegisterRow]:
    """At most three other lines of the register; nothing when the content was blanked."""
    codes = {problem.code for problem in row.problems}
    others: list[UUID] = []
    if "duplicate_reference" in codes:
        others += same_reference(here.scope, here.id, row.operation)
    if codes & {"possible_duplicate", "same_phone"} and row.payload is not None:
        others += _same_person(here, row)
    if "already_recorded" in codes and row.subject is not None:
        others += [one.operation for one in share_movements(here.scope, here.id, row.subject)]
    if row.payload is not None:
        others += _same_number(here, codes, row.payload)
        others += _same_sum(here, codes, row)
    wanted = [other for other in dict.fromkeys(others) if other != row.operation][:MOST]
    return registered(here.scope, here.id, wanted) if wanted else []


def _same_number(here: Here, codes: set[str], sent: dict[str, Any]) -> list[UUID]:
    """Two telephones that sold one number: the receipt, or the member, that had it first."""
    found: list[UUID | None] = []
    if "receipt_taken" in codes:
        found.append(delivery_by_receipt(here.scope, here.id, f"{sent.get('series', '')}-{sent.get('number', 0)}"))
    if "number_taken" in codes and isinstance(sent.get("number"), int):
        found += members_by_number(here.scope, here.id, [sent["number"]]).values()
    return [one for one in found if one is not None]


def _same_sum(here: Here, codes: set[str], row: RegisterRow) -> list[UUID]:
    """Two telephones, or one and the office, that paid one sum due."""
    if row.type != "treasury.pay_member" or not codes & {"above_due", "foreign_slip"} or row.subject is None:
        return []
    named = [found for one in (row.payload or {}).get("items", []) if (found := identifier_in(one))]
    return paid_same(here.scope, here.id, row.operation, named, row.subject, MOST)


def _same_person(here: Here, row: RegisterRow) -> list[UUID]:
    """A member's record has the id of the operation that made it."""
    sent = row.payload or {}
    name = " ".join(str(sent.get(part, "")) for part in ("family", "post", "given"))
    alike = similar_members(here.scope, here.id, name, str(sent.get("phone", "")), limit=MOST + 1)
    return [one.id for one in alike]
