"""One thing that waits for the reader."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Task:
    """`due` is a few words about when; `late` says that it should have been done. `rank` orders the list: the lower,
    the sooner."""

    icon: str
    title: str
    detail: str
    url: str
    due: str = ""
    late: bool = False
    rank: int = 5


def ordered(tasks: list[Task]) -> list[Task]:
    """Late ones first."""
    return sorted(tasks, key=lambda task: (not task.late, task.rank))
