"""The rule by which a trainer is certified: what it asks today, what it asked before, and another one from a day on."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel import clock, french
from lisanga.core.operations.queries import registered
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.training import queries
from lisanga.domains.training.operations.set_certification_rule import SetCertificationRule
from lisanga.domains.training.rules import CertificationRule
from lisanga.interfaces.web.fields import PercentField, day_input
from lisanga.interfaces.web.submitting import OperationForm, send
from lisanga.interfaces.web.training.sessions.evaluation import shown_percent
from lisanga.interfaces.web.training.standing import standing_of
from lisanga.interfaces.web.training.words import REQUIREMENT_WORDS

Lines = list[tuple[object, str]]


class RuleForm(OperationForm):
    """The four conditions, and the day from which they count."""

    valid_from = forms.DateField(label=_("À partir du"), widget=day_input())
    attendance = PercentField(label=REQUIREMENT_WORDS["attendance"], help_text=_("En pour cent, par exemple 80."))
    post_test = PercentField(label=REQUIREMENT_WORDS["post_test"], help_text=_("En pour cent, par exemple 60."))
    co_facilitated = forms.IntegerField(label=REQUIREMENT_WORDS["co_facilitated"], min_value=0, max_value=20)
    observed = forms.IntegerField(label=REQUIREMENT_WORDS["observed"], min_value=0, max_value=20)


def lines_of(rule: CertificationRule) -> Lines:
    """The four conditions in words."""
    return [
        (REQUIREMENT_WORDS["attendance"], shown_percent(rule.attendance)),
        (REQUIREMENT_WORDS["post_test"], shown_percent(rule.post_test)),
        (REQUIREMENT_WORDS["co_facilitated"], french.number(rule.co_facilitated)),
        (REQUIREMENT_WORDS["observed"], french.number(rule.observed)),
    ]


def _proposed(rule: CertificationRule) -> dict[str, object]:
    """What stands, as one would type it."""
    typed = {name: shown_percent(getattr(rule, name)).removesuffix("\u00a0%") for name in ("attendance", "post_test")}
    return {**typed, "co_facilitated": rule.co_facilitated, "observed": rule.observed, "valid_from": clock.today()}


def rule(request: HttpRequest) -> HttpResponse:
    """Read by the whole office; changed by who leads the programme."""
    here = standing_of(request)
    office, today = here.reading(), clock.today()
    may = here.viewer.may(Permission.PROGRAMME, office)
    standing = queries.certification_rule(here.scope, office, today)
    form = RuleForm(request.POST or None, initial=_proposed(standing))
    if request.method == "POST":
        if not may:
            raise NotVisible
        if form.is_valid():
            names = ("valid_from", "attendance", "post_test", "co_facilitated", "observed")
            payload = SetCertificationRule(**{name: form.cleaned_data[name] for name in names})
            said = _now("La règle est fixée à partir du %(day)s.") % {"day": french.long_date(payload.valid_from)}
            if send(request, "training.set_certification_rule", office, payload, form=form, said=said).recorded:
                return redirect("certification_rule")
    dated = queries.certification_rules(here.scope, office)
    authors = {
        line.operation: line.author_name for line in registered(here.scope, office, [o.operation for o in dated])
    }
    current = next((one.valid_from for one in dated if one.valid_from <= today), None)
    context = {
        "lines": lines_of(standing),
        "since": current,
        "history": [(one, lines_of(one.rule), authors.get(one.operation, "")) for one in dated],
        "usual": lines_of(CertificationRule()),
        "today": today,
        "form": form,
        "may": may,
    }
    return render(request, "training/rule.html", context, status=422 if form.errors else 200)
