"""Adding up the rows of one file: nothing inside another place is counted twice, rates are never added."""

from hypothesis import given
from hypothesis import strategies as st

from lisanga.domains.partnerships.targeting.measures import Nature
from lisanga.domains.partnerships.targeting.zoning import Placed, by_territory

NATURES = (Nature.COUNT, Nature.RATE)


def placed(kind: str, *figures: int | None, territory: str = "Gungu") -> Placed:
    return Placed("CD-KL", territory, kind, figures)


def test_a_territoire_speaks_for_its_sectors() -> None:
    rows = [placed("territoire", 100, 5), placed("secteur", 40, 5), placed("secteur", 50, 6)]
    (zone,) = by_territory(rows, NATURES)
    assert (zone.rows, zone.sums) == (3, (100, None))


def test_sectors_add_up_where_the_territoire_is_silent() -> None:
    rows = [placed("territoire", None, 5), placed("secteur", 40, 5), placed("secteur", 50, 6), placed("village", 3, 0)]
    (zone,) = by_territory(rows, NATURES)
    assert zone.sums == (90, None)


_KINDS = st.sampled_from(["territoire", "secteur", "chefferie", "groupement", "village"])
_ROWS = st.lists(
    st.builds(
        placed, _KINDS, st.none() | st.integers(0, 10**9), st.none(), territory=st.sampled_from(["Gungu", "Idiofa"])
    ),
    max_size=12,
)


@given(_ROWS)
def test_sums_are_of_one_width_and_of_one_territoire(rows: list[Placed]) -> None:
    for zone in by_territory(rows, NATURES):
        mine = [row for row in rows if row.territory == zone.territory]
        said = [row for row in mine if row.figures[0] is not None]
        assert zone.rows == len(mine)
        assert zone.sums[1] is None
        assert (zone.sums[0] is None) is (not said)
        by_kind = {
            kinds: sum(int(row.figures[0] or 0) for row in said if row.kind in kinds)
            for kinds in (("territoire",), ("secteur", "chefferie"), ("groupement",), ("village",))
            if any(row.kind in kinds for row in said)
        }
        assert not said or zone.sums[0] == next(iter(by_kind.values()))


@given(_ROWS, st.randoms())
def test_the_order_of_rows_changes_nothing(rows: list[Placed], random: object) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a Random
    assert by_territory(rows, NATURES) == by_territory(shuffled, NATURES)
