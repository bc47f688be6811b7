"""« Ce qui a changé depuis le dernier rapport » : a frozen report against the same period counted again today, figure
by figure. Pure."""

from dataclasses import dataclass

from lisanga.reports.parts.shape import Dossier, Unit, Value, values


@dataclass(frozen=True, slots=True)
class Change:
    """One number that is no longer what was frozen. None: the line was not there (`before`), or is no more (`now`).
    `opens` names what stands behind it."""

    key: str
    part: str
    label: str
    unit: Unit
    before: int | None
    now: int | None
    opens: str
    lives: bool

    @property
    def difference(self) -> int | None:
        """None for a percentage, whose difference is points and no sum, and where a side is missing."""
        if self.before is None or self.now is None:
            return None
        return self.now - self.before


def changes(frozen: Dossier, again: Dossier) -> list[Change]:
    """In the order of the report; numbers counted on the day itself (`lives`) stand last: nobody was late there."""
    old, new = dict(values(frozen)), dict(values(again))
    found = []
    for key in [*old, *(key for key in new if key not in old)]:
        before, now = old.get(key), new.get(key)
        if _number(before) == _number(now):
            continue
        said = now or before
        assert said is not None
        sides = (_number(before), _number(now))
        found.append(Change(key, said.part, said.label, said.unit, *sides, said.opens, said.lives))
    return sorted(found, key=lambda change: change.lives)


def _number(value: Value | None) -> int | None:
    return None if value is None else value.value
