"""A telephone: it records, chains, sends, and believes an answer only when it has one."""

import gzip
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from lisanga.core.kernel.ids import operation_id
from lisanga.interfaces.sync.phone import (
    VERSION,
    b64,
    enrolment_lines,
    link,
    short,
    signed_lines,
    text_of,
)
from lisanga.interfaces.sync.reference.packing import Packed, packed
from lisanga.interfaces.sync.reference.sealed import outbox_file

# post(address, body, headers) → (status, answer)
Post = Callable[[str, bytes, dict[str, str]], tuple[int, dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Recorded:
    """One operation on the telephone: what it is, its text, and the chain's hash with it."""

    sequence: int
    id: UUID
    type: str
    version: int
    author: UUID
    captured_ms: int
    business_date: str
    depends_on: tuple[UUID, ...]
    payload: dict[str, Any]
    text: str
    head: bytes


@dataclass
class Telephone:
    """`clock` gives its own time in milliseconds; `outbox` is what no answer has confirmed yet."""

    post: Post
    clock: Callable[[], int]
    identity: dict[str, Any] = field(default_factory=dict)
    outbox: list[Recorded] = field(default_factory=list)
    verdicts: dict[int, str] = field(default_factory=dict)
    reasons: dict[int, Any] = field(default_factory=dict)
    cursor: int | str = 0
    tables: dict[str, dict[Any, dict[str, Any]]] = field(default_factory=dict)
    wiped: bool = False

    def __post_init__(self) -> None:
        self._key = generate_private_key(SECP256R1())
        self.sequence = 0
        self.counter = 0
        self.head = b""
        self._confirmed = (0, b"")

    @property
    def id(self) -> UUID:
        return UUID(self.identity["device"])

    @property
    def public(self) -> str:
        return b64(self._key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))

    def sign(self, lines: bytes) -> str:
        r, s = decode_dss_signature(self._key.sign(lines, ECDSA(SHA256())))
        return b64(r.to_bytes(32, "big") + s.to_bytes(32, "big"))

    def enrol(self, code: str) -> int:
        """The status; on 200 the telephone knows who it is."""
        proof = self.sign(enrolment_lines(code, self.public))
        body = json.dumps({"v": VERSION, "code": code, "key": self.public, "app": "test", "proof": proof})
        status, answer = self.post("/api/devices", body.encode(), {})
        if status == 200:
            self.identity = answer
            self.head = hashlib.sha256(b"lisanga-chain-1" + self.id.bytes).digest()
            self._confirmed = (0, self.head)
        return status

    def record(
        self,
        type: str,
        author: UUID,
        payload: dict[str, Any],
        *,
        version: int = 1,
        day: str = "",
        depends_on: tuple[UUID, ...] = (),
        captured_ms: int | None = None,
    ) -> UUID:
        """Keeps an operation; its id."""
        self.sequence += 1
        moment = self.clock() if captured_ms is None else captured_ms
        identifier = operation_id(self.id, self.sequence, moment)
        business_date = day or date.fromordinal(719_163 + (moment + 3_600_000) // 86_400_000).isoformat()
        body = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
        text = text_of(self.sequence, type, version, author, moment, business_date, depends_on, body)
        self.head = link(self.head, text)
        self.outbox.append(
            Recorded(
                self.sequence,
                identifier,
                type,
                version,
                author,
                moment,
                business_date,
                depends_on,
                payload,
                text,
                self.head,
            )
        )
        return identifier

    def body(self, most: int = 1_000, *, rows: bool = False, lost: bool = False) -> tuple[bytes, str]:
        """The next exchange and its signature; the counter has moved."""
        return self.body_of(self.outbox[:most], len(self.outbox[most:]), rows=rows, lost=lost)

    def body_of(
        self, sent: Sequence[Recorded], left: int = 0, *, rows: bool = False, lost: bool = False
    ) -> tuple[bytes, str]:
        self.counter = max(self.clock(), self.counter + 1)
        first, before = self._start(sent)
        what: Packed = packed(sent)
        body: dict[str, Any] = {
            "v": VERSION,
            "d": short(self.id),
            "n": self.counter,
            "m": self.clock(),
            "z": 60,
            "f": first,
            "p": b64(before),
            **what.body,
            "i": {"left": left, "app": "test", "free": 100},
        }
        body |= {"q": {"at": self.cursor}} if rows else {}
        body |= {"lost": True} if lost else {}
        text = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
        last, head = (sent[-1].sequence, sent[-1].head) if sent else (first - 1, before)
        return text, self.sign(signed_lines(self.id, self.counter, last, head, text))

    def file(self) -> bytes:
        """The outbox, sealed and signed, to leave by hand."""
        return outbox_file(self, self.outbox)

    def _start(self, sent: Sequence[Recorded]) -> tuple[int, bytes]:
        """The first sequence, and the hash before it."""
        if not sent:
            last, head = self._confirmed
            return last + 1, head
        before = next((one.head for one in self.outbox if one.sequence == sent[0].sequence - 1), None)
        return sent[0].sequence, before if before is not None else self._confirmed[1]

    def push(self, most: int = 1_000, *, rows: bool = False, lost: bool = False) -> tuple[int, dict[str, Any]]:
        body, signature = self.body(most, rows=rows, lost=lost)
        return self.send(body, signature)

    def send(self, body: bytes, signature: str) -> tuple[int, dict[str, Any]]:
        """Sends these bytes (again) and believes the answer."""
        headers = {"Content-Encoding": "gzip", "Lisanga-Signature": signature}
        status, answer = self.post("/api/sync", gzip.compress(body, 9, mtime=0), headers)
        if status == 200:
            self.believe(body, answer)
        return status, answer

    def believe(self, body: bytes, answer: dict[str, Any]) -> None:
        """Verdicts by sequence; what the server holds leaves the outbox."""
        first = json.loads(body)["f"]
        for offset, verdict in enumerate(unrolled(answer["r"])):
            self.verdicts[first + offset] = verdict
        self.reasons.update((int(sequence), said) for sequence, said in answer.get("p", {}).items())
        done = [one for one in self.outbox if one.sequence <= answer["at"] and one.sequence in self.verdicts]
        if done and done[-1].sequence >= self._confirmed[0]:
            self._confirmed = (done[-1].sequence, done[-1].head)
        self.outbox = [one for one in self.outbox if one not in done]
        self.wiped = self.wiped or bool(answer.get("wipe"))
        self.verdicts.update((sequence, letter) for sequence, letter in answer.get("e", []))
        if "w" in answer:
            self._take(answer["w"])

    def _take(self, window: dict[str, Any]) -> None:
        """Rows and tombstones; the cursor last."""
        for name, sent in window["t"].items():
            kept = self.tables.setdefault(name, {})
            if window.get("whole") or sent.get("whole"):
                kept.clear()
            for row in sent["r"]:
                one = dict(zip(sent["k"], row, strict=False))
                kept[one.get("id") or (one.get("unit", one.get("centre")), one["product"])] = one
        for name, gone in window.get("x", {}).items():
            for identifier in gone:
                self.tables.get(name, {}).pop(identifier, None)
        self.cursor = window["at"]

    def pull(self) -> int:
        """Rows until there are no more; how many exchanges it took."""
        turns = 0
        while True:
            turns += 1
            status, answer = self.push(0, rows=True)
            assert status == 200, answer
            if not answer["w"].get("more"):
                return turns


def unrolled(runs: str) -> list[str]:
    """a2f1 → a, a, f."""
    verdicts: list[str] = []
    letter, digits = "", ""
    for sign in [*runs, "a"]:
        if sign.isdigit():
            digits += sign
            continue
        if letter:
            verdicts += [letter] * int(digits)
        letter, digits = sign, ""
    return verdicts
