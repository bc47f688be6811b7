"""What is known of one cooperative, or of the work under one agreement (or of all together in one month), before any
ratio: whole numbers only; pure."""

from dataclasses import dataclass, fields

LEAST_MEMBERS = {"scoops": 5, "coop_ca": 15}  # AUS 204, 267


@dataclass(slots=True, kw_only=True)
class Facts:
    """Weights in grams, money in francs. `members` at the end, movements of the period. `last_closed` is the last
    closed month, `due_month` the last one that should be closed by now."""

    form: str = ""
    stage: str = ""
    members: int = 0
    women: int = 0
    young: int = 0
    birth_known: int = 0
    subscribed: int = 0
    released: int = 0
    grams: int = 0
    value: int = 0
    delivering: int = 0
    delivering_year: int = 0  # members who delivered in the twelve months that end with the period
    paid: int = 0
    own: int = 0
    given: int = 0
    women_days: int = 0
    men_days: int = 0
    uncounted: int = 0  # months in which a cash box moved without a count
    flagged: int = 0  # deliveries that wait for somebody to look at them
    last_closed: int = -1
    due_month: int = -1
    provisional: int = 0  # members whose admission waits for its ratification
    joined: int = 0  # members who joined in the period
    is_active: bool = False  # a delivery in the twenty-four months that end with the period
    should_be_active: bool = False  # registered for more than two years (AUS 178)

    @property
    def is_registered(self) -> bool:
        return self.stage in ("registered", "functional", "stopped")

    @property
    def has_point(self) -> bool:
        return bool(self.uncounted or self.flagged)

    @property
    def meets_known_conditions(self) -> bool:
        return all(self.known_conditions.values())

    @property
    def known_conditions(self) -> dict[str, bool]:
        """What K3 asks of a functional cooperative, as far as Lisanga knows it; organs and assemblies are not known."""
        return {
            "registered": self.is_registered,
            "members": self.members >= LEAST_MEMBERS.get(self.form, LEAST_MEMBERS["coop_ca"]),
            "delivering": self.members > 0 and 2 * self.delivering_year >= self.members,
            "books": self.last_closed >= self.due_month,
        }


@dataclass(slots=True, kw_only=True)
class AgreementFacts:
    """What was promised and done under one agreement. Everything adds up from agreement to agreement and from month to
    month, save `people`: somebody trained twice is one person, so a whole counts them itself."""

    agreements: int = 0
    active: int = 0
    days_come: int = 0  # days of obligations, both sides
    days_on_time: int = 0
    reports_due: int = 0
    reports_on_time: int = 0
    reports_validated: int = 0
    works_due: int = 0  # deliverables other than reports
    works_accepted: int = 0
    sessions_planned: int = 0
    sessions_held: int = 0
    people: int = 0
    trainers: int = 0
    visits: int = 0
    promises_due: int = 0
    promises_kept: int = 0

    def add(self, **more: int) -> None:
        for name, value in more.items():
            setattr(self, name, getattr(self, name) + value)

    def take(self, other: "AgreementFacts") -> None:
        """All its numbers, people left out."""
        self.add(**{one.name: getattr(other, one.name) for one in fields(other) if one.name != "people"})
