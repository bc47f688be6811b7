"""One thing that waits for the reader, and how a long list of them is told: by kind, the most urgent one open."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

FEW = 6  # so many are read at a glance, in one list
FIRST = 5  # shown of a kind before "et 7 autres"


@dataclass(frozen=True, slots=True)
class Task:
    """`due` is a few words about when; `late` says that it should have been done. `rank` orders the list: the lower,
    the sooner. `kind`: the words under which a long list gathers it."""

    icon: str
    title: str
    detail: str
    url: str
    due: str = ""
    late: bool = False
    rank: int = 5
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks of one kind; without a label, all there is."""

    label: str
    tasks: Sequence[Task]

    @property
    def late(self) -> int:
        return sum(task.late for task in self.tasks)

    @property
    def first(self) -> Sequence[Task]:
        """Never one alone behind a fold."""
        return self.tasks if len(self.tasks) <= FIRST + 1 else self.tasks[:FIRST]

    @property
    def rest(self) -> Sequence[Task]:
        return self.tasks[len(self.first) :]


def ordered(tasks: Sequence[Task]) -> list[Task]:
    """Late ones first."""
    return sorted(tasks, key=_urgency)


def grouped(tasks: Sequence[Task]) -> list[Group]:
    """A short list as it is; a long one by kind, the kind of the most urgent task first."""
    found = ordered(tasks)
    if len(found) <= FEW:
        return [Group("", found)] if found else []
    kinds = list(dict.fromkeys(task.kind for task in found))
    if len(kinds) == 1:
        return [Group("", found)]
    return [Group(kind or _("Autres tâches"), [task for task in found if task.kind == kind]) for kind in kinds]


def _urgency(task: Task) -> tuple[bool, int]:
    return not task.late, task.rank
