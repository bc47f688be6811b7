"""A whole exchange with its keys, so that another language can prove that it computes the same."""

import hashlib
import json
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ec import ECDH, SECP256R1, derive_private_key
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from lisanga.interfaces.sync.phone import b64, short, signed_by, signed_lines, unb64
from lisanga.interfaces.sync.reference.telephone import Telephone
from lisanga.interfaces.sync.sealing import box_key

_DEVICE = UUID("019abd23-ab3e-764f-85ed-09d6a1b2c3d4")
_PERSON, _OTHER = UUID(int=2), UUID(int=3)
_START = 1_764_057_600_000  # 25 November 2025, 9 h in Kinshasa
_PHONE_KEY, _SERVER_KEY, _BOX_KEY = (int.from_bytes(hashlib.sha256(one).digest(), "big") for one in (b"1", b"2", b"3"))


def exchange_example() -> dict[str, Any]:
    """Four operations of two people: a member enrolled and weighed, a correction of the clock, a text with everything
    that escapes."""
    moment = [_START]
    telephone = Telephone(lambda *_sent: (0, {}), lambda: moment[0])
    telephone._key = derive_private_key(_PHONE_KEY, SECP256R1())
    telephone.identity = {"device": str(_DEVICE)}
    telephone.head = hashlib.sha256(b"lisanga-chain-1" + _DEVICE.bytes).digest()
    first = telephone.head
    telephone._confirmed = (0, first)
    member = telephone.record(
        "members.register_member", _PERSON, {"family": "Mbo “Élan”\\\n\t\u2028\u001f", "sex": "F", "number": 1201}
    )
    product, centre = str(UUID(int=6)), str(UUID(int=8))
    for step, author in ((61_250, _PERSON), (-3_600_000, _OTHER)):
        moment[0] += step
        weighing = {"member": str(member), "product": product, "centre": centre, "gross": 81_500, "series": "A7"}
        telephone.record(
            "collect.record_delivery",
            author,
            weighing | {"number": telephone.sequence},
            depends_on=(member,),
            day="2025-11-24" if author == _OTHER else "",
        )
    present = {"session": str(UUID(int=23)), "present": [str(UUID(int=24)), str(member)]}
    telephone.record("training.record_attendance", _PERSON, present)
    body, signature = telephone.body()
    return {
        "device": str(_DEVICE),
        "private_key": f"{_PHONE_KEY:064x}",
        "public_key": telephone.public,
        "first_hash": b64(first),
        "operations": [
            {"id": str(one.id), "short": short(one.id), "text": one.text, "hash": b64(one.head)}
            for one in telephone.outbox
        ],
        "body": body.decode(),
        "signed": signed_lines(_DEVICE, telephone.counter, telephone.sequence, telephone.head, body).decode(),
        "signature": signature,
        "answer": {"v": 1, "at": 4, "now": _START + 1, "r": "a4"},
        "seal": _sealed(telephone.outbox[0].text),
    }


def _sealed(text: str) -> dict[str, str]:
    """A box whose one-time key and iv are known, which a real one's never are."""
    server, once = derive_private_key(_SERVER_KEY, SECP256R1()), derive_private_key(_BOX_KEY, SECP256R1())
    points = [key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint) for key in (server, once)]
    key, iv = box_key(once.exchange(ECDH(), server.public_key()), points[1]), bytes(range(12))
    box = points[1] + iv + AESGCM(key).encrypt(iv, text.encode(), str(_DEVICE).encode())
    return {
        "server_private_key": f"{_SERVER_KEY:064x}",
        "server_public_key": b64(points[0]),
        "box": b64(box),
        "text": text,
    }


def same_but_signed_anew(old: str, new: dict[str, Any]) -> dict[str, Any]:
    """Signatures differ each time: the one that is there stays as long as it signs the same."""
    try:
        kept = json.loads(old)
    except ValueError:
        return new
    if kept.get("signed") == new["signed"] and _signs(kept):
        return new | {"signature": kept["signature"]}
    return new


def _signs(kept: dict[str, Any]) -> bool:
    return signed_by(unb64(kept["public_key"]), kept["signature"], kept["signed"].encode())
