"""The contracts are what the payloads are, and everything ever shipped is still read."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
import pytest

from lisanga.core.operations.registry import OPERATIONS
from lisanga.interfaces.sync.contracts.describing import offline
from lisanga.interfaces.sync.contracts.write import EXCHANGE, TYPES, files
from lisanga.interfaces.sync.phone import b64, signed_by, unb64
from lisanga.interfaces.sync.wire import operations_of, read

ROOT = Path(__file__).parents[5]
SHIPPED = sorted((ROOT / "contracts/operations").glob("*.json"))


def test_nothing_is_stale() -> None:
    """`bin/contracts` writes them anew."""
    wanted = files(ROOT)
    assert [path for path, text in wanted.items() if (ROOT / path).read_text() != text] == []


def test_what_works_offline_is_all_there() -> None:
    names = {one.name for one in offline()}
    assert {"collect.record_delivery", "members.register_member"} <= names
    assert {path.name.rsplit(".v", 1)[0] for path in SHIPPED} >= names


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_version_ever_shipped_is_still_read(path: Path) -> None:
    contract = json.loads(path.read_text())
    operation = OPERATIONS[contract["type"]]
    body: dict[str, Any] = contract["example"]
    for version in range(contract["version"], operation.version):
        body = operation.upcasters[version](body)
    assert msgspec.convert(body, operation.payload)
    assert set(contract["ids"]) <= set(contract["example"]) | set(_fields(contract))
    assert "null" not in json.dumps(contract["example"])


def _fields(contract: dict[str, Any]) -> dict[str, Any]:
    schema = contract["schema"]
    name = schema["$ref"].rsplit("/", 1)[1]
    found: dict[str, Any] = schema["$defs"][name]["properties"]
    return found


def test_the_example_of_an_exchange_is_what_a_server_reads() -> None:
    kept = json.loads((ROOT / EXCHANGE).read_text())
    body = kept["body"].encode()
    assert signed_by(unb64(kept["public_key"]), kept["signature"], kept["signed"].encode())
    sent = operations_of(read(body), UUID(kept["device"]), UUID(int=1))
    assert [str(one.envelope.id) for one in sent] == [one["id"] for one in kept["operations"]]
    assert [b64(one.head) for one in sent] == [one["hash"] for one in kept["operations"]]
    payloads = [bytes(one.envelope.payload).decode() for one in sent]
    assert payloads == [one["text"].split("\n")[7] for one in kept["operations"]]


def test_types_name_every_operation() -> None:
    written = (ROOT / TYPES).read_text()
    for one in offline():
        assert f"'{one.name}':" in written
    assert "undefined" not in written
