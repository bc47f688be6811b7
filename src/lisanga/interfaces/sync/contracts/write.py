"""Every file of the contracts, by its path from the root of the repository."""

import json
from pathlib import Path
from typing import Any

from django.utils import translation

from lisanga.interfaces.sync.contracts.describing import contract_of, file_of, offline
from lisanga.interfaces.sync.contracts.exchanges import exchange_example, same_but_signed_anew
from lisanga.interfaces.sync.contracts.typescript import module_of

EXCHANGE = "contracts/sync/exchange-1.json"
TYPES = "field/src/contracts/operations.ts"


def files(root: Path) -> dict[str, str]:
    """What should stand there; files of older versions are nobody's to write any more, and stay."""
    with translation.override("fr"):
        found = {f"contracts/operations/{file_of(one)}": _text(contract_of(one)) for one in offline()}
    there = root / EXCHANGE
    before = there.read_text() if there.exists() else ""
    return {
        **found,
        EXCHANGE: _text(same_but_signed_anew(before, exchange_example())),
        TYPES: module_of(offline()),
    }


def write(root: Path) -> list[str]:
    """The paths that were stale."""
    stale = []
    for path, text in files(root).items():
        target = root / path
        if not target.exists() or target.read_text() != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)
            stale.append(path)
    return stale


def _text(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
