"""All rows of the table for one database; run as a process of its own, because settings are read once."""

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.load import measure
from bench.plan import Plan
from bench.server import Server, serving

Say = Callable[[str], None]


def run(folder: Path, plan: Plan, say: Say) -> dict[str, Any]:
    """Figures by name."""
    import django

    django.setup()
    from django.core.management import call_command

    from bench import accounts, ground, raw

    call_command("migrate", verbosity=0)
    say("terrain")
    ground.lay(folder / "ground.json")
    known = json.loads((folder / "ground.json").read_text())
    grounds, log = known["cooperatives"], folder / "server.log"
    url = os.environ.get("DATABASE_URL", "")
    figures: dict[str, Any] = {}
    for size in (1, 100, 1_000):
        figures[f"raw_{size}"] = raw.rows_a_second(url, folder, size, plan.seconds / 2)
    with serving(log) as server:
        measure(server.port, grounds, 8, 10, 1.0)  # caches, prepared statements
        for clients, size in plan.loads:
            say(f"{clients} clients × {size}")
            accounts.settle()
            figures[f"empty_{clients}x{size}"] = _load(server, grounds, clients, size, plan)
    say(f"{plan.lines} écritures")
    accounts.fill(grounds, plan.lines, say)
    figures["lines"] = accounts.count_lines()
    with serving(log) as server:
        measure(server.port, grounds, 8, 10, 1.0)
        for clients, size in plan.loads:
            say(f"{clients} clients × {size}, rempli")
            accounts.settle()
            figures[f"full_{clients}x{size}"] = _load(server, grounds, clients, size, plan)
        figures["server_mb"] = server.memory()
    say("balances")
    figures.update(accounts.statements(grounds))
    figures["verified"] = accounts.sound() if plan.verify else None
    return figures


def _load(
    server: Server, grounds: Sequence[Mapping[str, Any]], clients: int, size: int, plan: Plan
) -> dict[str, float]:
    before = server.cpu_seconds()
    rate = measure(server.port, grounds, clients, size, plan.seconds)
    cpu = server.cpu_seconds() - before
    return {
        "server_cpu_us": round(cpu / max(rate.accepted, 1) * 1e6),
        "rate": round(rate.rate, 1),
        "p50_ms": round(rate.p50, 1),
        "p95_ms": round(rate.p95, 1),
        "accepted": rate.accepted,
        "failed": rate.failed,
    }


def main() -> None:
    folder = Path(sys.argv[1])
    plan = Plan(**json.loads(sys.argv[2]))
    figures = run(folder, plan, lambda what: print(f"  … {what}", file=sys.stderr, flush=True))
    (folder / "figures.json").write_text(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
