"""A progress bar of plain characters, for whoever waits at a terminal."""

import time
from typing import TextIO

_WIDTH = 30
_EVERY = 0.2
_EVERY_LINE = 5.0


class ProgressBar:
    """One line that is written over; where nobody looks (a log), a line now and then."""

    def __init__(self, target: TextIO, names: dict[str, str]) -> None:
        self._target, self._names = target, names
        self._is_terminal = target.isatty()
        self._last, self._phase, self._open = 0.0, "", False

    def __call__(self, phase: str, done: int, of: int) -> None:
        """`of` is 0 when nobody knows how many there are."""
        now = time.monotonic()
        rest = _EVERY if self._is_terminal else _EVERY_LINE
        ended = bool(of) and done >= of
        if phase == self._phase and now - self._last < rest and not ended:
            return
        if phase != self._phase:
            self.close()
        self._last, self._phase = now, phase
        text = self._line(self._names.get(phase, phase), done, of)
        self._target.write(f"\r{text}" if self._is_terminal else f"{text}\n")
        self._open = self._is_terminal
        self._target.flush()

    @staticmethod
    def _line(name: str, done: int, of: int) -> str:
        if not of:
            return f"{name} {done:>8}"
        part = min(done, of)
        filled = _WIDTH * part // of
        bar = "█" * filled + "·" * (_WIDTH - filled)
        return f"{name} {bar} {100 * part // of:>3} % ({part}/{of})"

    def close(self) -> None:
        """Leaves the line where it stands."""
        if self._open:
            self._target.write("\n")
            self._open = False
