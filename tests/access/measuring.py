"""Indicators: their addresses, and what their queries are asked of."""

from tests.access.oracle import MAY
from tests.access.pages import AGGREGATES, NETWORK, REPORTS, ROWS, Page


def _here(readers: set[str], *args: str) -> Page:
    return Page(readers, ("code", *args))


MEASURED_PAGES = {
    # the programme's own without a name in the address, a partner's for its people
    "indicators": Page(NETWORK),
    "indicator": Page(NETWORK, ("=membres",)),
    "indicator_records": Page(NETWORK, ("=obligations-a-temps",)),
    "cooperative_indicator_records": _here(ROWS, "=promesses-tenues"),
    "agreement_indicators": Page(REPORTS, ("agreement",)),
    "agreement_indicator": Page(REPORTS, ("agreement", "=femmes")),
    "agreement_indicator_records": Page(REPORTS, ("agreement", "=obligations-a-temps")),
    "agreement_indicator_targets": Page(MAY["monitor"], ("agreement", "=femmes")),
    "agreement_indicator_value": Page(set(), ("agreement", "indicator")),  # of the programme, not of this partner
    "indicator_new": Page(MAY["monitor"]),
    "indicator_targets": Page(MAY["monitor"], ("=femmes",)),
    "indicator_value": Page(MAY["monitor"], ("indicator",)),
    "indicator_evidence": Page(set(), ("typed_value",)),  # no paper was kept with it
    "indicator_withdraw": Page(MAY["monitor"], ("typed_value",)),
    "cooperative_indicators": _here(AGGREGATES),
    "cooperative_indicator": _here(AGGREGATES, "=volume"),
    "assessments": _here(AGGREGATES),
    "assessment": _here(AGGREGATES, "assessment"),
    "assessment_new": _here(MAY["assess"]),
    "assessment_withdraw": _here(MAY["assess"], "assessment"),
    "work_days": _here(ROWS),
    "work_days_new": _here(MAY["cash"]),
    "work_days_reverse": _here(MAY["reverse"], "work"),
}

# What lets somebody ask about one organisation: to read its figures.
MEASURED_AGGREGATES = {
    "indicators.aims",
    "indicators.assessment",
    "indicators.assessments",
    "indicators.own_indicators",
    "indicators.similar_middle",
    "indicators.target_changes",
    "indicators.typed_values",
}
# Asked of the work that the reader shares: what they answer is looked at, never whether they answer.
MEASURED_FREE = {
    "indicators.agreement_facts",
    "indicators.agreement_facts_by_quarter",
    "indicators.aims_of_agreements",
    "indicators.facts_by_agreement",
    "indicators.values_due",
    "partnerships.agreement_states",
    "partnerships.days_between",
    "partnerships.days_come",
    "partnerships.works_promised",
}
