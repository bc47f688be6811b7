"""Writing the text of a draft, and the ledger after an amendment."""

from datetime import date

from lisanga.core.kernel import french
from lisanga.core.kernel.ids import new_id
from lisanga.core.scope.models import Organisation
from lisanga.domains.partnerships.deliverable_rules import DRAFT, OBSERVED, REPORTS, calendar
from lisanga.domains.partnerships.framework import CLAUSES
from lisanga.domains.partnerships.models import Agreement, Article, Deliverable, Due, Obligation
from lisanga.domains.partnerships.operations import ledger
from lisanga.domains.partnerships.operations.terms import Terms, zone_names
from lisanga.domains.partnerships.rhythms import CONTESTED, DONE, ONCE, PLANNED
from lisanga.domains.partnerships.wording import articles

_BY_CLAUSE = {clause.code: clause for clause in CLAUSES}


def first_articles(agreement: Agreement, terms: Terms) -> None:
    """The framework's articles, filled with what the draft says."""
    names = dict(
        Organisation.objects.filter(id__in=(agreement.organisation_id, agreement.partner_id)).values_list("id", "name")
    )
    values = {
        "office": names[agreement.organisation_id],
        "partner": names[agreement.partner_id],
        "zone": zone_names(terms.zones) or "à préciser",
        "starts": french.long_date(terms.starts_on),
        "ends": french.long_date(terms.ends_on),
        "quarterly": str(terms.quarterly_days),
        "annual": french.long_date(date(2026, terms.annual_month, terms.annual_day)).removesuffix(" 2026"),
        "final": str(terms.final_days),
    }
    for number, (title, body) in enumerate(articles(values, terms.tacit_days), 1):
        write(agreement, number, title, body)


def write(agreement: Agreement, number: int, title: str, body: str) -> None:
    """One article, new or put right."""
    kept = Article.plain.filter(agreement=agreement, number=number)
    if kept.update(title=title, body=body):
        return
    Article.plain.create(
        id=new_id(),
        organisation_id=agreement.organisation_id,
        partner_id=agreement.partner_id,
        agreement=agreement,
        number=number,
        title=title,
        body=body,
    )


def take_out(agreement: Agreement, number: int) -> None:
    """The ones after it move up, in order, so that no two ever have one number."""
    Article.plain.filter(agreement=agreement, number=number).delete()
    for row in Article.plain.filter(agreement=agreement, number__gt=number).order_by("number"):
        row.number -= 1
        row.save(update_fields=["number"])


def redraw_ledger(agreement: Agreement, since: date | None = None) -> None:
    """After the end or the delays have moved: days to come are added or taken away, what hangs on them moves. What has
    been kept or contested stays as it is, and so do the days before `since`, which were owed as the text then said."""
    for row in Obligation.plain.filter(agreement=agreement):
        clause = _BY_CLAUSE.get(row.clause)
        if row.rhythm == ONCE and not (clause and clause.after_end):
            continue
        day = clause.day(ledger.first_day(agreement), agreement.ends_on) if clause else None
        wanted = {due.period: due for due in ledger.dues_of(agreement, row, day)}
        kept = {due.period: due for due in Due.plain.filter(obligation=row)}
        Due.plain.filter(obligation=row, state=PLANNED).exclude(period__in=wanted).delete()
        for period, due in wanted.items():
            if period not in kept:
                due.save(force_insert=True)
            elif kept[period].state not in (DONE, CONTESTED) and _moves(kept[period].due_on, due.due_on, since):
                Due.plain.filter(id=kept[period].id).update(due_on=due.due_on)
    _redraw_reports(agreement, since)


def _redraw_reports(agreement: Agreement, since: date | None) -> None:
    """Reports that are open and not yet submitted follow."""
    delays = ledger.delays_of(agreement)
    wanted = {due.key: due.on for due in calendar(agreement.starts_on, agreement.ends_on, delays, agreement.signed_on)}
    waiting = Deliverable.plain.filter(agreement=agreement, kind__in=REPORTS, status__in=(DRAFT, OBSERVED))
    for row in waiting:
        day = wanted.get((row.kind, row.period))
        if day is not None and _moves(row.due_on, day, since):
            Deliverable.plain.filter(id=row.id).update(due_on=day)


def _moves(before: date, after: date, since: date | None) -> bool:
    return before != after and (since is None or before >= since)
