"""Numbers, money, weights and dates as the French write them. Thousands are set apart by a thin no-break space."""

from datetime import date, datetime

from lisanga.core.kernel.clock import local_date, month_start
from lisanga.core.kernel.rounding import half_up

THIN = "\u202f"
NBSP = "\u00a0"
_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
MONTH_LETTERS = "JFMAMJJASOND"


def number(value: int, decimals: int = 0) -> str:
    """An integer that counts 10^-decimals: number(123456, 1) → "12 345,6"."""
    sign = "−" if value < 0 else ""
    whole, part = divmod(abs(value), 10**decimals)
    text = sign + f"{whole:,}".replace(",", THIN)
    return f"{text},{part:0{decimals}d}" if decimals else text


def amount(value: int, currency: str = "CDF") -> str:
    """ "45 000 FC", "16,50 $"."""
    if currency == "CDF":
        return f"{number(value)}{NBSP}FC"
    return f"{number(value, 2)}{NBSP}$"


def weight(grams: int) -> str:
    """Kilograms with the decimals that there are, at least one: "308,91 kg", "312,0 kg"."""
    decimals = 2 if grams % 100 else 1
    return f"{number(half_up(grams * 10**decimals, 1000), decimals)}{NBSP}kg"


def tonnes(grams: int) -> str:
    """ "318,4 t"; under a tonne, kilograms."""
    if abs(grams) < 1_000_000:
        return f"{number(half_up(grams, 1000))}{NBSP}kg"
    return f"{number(half_up(grams, 100_000), 1)}{NBSP}t"


def millions(francs: int) -> str:
    """ "241,7 M FC"; under a million, the exact amount."""
    if abs(francs) < 1_000_000:
        return amount(francs)
    return f"{number(half_up(francs, 100_000), 1)}{NBSP}M{NBSP}FC"


def percentage(part: int, whole: int) -> str:
    """ "46 %"; a dash when there is nothing to measure against."""
    return f"{half_up(part * 100, whole)}{NBSP}%" if whole else "–"


def short_date(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def long_date(day: date) -> str:
    first = "1ᵉʳ" if day.day == 1 else str(day.day)
    return f"{first} {_MONTHS[day.month - 1]} {day.year}"


def month_name(month: int) -> str:
    """A month key (year × 12 + month − 1): "mars 2026"."""
    start = month_start(month)
    return f"{_MONTHS[start.month - 1]} {start.year}"


def ago(moment: datetime, now: datetime) -> str:
    """ "il y a 3 jours"; the date after a month."""
    seconds = int((now - moment).total_seconds())
    if seconds < 60:
        return "à l’instant"
    if seconds < 3600:
        return f"il y a {plural(seconds // 60, 'minute', 'minutes')}"
    days = (local_date(now) - local_date(moment)).days
    if days == 0:
        return f"il y a {plural(seconds // 3600, 'heure', 'heures')}"
    if days == 1:
        return "hier"
    return f"il y a {days} jours" if days <= 30 else f"le {short_date(local_date(moment))}"


def plural(count: int, one: str, many: str) -> str:
    """French counts zero and one in the singular."""
    return f"{number(count)} {one if abs(count) < 2 else many}"
