"""A filter read back as a sentence: what of the list is shown, in the form's own words."""

import re
from datetime import date
from html.parser import HTMLParser

from lisanga.core.kernel import french

_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])\Z")


def sentence_of(form: str) -> str:
    """The choices of a filter form that differ from "everything", with the words that lead to them:
    "Livraisons de Maïs grain, du 01/03/2026, à vérifier". Empty when nothing is narrowed. The first option of a
    choice shows everything, an empty field too."""
    reader = _Reader()
    reader.feed(form)
    reader.close()
    return ", ".join(reader.parts)


class _Reader(HTMLParser):
    """Goes through the controls in their order. Labels for screen readers only are not part of the sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._words = ""
        self._silent = False  # inside a hidden label or a button
        self._options: list[str] | None = None
        self._selected = -1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag in {"label", "button"}:
            self._silent = tag == "button" or "hidden" in (named.get("class") or "").split()
        elif tag == "select":
            self._options, self._selected = [], -1
        elif tag == "option" and self._options is not None:
            self._options.append("")
            if "selected" in named:
                self._selected = len(self._options) - 1
        elif tag == "input" and named.get("type") not in {"hidden", "submit", "checkbox", "radio"}:
            self._take(_typed(named.get("type") or "text", (named.get("value") or "").strip()))

    def handle_endtag(self, tag: str) -> None:
        if tag in {"label", "button"}:
            self._silent = False
        elif tag == "select" and self._options is not None:
            self._take(self._options[self._selected].strip() if self._selected > 0 else "")
            self._options = None

    def handle_data(self, data: str) -> None:
        if self._options:
            self._options[-1] += data
        elif not self._silent and self._options is None:
            self._words += data

    def _take(self, choice: str) -> None:
        words = self._words.strip(" ,\n")
        self._words = ""
        if choice:
            self.parts.append(f"{words} {choice}".strip())


def _typed(kind: str, value: str) -> str:
    """Days and months as one says them; free words in quotation marks."""
    if not value:
        return ""
    if kind == "date":
        try:
            return french.short_date(date.fromisoformat(value))
        except ValueError:
            return ""
    month = _MONTH.match(value)
    if kind == "month" and month is not None:
        return french.month_name(int(month[1]) * 12 + int(month[2]) - 1)
    return f"«{french.NBSP}{value}{french.NBSP}»"
