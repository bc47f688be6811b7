"""A second factor of one's own: set up with a QR code, confirmed with a first code, taken off with another."""

import segno
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from lisanga.core.scope import throttle, totp
from lisanga.core.scope.models import Person
from lisanga.interfaces.web.accounts.who import password_fault, person_of

_BEGUN = "second_factor_begun"  # the password was asked for in this browser: a secret that waits is shown nowhere else


class CodeForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Code que montre l’application"),
        max_length=24,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    use_required_attribute = False


class BeginForm(forms.Form):
    """The password once more: who finds a browser open cannot put a lock of their own on it."""

    password = forms.CharField(
        label=gettext_lazy("Votre mot de passe"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    use_required_attribute = False


@sensitive_post_parameters()
def second_factor(request: HttpRequest) -> HttpResponse:
    """What is in force; else the secret that waits for its first code; else how to begin."""
    person = person_of(request)
    if person.totp_confirmed_at is not None:
        context = {"on": True, "form": CodeForm(), "left": totp.recovery_codes_left(person)}
        return render(request, "accounts/second_factor.html", context)
    if request.method == "POST" and "password" in request.POST:
        return _begin(request, person)
    waiting = totp.pending(person) if request.session.get(_BEGUN) else None
    if waiting is None:
        return render(request, "accounts/second_factor.html", {"form": BeginForm()})
    form = CodeForm(request.POST or None)
    if form.is_bound and form.is_valid():
        codes = totp.confirm(person, form.cleaned_data["code"])
        if codes:
            del request.session[_BEGUN]
            return render(request, "accounts/recovery_codes.html", {"codes": codes})
        form.add_error("code", _wrong())
    typed = " ".join(waiting.secret[index : index + 4] for index in range(0, len(waiting.secret), 4))
    context = {"form": form, "waiting": waiting, "typed": typed, "picture": _picture(waiting.uri)}
    return render(request, "accounts/second_factor.html", context, status=422 if form.errors else 200)


def _begin(request: HttpRequest, person: Person) -> HttpResponse:
    form = BeginForm(request.POST)
    if form.is_valid():
        fault = password_fault(person, form.cleaned_data["password"])
        if not fault:
            totp.enrol(person)
            request.session[_BEGUN] = True
            return redirect("second_factor")
        form.add_error("password", fault)
    return render(request, "accounts/second_factor.html", {"form": form}, status=422)


@require_POST
def take_off(request: HttpRequest) -> HttpResponse:
    """Asks for a code: who finds a browser open cannot weaken the account."""
    person = person_of(request)
    form = CodeForm(request.POST)
    turn = throttle.take({throttle.bucket("code", person.id.hex): throttle.CODE_LIMIT})
    if turn.wait:
        form.add_error("code", _("Trop de codes faux. Attendez un quart d’heure."))
    elif form.is_valid():
        if totp.take_off(person, form.cleaned_data["code"]):
            throttle.forgive(turn)
            messages.success(request, _("Le code à six chiffres n’est plus demandé."))
            return redirect("me")
        form.add_error("code", _wrong())
    context = {"on": True, "form": form, "left": totp.recovery_codes_left(person)}
    return render(request, "accounts/second_factor.html", context, status=422)


def _wrong() -> str:
    return _("Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant.")


def _picture(uri: str) -> SafeString:
    """Dark on light in every theme, because cameras want it so."""
    drawn = segno.make(uri, error="m", micro=False).svg_inline(
        scale=5, border=4, light="#fff", omitsize=False, svgclass=None, lineclass=None
    )
    return mark_safe(drawn)  # nothing of it is typed by anybody: squares of a made-up secret
