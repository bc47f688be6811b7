"""For anybody who holds a printed report: is it ours, and do its figures still stand?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lisanga.core.kernel import clock
from lisanga.interfaces.bridges.pdf.issuing import verified
from lisanga.interfaces.web.middleware import public


@public
def verify_report(request: HttpRequest, partner: str, period: str, mark: str) -> HttpResponse:
    """Says only what stands on the cover, never a figure."""
    found = verified(partner, period, mark)
    if found is None:
        return render(request, "reports/unknown.html", status=404)
    report, same = found
    return render(request, "reports/verify.html", {"report": report, "same": same, "today": clock.today()})
