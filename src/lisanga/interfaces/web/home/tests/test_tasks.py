"""A long list of tasks by kind: nothing is lost, the most urgent kind comes first."""

from hypothesis import given
from hypothesis import strategies as st

from lisanga.interfaces.web.home.tasks import FEW, Task, grouped, ordered

_TASKS = st.lists(
    st.builds(
        Task,
        st.just("check"),
        st.text("ab", max_size=3),
        st.just(""),
        st.just("/"),
        late=st.booleans(),
        rank=st.integers(0, 6),
        kind=st.sampled_from(["Obligations", "Formation", "Missions et accès"]),
    ),
    max_size=40,
)


@given(_TASKS)
def test_nothing_is_lost_and_the_most_urgent_is_open(tasks: list[Task]) -> None:
    groups = grouped(tasks)
    shown = [task for group in groups for task in (*group.first, *group.rest)]
    assert sorted(map(repr, shown)) == sorted(map(repr, tasks))
    if tasks:
        first = ordered(tasks)[0]
        assert groups[0].first[0] == first
        assert all(len(group.rest) != 1 for group in groups)
        for group in groups:
            assert list(group.tasks) == ordered(group.tasks)
            assert group.late == sum(task.late for task in group.tasks)
    if len(tasks) > FEW:
        labels = [group.label for group in groups]
        assert len(set(labels)) == len(labels)


def test_a_short_list_stays_one_list() -> None:
    tasks = [Task("check", "a", "", "/", kind=kind) for kind in "abcdef"]
    assert [group.label for group in grouped(tasks)] == [""]
    assert grouped([]) == []
    assert [group.label for group in grouped([*tasks, Task("check", "g", "", "/", late=True, kind="f")])] == [
        "f",
        *"abcde",
    ]


def test_a_task_without_a_kind_stands_under_words_too() -> None:
    tasks = [Task("check", "a", "", "/", kind="Obligations")] * 6 + [Task("check", "b", "", "/", late=True)]
    assert [group.label for group in grouped(tasks)] == ["Autres tâches", "Obligations"]
