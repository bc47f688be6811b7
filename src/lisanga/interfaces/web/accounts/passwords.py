"""One's own password; the first thing asked of somebody who came in with one that was handed over."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters

from lisanga.core.scope.models import Person
from lisanga.core.scope.passwords import change_password
from lisanga.interfaces.web.accounts.who import password_fault, person_of
from lisanga.interfaces.web.middleware import before_password


def _secret(label: Any, autocomplete: str, hint: Any = "") -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=200, strip=False, help_text=hint, widget=widget)


class PasswordForm(forms.Form):
    old = _secret(gettext_lazy("Mot de passe actuel"), "current-password")
    new = _secret(
        gettext_lazy("Nouveau mot de passe"),
        "new-password",
        gettext_lazy("Au moins dix signes. Quatre mots sans lien se retiennent bien."),
    )
    again = _secret(gettext_lazy("Le nouveau, encore une fois"), "new-password")
    use_required_attribute = False

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("new") and data.get("again") and data["new"] != data["again"]:
            self.add_error("again", _("Les deux ne sont pas pareils."))
        if data.get("new") and data.get("new") == data.get("old"):
            self.add_error("new", _("Choisissez-en un autre que l’actuel."))
        return data


@before_password
@sensitive_post_parameters()
def password(request: HttpRequest) -> HttpResponse:
    """Other browsers of the person are signed out with the change."""
    person = person_of(request)
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _changed(request, person, form):
        messages.success(request, _("Votre mot de passe est changé. Vos autres appareils sont déconnectés."))
        return redirect("me")
    context = {"form": form, "first": person.must_change_password}
    return render(request, "accounts/password.html", context, status=422 if form.errors else 200)


def _changed(request: HttpRequest, person: Person, form: PasswordForm) -> bool:
    fault = password_fault(person, form.cleaned_data["old"])
    if fault:
        form.add_error("old", fault)
        return False
    try:
        change_password(person, form.cleaned_data["new"], request.session.session_key or "")
    except ValidationError as error:
        form.add_error("new", list(error.messages))
        return False
    update_session_auth_hash(request, person)
    return True
