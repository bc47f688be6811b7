"""The shapes that the components of the office take: plain data, filled by views, drawn by templates."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString


@dataclass(frozen=True, slots=True)
class NavItem:
    """One line of the menu. `count` waits for the reader and is left out at zero; a `heading` has no address."""

    label: str
    url: str = ""
    current: bool = False
    count: int = 0

    @property
    def is_heading(self) -> bool:
        return not self.url


@dataclass(frozen=True, slots=True)
class Office:
    """What the frame of every page shows; the context processor puts it under the name `office`."""

    nav: Sequence[NavItem] = ()
    title: str = "Lisanga"
    person: str = ""
    role: str = ""
    home_url: str = "/"
    search_url: str = ""
    account_url: str = ""
    signout_url: str = ""
    theme: str = ""  # "", "light" or "sun"
    theme_url: str = ""
    demo: str = ""  # a sentence shown on top of every page of the demo


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    url: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Pager:
    """Two directions of a list paged by key; an empty address hides its button."""

    newer_url: str = ""
    older_url: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One sentence of a history. `moment` is shown as it is given."""

    sentence: str
    moment: str
    by: str = ""
    url: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class VerdictProblem:
    """One reason. `mark` is "law", "statutes" or "practice"; it decides the words before the reference."""

    message: str
    reference: str = ""
    mark: str = "practice"
    field: str = ""


@dataclass(frozen=True, slots=True)
class VerdictView:
    """The door's answer. `kind`: accepted, flagged, held or refused; `advice` says what to do next."""

    kind: str
    sentence: str
    problems: Sequence[VerdictProblem] = ()
    advice: str = ""
    url: str = ""
    url_label: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """`strong` marks a result; `value` is already in French."""

    label: str
    value: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Receipt:
    """A paper that a person takes home, the header first (AUS 73: name, form, place and number)."""

    cooperative: str
    form: str
    place: str
    registration: str
    title: str
    number: str
    dateline: str
    member: str
    member_number: str
    lines: Sequence[ReceiptLine]
    total_label: str
    total: str
    words: str
    qr: SafeString
    footer: Sequence[str] = field(default_factory=tuple)
    reversed_note: str = ""
    signatures: Sequence[str] = field(default_factory=tuple)
