"""« Ce qui a changé depuis le dernier rapport » : a frozen report against the same period counted again today, figure
by figure. Pure."""

from dataclasses import dataclass

from lisanga.reports.parts.shape import Amount, Dossier, Value, values

TYPED = "typed"  # the table of what people typed: nothing counts it again


@dataclass(frozen=True, slots=True)
class Change:
    """One number that is no longer what was frozen. None: the line was not there (`before`), or is no more (`now`).
    `opens` names what stands behind it."""

    key: str
    part: str
    label: str
    before: Amount | None
    now: Amount | None
    opens: str
    lives: bool

    @property
    def difference(self) -> Amount | None:
        """None for a percentage, whose difference is points and no sum, and where a side is missing."""
        if self.before is None or self.now is None or self.before.value is None or self.now.value is None:
            return None
        if self.now.unit in ("percent", "rate") or self.now.unit != self.before.unit:
            return None
        return Amount(self.now.value - self.before.value, self.now.unit, self.now.word)


def changes(frozen: Dossier, again: Dossier) -> list[Change]:
    """In the order of the report; numbers counted on the day itself (`lives`) stand last: nobody was late there."""
    old, new = dict(values(frozen)), dict(values(again))
    found = []
    for key in [*old, *(key for key in new if key not in old)]:
        if f".{TYPED}." in key:
            continue
        before, now = old.get(key), new.get(key)
        if _said(before) == _said(now):
            continue
        told = now or before
        assert told is not None
        found.append(Change(key, told.part, told.label, _amount(before), _amount(now), told.opens, told.lives))
    return sorted(found, key=lambda change: change.lives)


def _amount(value: Value | None) -> Amount | None:
    return None if value is None else value.amount


def _said(value: Value | None) -> tuple[int | None, tuple[int, int] | None]:
    """A ratio has moved when one of its two numbers has."""
    return (None, None) if value is None else (value.amount.value, value.amount.parts)
