"""Every digest that a row names is known to its organisation, and its bytes are there and are what they were."""

from collections.abc import Callable, Iterator
from uuid import UUID

import msgspec

from lisanga.core.files import folder
from lisanga.core.files.models import StoredFile
from lisanga.core.files.naming import columns, holder_of, named_by
from lisanga.core.operations.lookup import recorded
from lisanga.core.operations.registry import OPERATIONS
from lisanga.core.operations.verification import Fault
from lisanga.core.scope.roles import Permission

Progress = Callable[[int], None]


def verify_files(progress: Progress = lambda _count: None) -> Iterator[Fault]:
    """All faults, in bounded memory: bytes first, then what rows name."""
    files = StoredFile.plain.order_by("organisation_id", "sha256")
    for row in files.values_list("organisation_id", "sha256", "size", "removed_by").iterator(2000):
        organisation, sha256, size, removed_by = row
        progress(1)
        message = _wrong(folder.digest_on_disk(organisation, sha256), sha256, size, removed=removed_by is not None)
        if message:
            yield Fault(organisation, "file", 0, f"{sha256[:12]}: {message}")
        if removed_by is not None and not _is_redaction(organisation, removed_by):
            yield Fault(organisation, "file", 0, f"{sha256[:12]}: deleted without a recorded redaction")
    yield from _unknown()


def _wrong(found: tuple[str, int] | None, sha256: str, size: int, *, removed: bool) -> str:
    if removed:
        return "said to be deleted, and it is not" if found else ""
    if found is None:
        return "bytes missing"
    return "" if found == (sha256, size) else "bytes are not what they were"


def _is_redaction(organisation: UUID, operation: UUID) -> bool:
    redactions = [one.name for one in OPERATIONS.values() if one.permission is Permission.REDACT]
    lines = recorded(organisation).filter(operation=operation, type__in=redactions)
    outcomes = lines.values_list("outcome", flat=True)
    return any(msgspec.json.decode(outcome)["result"].get("files", 0) for outcome in outcomes)


def _unknown() -> Iterator[Fault]:
    """Digests that rows name and no line of that organisation knows."""
    for model, column in columns():
        named = named_by(model, column).values_list(holder_of(model, column), column).distinct()
        batch: list[tuple[UUID, str]] = []
        for pair in named.iterator(2000):
            batch.append(pair)
            if len(batch) == 500:
                yield from _unknown_of(model._meta.label, batch)
                batch = []
        yield from _unknown_of(model._meta.label, batch)


def _unknown_of(label: str, pairs: list[tuple[UUID, str]]) -> Iterator[Fault]:
    digests = {sha256 for _organisation, sha256 in pairs}
    there = set(StoredFile.plain.filter(sha256__in=digests).values_list("organisation_id", "sha256"))
    for organisation, sha256 in pairs:
        if (organisation, sha256) not in there:
            yield Fault(organisation, "file", 0, f"{sha256[:12]}: named by {label}, and unknown")
