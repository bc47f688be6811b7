"""The partner decides what the public sees."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.directory.queries import partners
from lisanga.domains.partnerships.operations.publish_results import PublishResults
from lisanga.domains.partnerships.queries.public_results import results_shown
from lisanga.interfaces.web.requests import viewer_of_request
from lisanga.interfaces.web.submitting import OperationForm, send


class SwitchForm(OperationForm):
    """One decision."""

    shown = forms.ChoiceField(
        label=gettext_lazy("La page publique"),
        choices=[("yes", gettext_lazy("Montrer nos chiffres validés")), ("no", gettext_lazy("Ne rien montrer"))],
        widget=forms.RadioSelect,
    )


def results_switch(request: HttpRequest, code: str) -> HttpResponse:
    """For the partner's valideurs alone; the page's address stands there, ready to share."""
    viewer = viewer_of_request(request)
    partner = next((row for row in partners(viewer.scope) if row.code == code.upper()), None)
    if partner is None or not viewer.may(Permission.VALIDATE, partner.id):
        raise NotVisible
    now = results_shown(viewer.scope, partner.id)
    form = SwitchForm(request.POST or None, initial={"shown": "yes" if now else "no"})
    if request.method == "POST" and form.is_valid():
        sent = PublishResults(shown=form.cleaned_data["shown"] == "yes")
        said = _("C’est fait : la page suit votre décision dès maintenant.")
        if send(request, "partnerships.publish_results", partner.id, sent, form=form, said=said).recorded:
            return redirect(reverse("results_switch", args=[partner.code]))
    address = request.build_absolute_uri(reverse("public_results", args=[partner.code.lower()]))
    context = {"partner": partner, "form": form, "shown": now, "address": address, "back": reverse("deliverables")}
    return render(request, "reports/switch.html", context, status=422 if form.errors else 200)
