"""Sign-in: a name and a password, then a code where the person asked for one; sign-out."""

from django import forms
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from lisanga.core.kernel import french
from lisanga.core.scope import signin as signing
from lisanga.core.scope.signin import Attempt, Outcome
from lisanga.core.scope.throttle import DEVICE_COOKIE
from lisanga.interfaces.web.accounts.entering import client_address, enter, next_page
from lisanga.interfaces.web.middleware import before_password, public


class SignInForm(forms.Form):
    """Names are found in any writing: the field takes what people type."""

    name = forms.CharField(
        label=gettext_lazy("E-mail ou téléphone"),
        max_length=200,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false", "autofocus": True}
        ),
    )
    password = forms.CharField(
        label=gettext_lazy("Mot de passe"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    use_required_attribute = False


class CodeForm(forms.Form):
    """The ticket proves the password, so that nothing is kept here between the two steps."""

    ticket = forms.CharField(max_length=500, widget=forms.HiddenInput)
    code = forms.CharField(
        label=gettext_lazy("Code à six chiffres"),
        max_length=24,
        help_text=gettext_lazy("De votre application, ou un code de secours de votre papier."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "text", "autofocus": True}),
    )
    use_required_attribute = False


@public
@sensitive_post_parameters()
def signin(request: HttpRequest) -> HttpResponse:
    """Unknown names and wrong passwords get the same answer in the same time."""
    wanted = request.POST.get("next", request.GET.get("next", ""))
    if request.user.is_authenticated and request.method != "POST":
        return redirect(next_page(request, wanted))
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name, password = form.cleaned_data["name"], form.cleaned_data["password"]
        cookie = request.COOKIES.get(DEVICE_COOKIE, "")
        tried = signing.attempt(name, password, client_address(request), cookie)
        if tried.person is not None:
            return enter(request, tried.person, wanted)
        if tried.outcome == Outcome.SECOND_FACTOR:
            return _ask_code(request, CodeForm(initial={"ticket": tried.ticket}), wanted)
        form.add_error(None, _sentence(tried))
    context = {"form": form, "next": wanted, "is_demo": settings.IS_DEMO}
    return render(request, "accounts/signin.html", context, status=_status(form))


@public
@sensitive_post_parameters()
def second_step(request: HttpRequest) -> HttpResponse:
    """The code after the password; without a fresh password it begins again."""
    if request.method != "POST":
        return redirect("signin")
    wanted = request.POST.get("next", "")
    form = CodeForm(request.POST)
    if form.is_valid():
        tried = signing.second_step(form.cleaned_data["ticket"], form.cleaned_data["code"])
        if tried.person is not None:
            return enter(request, tried.person, wanted)
        if tried.outcome == Outcome.EXPIRED:
            again = SignInForm()
            context = {"form": again, "next": wanted, "expired": True}
            return render(request, "accounts/signin.html", context, status=422)
        form.add_error(None if tried.outcome == Outcome.LOCKED else "code", _code_sentence(tried))
    return _ask_code(request, form, wanted)


@before_password
@csrf_exempt  # a form of another site comes without the session's cookie (SameSite=Lax): it would end nothing
@require_POST
def signout(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("signin")


def _ask_code(request: HttpRequest, form: CodeForm, wanted: str) -> HttpResponse:
    return render(request, "accounts/code.html", {"form": form, "next": wanted}, status=_status(form))


def _status(form: forms.Form) -> int:
    return 422 if form.errors else 200


def _sentence(tried: Attempt) -> str:
    if tried.outcome == Outcome.LOCKED:
        return _("Trop d’essais d’ici. Attendez %(wait)s, puis essayez de nouveau.") % {"wait": _wait(tried)}
    return _("Ce nom et ce mot de passe ne vont pas ensemble. Vérifiez les deux.")


def _code_sentence(tried: Attempt) -> str:
    if tried.outcome == Outcome.LOCKED:
        return _("Trop de codes faux. Attendez %(wait)s, puis essayez de nouveau.") % {"wait": _wait(tried)}
    return _("Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant.")


def _wait(tried: Attempt) -> str:
    return french.plural(-(-tried.wait // 60), "minute", "minutes")
