"""Files that no row names: brought, and their operation never came. They go after a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain
from uuid import UUID

from django.db import transaction

from lisanga.core.files import folder
from lisanga.core.files.models import StoredFile
from lisanga.core.files.naming import digests_named, digests_waiting
from lisanga.core.kernel import clock
from lisanga.core.operations.chain import lock_heads
from lisanga.core.scope.models import Organisation

ORPHAN_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep found to delete. `size` in bytes."""

    files: int = 0
    size: int = 0

    def __add__(self, other: "Swept") -> "Swept":
        return Swept(self.files + other.files, self.size + other.size)


def sweep(*, delete: bool = True) -> Swept:
    """Deletes orphans of every organisation, or only counts them."""
    return sum((sweep_of(organisation, delete=delete) for organisation in _organisations()), Swept())


def _organisations() -> Iterator[UUID]:
    yield from Organisation.objects.order_by("id").values_list("id", flat=True)


def sweep_of(organisation: UUID, *, delete: bool = True) -> Swept:
    """Under the organisation's own lock, so that no operation names a file while it is being deleted."""
    limit = clock.now() - ORPHAN_AFTER
    with folder.at_work(alone=True):
        with transaction.atomic():
            lock_heads([organisation])
            old = StoredFile.plain.filter(organisation_id=organisation, added_at__lt=limit, removed_by=None)
            sizes = dict(old.values_list("sha256", "size"))
            if sizes:
                for named in chain(digests_named(organisation), digests_waiting(organisation)):
                    sizes.pop(named, None)
            if delete and sizes:
                StoredFile.plain.filter(organisation_id=organisation, sha256__in=list(sizes)).delete()
        if delete:
            _delete_bytes(organisation, limit.timestamp())
    return Swept(len(sizes), sum(sizes.values()))


def _delete_bytes(organisation: UUID, limit: float) -> None:
    """Bytes without a line: orphans of just now, and what a power cut left behind."""
    files = StoredFile.plain.filter(organisation_id=organisation, removed_by=None)
    known = set(files.values_list("sha256", flat=True))
    for path in folder.listed(organisation):
        if path.name not in known and path.stat().st_mtime < limit:
            path.unlink(missing_ok=True)
