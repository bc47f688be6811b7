"""How often somebody may be wrong. A stranger's mistakes never count against the owner: each pair of name and address
has its own count, an address its own, and a device that has signed in before is counted apart from all of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.core import signing
from django.db.models import Count, Min
from django.utils.crypto import get_random_string, salted_hmac

from lisanga.core.kernel import clock
from lisanga.core.scope.models import SignInFailure

WINDOW = timedelta(minutes=15)
KEPT = timedelta(days=1)
PAIR_LIMIT, ADDRESS_LIMIT, DEVICE_LIMIT, CODE_LIMIT = 5, 60, 10, 5
DEVICE_COOKIE = "lisanga_device"
DEVICE_AGE = timedelta(days=365)
_DEVICE_SALT = "lisanga.device"


@dataclass(frozen=True, slots=True)
class Turn:
    """One try: refused when `wait` (seconds) is above zero. `last` when no more may follow if this one is wrong."""

    rows: tuple[int, ...] = ()
    buckets: tuple[bytes, ...] = ()
    wait: int = 0
    last: bool = False


def bucket(kind: str, *parts: str) -> bytes:
    """A count's key, from which neither name nor address can be read back."""
    return salted_hmac("lisanga.throttle", "\0".join((kind, *parts)), algorithm="sha256").digest()


def buckets_for(identifier: str, address: str, device: str = "") -> dict[bytes, int]:
    """The counts that a try falls under; `device` is the nonce of a device this person has used before."""
    if device:
        return {bucket("device", device): DEVICE_LIMIT}
    return {bucket("pair", identifier, address): PAIR_LIMIT, bucket("address", address): ADDRESS_LIMIT}


def take(limits: Mapping[bytes, int]) -> Turn:
    """Counts the try as wrong before it is judged, so that parallel tries cannot slip through; `forgive` undoes it."""
    now = clock.now()
    rows = SignInFailure.objects.bulk_create([SignInFailure(bucket=key, at=now) for key in limits])
    mine = tuple(row.pk for row in rows)
    recent = SignInFailure.objects.filter(bucket__in=list(limits), at__gt=now - WINDOW)
    found = recent.values("bucket").annotate(count=Count("id"), first=Min("at"))
    counted = {bytes(row["bucket"]): (row["count"], row["first"]) for row in found}
    over = [first for key, (count, first) in counted.items() if count > limits[key]]
    if over:
        SignInFailure.objects.filter(id__in=mine).delete()  # a refused try does not prolong the wait
        return Turn(wait=max(1, int((min(over) + WINDOW - now).total_seconds())))
    last = any(count == limits[key] for key, (count, _first) in counted.items())
    return Turn(mine, tuple(limits), last=last)


def forgive(turn: Turn, address: bytes = b"") -> None:
    """The try was right: its counts start again, but an address keeps the mistakes of others (`address`, its key)."""
    SignInFailure.objects.filter(id__in=turn.rows).delete()
    SignInFailure.objects.filter(bucket__in=[key for key in turn.buckets if key != address]).delete()
    SignInFailure.objects.filter(at__lt=clock.now() - KEPT).delete()


def device_cookie(person: UUID) -> str:
    """The value of DEVICE_COOKIE after a first sign-in on a device; it opens nothing, it only counts apart."""
    return signing.dumps([person.hex, get_random_string(16)], salt=_DEVICE_SALT)


def device_of(cookie: str, person: UUID | None) -> str:
    """The nonce of a device cookie made for this person; empty for anything else."""
    try:
        owner, nonce = signing.loads(cookie, salt=_DEVICE_SALT, max_age=DEVICE_AGE)
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    return str(nonce) if person is not None and owner == person.hex else ""
