"""What an agreement may become and when its reports fall due; no Django."""

from dataclasses import dataclass
from datetime import date, timedelta

from lisanga.core.kernel.problems import Problem, Severity

DRAFT, IN_REVIEW, SIGNED, ACTIVE = "draft", "in_review", "signed", "active"
SUSPENDED, ENDED, CLOSED = "suspended", "ended", "closed"
STATUSES = {
    DRAFT: "brouillon",
    IN_REVIEW: "en relecture",
    SIGNED: "signée",
    ACTIVE: "en vigueur",
    SUSPENDED: "suspendue",
    ENDED: "terminée",
    CLOSED: "close",
}
KINDS = {
    "framework": "Convention-cadre de collaboration",
    "specific": "Convention spécifique",
    "protocol": "Protocole d’accord",
}
NEXT: dict[str, tuple[str, ...]] = {
    DRAFT: (IN_REVIEW,),
    IN_REVIEW: (SIGNED, DRAFT),
    SIGNED: (ACTIVE, ENDED),
    ACTIVE: (SUSPENDED, ENDED),
    SUSPENDED: (ACTIVE, ENDED),
    ENDED: (CLOSED,),
    CLOSED: (),
}
DURATION, ZONE, DELAYS = "duration", "zone", "reports"
AMENDMENTS = {
    DURATION: "Durée",
    ZONE: "Zone d’intervention",
    DELAYS: "Rapports et délais",
    "text": "Texte d’un article",
    "other": "Autre",
}
OPEN_TEXT = frozenset({DRAFT, IN_REVIEW})  # terms and articles are still written
BINDING = frozenset({SIGNED, ACTIVE, SUSPENDED, ENDED, CLOSED})  # both sides have signed
RUNNING = frozenset({SIGNED, ACTIVE, SUSPENDED})  # work is due
_REASONED = frozenset({(IN_REVIEW, DRAFT), (ACTIVE, SUSPENDED), (SIGNED, ENDED), (ACTIVE, ENDED), (SUSPENDED, ENDED)})


def counts_from(starts_on: date, signed_on: date | None) -> date:
    """The day from which days and periods are owed: the later of the start and the signature. A design choice, no rule
    of the framework: an agreement may say that it begins before it is signed, but nobody is late with a promise that
    was not yet given. A period that the signature falls into is owed whole, one that ended before it is not."""
    return starts_on if signed_on is None else max(starts_on, signed_on)


@dataclass(frozen=True, slots=True)
class Delays:
    """When reports are due (O3): days after a quarter, a day of the next year, days after the end. `tacit_days`: how
    long after submission silence validates; None: never."""

    quarterly_days: int = 15
    annual_month: int = 1
    annual_day: int = 31
    final_days: int = 30
    tacit_days: int | None = None

    def quarterly(self, year: int, quarter: int) -> date:
        """The day on which the report of a quarter (1 to 4) is due."""
        following = date(year + quarter // 4, quarter % 4 * 3 + 1, 1)
        return following + timedelta(days=self.quarterly_days - 1)

    def annual(self, year: int) -> date:
        return date(year + 1, self.annual_month, self.annual_day)

    def final(self, ends_on: date) -> date:
        return ends_on + timedelta(days=self.final_days)


def delay_words(delays: Delays) -> str:
    """As an amendment tells them."""
    day = f"{delays.annual_day:02d}/{delays.annual_month:02d}"
    told = [
        f"trimestriel {delays.quarterly_days} jours après le trimestre",
        f"annuel le {day}",
        f"final {delays.final_days} jours après la fin",
        f"tacite après {delays.tacit_days} jours" if delays.tacit_days else "le silence ne valide rien",
    ]
    return ", ".join(told)


def step_problems(before: str, after: str, reason: str) -> list[Problem]:
    """Whether an agreement may go from one state to the other, and whether the reason is told."""
    if after not in STATUSES:
        return [Problem("unknown_status", "Cet état n’existe pas.", "status", Severity.INVALID)]
    if after not in NEXT[before]:
        text = f"Une convention « {STATUSES[before]} » ne devient pas « {STATUSES[after]} »."
        return [Problem("wrong_step", text, "status")]
    if (before, after) in _REASONED and not reason.strip():
        return [Problem("no_reason", "Dites pourquoi, en une phrase.", "reason", Severity.INVALID)]
    return []


def signature_problems(signed_on: date | None, today: date, signatories: tuple[str, str], zones: int) -> list[Problem]:
    """What a signature asks for: a day that has come, one name on each side, a zone."""
    problems = []
    if signed_on is None or signed_on > today:
        text = "Écrivez le jour de la signature ; il ne peut pas être à venir."
        problems.append(Problem("no_signature_day", text, "signed_on", Severity.INVALID))
    for field, name in zip(("office_signatory", "partner_signatory"), signatories, strict=True):
        if not name.strip():
            problems.append(Problem("no_signatory", "Écrivez qui a signé de ce côté.", field, Severity.INVALID))
    if not zones:
        text = "Dites d’abord dans quelle zone la convention s’applique."
        problems.append(Problem("no_zone", text, "zones", Severity.INVALID))
    return problems


def delay_problems(delays: Delays) -> list[Problem]:
    """Delays that a calendar can hold."""
    problems = []
    for field, most in (("quarterly_days", 92), ("final_days", 365)):
        if not 1 <= getattr(delays, field) <= most:
            problems.append(Problem("bad_delay", f"Un délai va de 1 à {most} jours.", field, Severity.INVALID))
    if delays.tacit_days is not None and not 1 <= delays.tacit_days <= 365:
        problems.append(Problem("bad_delay", "Un délai va de 1 à 365 jours.", "tacit_days", Severity.INVALID))
    try:
        delays.annual(2026)  # a year without a 29 February
    except ValueError:
        problems.append(Problem("bad_day", "Ce jour n’existe pas chaque année.", "annual_day", Severity.INVALID))
    return problems
