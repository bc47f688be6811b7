"""`bin/bench`: measures on SQLite and PostgreSQL, prints a table, writes JSON."""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.pages import measure as measure_pages
from bench.plan import FULL, QUICK, Plan
from bench.table import table


def main() -> int:
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="short runs over few lines: a smoke test, not a measure")
    parser.add_argument("--only", choices=("sqlite", "postgresql", "pages"), help="one part")
    parser.add_argument("--seconds", type=float, help="seconds a load")
    parser.add_argument("--lines", type=int, help="ledger lines stored before the second half")
    parser.add_argument("--sizes", type=int, nargs="*", help="sizes of the demo network for the pages (1 10 100)")
    parser.add_argument("--json", type=Path, default=Path("var/bench.json"), help="where the figures go")
    arguments = parser.parse_args()
    plan = QUICK if arguments.quick else FULL
    given = {name: value for name in ("seconds", "lines", "sizes") if (value := getattr(arguments, name)) is not None}
    plan = Plan(**{**asdict(plan), **given})
    figures: dict[str, Any] = {"machine": _machine(), "plan": asdict(plan)}
    for database in ("sqlite", "postgresql"):
        if arguments.only in (None, database):
            figures[database] = _measured(database, plan)
            _keep(figures, arguments.json)
    if arguments.only in (None, "pages"):
        figures["pages"] = {}
        for size in plan.sizes:
            figures["pages"][str(size)] = _pages(size)
            _keep(figures, arguments.json)
    print(table(figures))
    return 0


def _keep(figures: dict[str, Any], path: Path) -> None:
    """After each part, so that a later one that fails costs only itself."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(figures, indent=1))


def _measured(database: str, plan: Plan) -> dict[str, Any]:
    """In a process of its own, over data of its own."""
    print(f"{database}", file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory(prefix="lisanga-bench-") as folder:
        environment = {**os.environ, "LISANGA_ENV": "production", "LISANGA_PLAIN_HTTP": "1", "LISANGA_DATA": folder}
        environment["DJANGO_SETTINGS_MODULE"] = "lisanga.config.settings"
        if database == "sqlite":
            environment["DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
        elif not environment.get("DATABASE_URL", "").startswith("postgres"):
            raise SystemExit("DATABASE_URL names no PostgreSQL: run bin/bench, which starts one")
        command = [sys.executable, "-m", "bench.measure", folder, json.dumps(asdict(plan))]
        subprocess.run(command, env=environment, check=True)
        measured: dict[str, Any] = json.loads((Path(folder) / "figures.json").read_text())
        return measured


def _pages(size: int) -> dict[str, Any]:
    print(f"pages, demo × {size}", file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory(prefix="lisanga-bench-") as folder:
        return measure_pages(size, Path(folder))


def _machine() -> dict[str, Any]:
    model = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), "?"
    )
    memory = next((int(line.split()[1]) // 2**20 for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), 0)
    return {
        "processor": model,
        "cores": os.cpu_count(),
        "memory_gib": memory,
        "python": platform.python_version(),
        "load_before": os.getloadavg()[0],
    }


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text().splitlines()
    except OSError:
        return []


if __name__ == "__main__":
    sys.exit(main())
