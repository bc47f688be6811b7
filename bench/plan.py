"""How long and how much is measured."""

from dataclasses import dataclass

LOADS = ((1, 1), (8, 1), (32, 1), (8, 100), (32, 100), (2, 1_000), (8, 1_000))


@dataclass(frozen=True, slots=True)
class Plan:
    """`loads` are (clients, operations a request); `sizes` multiply the demo network for the pages."""

    seconds: float = 8.0
    lines: int = 1_000_000
    verify: bool = True
    loads: tuple[tuple[int, int], ...] = LOADS
    sizes: tuple[int, ...] = (1, 10)


QUICK = Plan(seconds=2.5, lines=20_000, loads=((8, 1), (32, 1), (8, 100), (8, 1_000)), sizes=(1,))
FULL = Plan()
