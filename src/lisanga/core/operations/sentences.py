"""The sentence of an operation, from the words that its type brings, what was sent and what came of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.core.operations.registry import OPERATIONS

_PLACE = re.compile(r"\{([a-z_.]+)(?::([a-z]+))?\}")
_LONGEST = 120
# Fields that name the place where money was kept, whose currency an amount without its own takes.
_KEPT_IN = ("till", "source", "target")


@dataclass(frozen=True, slots=True)
class Known:
    """What the reader's page can name: records by id, and the currency of tills."""

    names: Mapping[UUID, str] = field(default_factory=dict)
    currencies: Mapping[UUID, str] = field(default_factory=dict)


def label_of(type: str) -> str:
    """What a type of operation is called; its own name when this installation does not know it."""
    known = OPERATIONS.get(type)
    return str(known.label) if known else type


def sentence_of(type: str, author: str, day: date, values: Mapping[str, Any] | None, known: Known | None = None) -> str:
    """ "Awa Kisita a payé 45 000 FC à Jean Mpia." `values` is what was sent, over what came of it; None when it was
    blanked: then, as for a type that is not known any more, who and what kind remain."""
    operation = OPERATIONS.get(type)
    template, words = (str(operation.sentence), operation.words) if operation else ("", {})
    if not template or (values is None and _needs_values(template)):
        return _("%(who)s : %(what)s.") % {"who": author, "what": label_of(type)}
    own = {"author": author, "date": french.short_date(day)}

    def fill(match: re.Match[str]) -> str:
        name, shape = match[1], match[2] or ""
        said = own[name] if name in own else _value(values or {}, name, shape, known or Known())
        return str(words.get(name, {}).get(said, said))

    return _tidied(_PLACE.sub(fill, template))


def _needs_values(template: str) -> bool:
    return any(name not in ("author", "date") for name, _shape in _PLACE.findall(template))


def _value(values: Mapping[str, Any], path: str, shape: str, known: Known) -> str:
    """The words for a field; "…" for an id without a name. What was sent is never a template itself."""
    value: Any = values
    for part in path.split("."):
        value = value.get(part, "") if isinstance(value, Mapping) else ""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int):
        return _figure(value, shape, values, known)
    text = " ".join(str(value).split())[:_LONGEST]
    identifier = _identifier(text)
    return text if identifier is None else known.names.get(identifier, "…")


def _figure(value: int, shape: str, values: Mapping[str, Any], known: Known) -> str:
    """`kg` for grams, `month` for a month, `money` in the currency sent or of the till named."""
    if shape == "kg":
        return french.weight(value)
    if shape == "month":
        return french.month_name(value)
    currency = _currency(values, known) if shape == "money" else ""
    return french.amount(value, currency) if currency else french.number(value)


def _currency(values: Mapping[str, Any], known: Known) -> str:
    if values.get("currency"):
        return str(values["currency"])
    for name in _KEPT_IN:
        till = _identifier(str(values.get(name, "")))
        if till is not None and till in known.currencies:
            return known.currencies[till]
    return ""


def _identifier(text: str) -> UUID | None:
    try:
        return UUID(text) if len(text) == 36 else None
    except ValueError:
        return None


def _tidied(sentence: str) -> str:
    """What an empty field leaves behind is taken away: double spaces, a colon before the full stop."""
    text = re.sub(r"\s+\.$", ".", re.sub(r" +", " ", sentence))
    return re.sub(r"\s*(?:[:,]\s*|\(\s*\)\s*)\.$", ".", text)
