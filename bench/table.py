"""The figures as a Markdown table, beside what must be reached and what is aimed at."""

from collections.abc import Mapping
from typing import Any

_RATES = ((1, (8, 32), 400, 1_100), (100, (8, 32), 2_500, 7_400), (1_000, (2, 8), 4_000, 10_000))


def table(figures: Mapping[str, Any]) -> str:
    machine = figures["machine"]
    lines = [
        f"{machine['processor']}, {machine['cores']} cores, {machine['memory_gib']} GiB, Python {machine['python']}, "
        f"load before {machine['load_before']:.1f}",
        "",
        "| work | must | goal | SQLite | PostgreSQL |",
        "| --- | --- | --- | --- | --- |",
    ]
    both = [figures.get(name, {}) for name in ("sqlite", "postgresql")]
    for size, clients, least, aim in _RATES:
        for count in clients:
            name = f"{size} a request, {count} clients"
            lines.append(_row(name, f"{least}/s", f"{aim}/s", [_rate(one, f"empty_{count}x{size}") for one in both]))
    for size, clients, _must, _goal in _RATES:
        count = clients[0]
        shares = [_share(one, f"{count}x{size}") for one in both]
        lines.append(_row(f"{size} a request, {count} clients, lines stored", "90 %", "98 %", shares))
    for size in (1, 100, 1_000):
        name = f"bare insert of one row, {size} a commit, 1 client"
        lines.append(_row(name, "", "", [_number(one, f"raw_{size}", "/s") for one in both]))
    lines.append(_row("ledger lines stored", "", "", [_number(one, "lines", "") for one in both]))
    for key, name, must, goal in (
        ("trial_balance_ms", "trial balance of a cooperative", "50 ms", "10 ms"),
        ("all_accounts_ms", "the same over all lines", "50 ms", "10 ms"),
        ("recomputed_ms", "recomputed from the lines", "", ""),
    ):
        lines.append(_row(name, must, goal, [_number(one, key, " ms", 1) for one in both]))
    lines.append(_row("… against bare SQL", "2×", "1.3×", [_ratio(one) for one in both]))
    lines.append(
        _row("memory of one server process", "183 MB", "100 MB", [_number(one, "server_mb", " MB") for one in both])
    )
    verified = ["" if one.get("verified") is None else "clean" if one["verified"] else "FAULTS" for one in both]
    lines.append(_row("`lisanga verify` after the load", "clean", "", verified))
    return "\n".join(lines + _pages(figures.get("pages", {})))


def _pages(by_size: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """One column a size of the demo network."""
    if not by_size:
        return []
    sizes = list(by_size)
    heads = " | ".join(f"demo × {size}" for size in sizes)
    lines = ["", f"| page, SQLite | must | goal | {heads} |", f"| --- | --- | --- |{' --- |' * len(sizes)}"]
    for key, name, must, goal in (
        ("signin_cold_bytes", "sign-in, cold, over the wire", "21 KB", "14 KB"),
        ("list_cold_bytes", "list of 50 rows, cold", "26 KB", "22 KB"),
        ("list_warm_bytes", "the same, warm", "3.6 KB", "2.5 KB"),
        ("network_cold_bytes", "network page, cold", "34 KB", "25 KB"),
    ):
        lines.append(_row(name, must, goal, [f"{by_size[size][key] / 1000:.1f} KB" for size in sizes]))
    for key, name in (
        ("network_ms", "network page"),
        ("cooperative_ms", "cooperative page"),
        ("list_ms", "list of members"),
        ("member_ms", "member page"),
    ):
        lines.append(_row(name, "", "same × 1, 10, 100", [f"{by_size[size][key]:.1f} ms" for size in sizes]))
    lines.append(
        _row(
            "report PDF, 14 cooperatives, whole command",
            "2 s",
            "0.5 s",
            [f"{by_size[size]['report_s']} s" for size in sizes],
        )
    )
    lines.append(_row("demo network from nothing", "180 s", "", [f"{by_size[size]['demo_s']} s" for size in sizes]))
    return lines


def _row(name: str, must: str, goal: str, values: list[str]) -> str:
    return f"| {name} | {must} | {goal} | {' | '.join(values)} |"


def _rate(one: Mapping[str, Any], key: str) -> str:
    kept = one.get(key)
    if kept is None:
        return "–"
    failed = f", {kept['failed']} refused" if kept["failed"] else ""
    return f"{kept['rate']:,.0f}/s (p95 {kept['p95_ms']:.0f} ms{failed})"


def _share(one: Mapping[str, Any], key: str) -> str:
    empty, full = one.get(f"empty_{key}"), one.get(f"full_{key}")
    if not empty or not full:
        return "–"
    return f"{full['rate']:,.0f}/s = {100 * full['rate'] / empty['rate']:.0f} %"


def _number(one: Mapping[str, Any], key: str, unit: str, digits: int = 0) -> str:
    return f"{one[key]:,.{digits}f}{unit}" if key in one else "–"


def _ratio(one: Mapping[str, Any]) -> str:
    if "recomputed_raw_ms" not in one:
        return "–"
    return f"{one['recomputed_ms'] / one['recomputed_raw_ms']:.2f}×"
