"""Amounts in French words, for receipts and certificates (1990 spelling is not used: no hyphen before cent, mille)."""

_UNITS = (
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
)
_TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 8: "quatre-vingt"}


def in_words(value: int) -> str:
    """A whole number up to 999 999 999 999 999; ValueError beyond."""
    if abs(value) >= 10**15:
        raise ValueError(value)
    if value < 0:
        return "moins " + in_words(-value)
    if value < 1000:
        return _hundreds(value, final=True)
    parts = []
    for size, one, many in (
        (10**12, "billion", "billions"),
        (10**9, "milliard", "milliards"),
        (10**6, "million", "millions"),
    ):
        count, value = divmod(value, size)
        if count:
            parts.append(f"{_hundreds(count, final=True)} {one if count == 1 else many}")
    thousands, rest = divmod(value, 1000)
    if thousands:
        parts.append("mille" if thousands == 1 else f"{_hundreds(thousands, final=False)} mille")
    if rest:
        parts.append(_hundreds(rest, final=True))
    return " ".join(parts)


def _hundreds(value: int, *, final: bool) -> str:
    """Under a thousand; `final` gives the s of cents and quatre-vingts, lost before mille."""
    hundreds, rest = divmod(value, 100)
    if not hundreds:
        return _below_hundred(rest, final=final)
    head = "cent" if hundreds == 1 else f"{_UNITS[hundreds]} cent"
    if not rest:
        return head + ("s" if final and hundreds > 1 else "")
    return f"{head} {_below_hundred(rest, final=final)}"


def _below_hundred(value: int, *, final: bool) -> str:
    if value < 20:
        return _UNITS[value]
    tens, unit = divmod(value, 10)
    if tens in (7, 9):
        tens, unit = tens - 1, unit + 10
    head = _TENS[tens]
    if unit == 0:
        return head + ("s" if final and tens == 8 else "")
    if unit in (1, 11) and tens != 8:
        return f"{head} et {_UNITS[unit]}"
    return f"{head}-{_UNITS[unit]}"


def amount_in_words(amount: int, currency: str) -> str:
    """ "cent soixante-quinze mille francs congolais"; "seize dollars américains et cinquante cents"."""
    if currency == "CDF":
        return f"{in_words(amount)}{_of(amount)} {'franc congolais' if abs(amount) < 2 else 'francs congolais'}"
    dollars, cents = divmod(abs(amount), 100)
    text = f"{in_words(dollars)}{_of(dollars)} {'dollar américain' if dollars < 2 else 'dollars américains'}"
    if cents:
        text += f" et {in_words(cents)} {'cent' if cents < 2 else 'cents'}"
    return ("moins " if amount < 0 else "") + text


def _of(amount: int) -> str:
    """ "un million de francs", but "un million deux cents francs"."""
    return " de" if amount and amount % 10**6 == 0 else ""
