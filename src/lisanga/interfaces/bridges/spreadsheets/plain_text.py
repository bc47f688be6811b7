"""How a text file is written: its encoding and what sets its columns apart."""

import codecs
from dataclasses import dataclass
from pathlib import Path

_HEAD = 64 * 1024
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_CONTROLS = set(range(32)) - {9, 10, 13}


@dataclass(frozen=True, slots=True)
class TextForm:
    encoding: str
    delimiter: str
    lines: int
    """Counted, for a progress bar."""


def text_form(path: Path) -> TextForm | None:
    """None when the file is no text in columns."""
    with path.open("rb") as source:
        head = source.read(_HEAD)
    encoding = next((name for mark, name in _MARKS.items() if head.startswith(mark)), "")
    if not encoding:
        if any(byte in _CONTROLS for byte in head):
            return None
        encoding = "utf-8" if _is_utf8(path) else "cp1252"
    delimiter = _delimiter(head.decode(encoding, errors="ignore"))
    return TextForm(encoding, delimiter, _lines(path)) if delimiter else None


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as source:
            while chunk := source.read(_HEAD):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _delimiter(head: str) -> str:
    """The mark that cuts the most lines into at least two; a decimal comma makes the comma the last choice."""
    lines = [line for line in head.splitlines()[:60] if line.strip()]
    best, score = "", 0
    for mark in (";", "\t", "|", ","):
        cut = [line.count(mark) for line in lines if mark in line]
        if len(cut) * 2 > len(lines) and max(cut) * len(cut) > score * (1 if mark != "," else 2):
            best, score = mark, max(cut) * len(cut)
    return best


def _lines(path: Path) -> int:
    count = 0
    with path.open("rb") as source:
        while chunk := source.read(_HEAD):
            count += chunk.count(b"\n")
    return count + 1
