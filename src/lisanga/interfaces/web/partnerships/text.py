"""The text of an agreement: read, written article by article while in draft, amended, and as a document."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel import clock
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.partnerships import queries
from lisanga.domains.partnerships.operations.attach_signed_copy import AttachSignedCopy
from lisanga.domains.partnerships.operations.write_article import WriteArticle
from lisanga.domains.partnerships.queries import ArticleRow
from lisanga.domains.partnerships.rules import BINDING, OPEN_TEXT, RUNNING
from lisanga.interfaces.bridges.agreements.document import agreement_document
from lisanga.interfaces.bridges.agreements.paper import AgreementPaper, agreement_paper
from lisanga.interfaces.bridges.agreements.typeset import agreement_pdf
from lisanga.interfaces.bridges.documents.writer import DOCX_TYPE
from lisanga.interfaces.public.agreements import agreement_url
from lisanga.interfaces.web.files import served
from lisanga.interfaces.web.partnerships.there import There, agreement_here, form_page
from lisanga.interfaces.web.submitting import OperationForm, send
from lisanga.interfaces.web.uploads import KeptFileField


def text_page(request: HttpRequest, code: str) -> HttpResponse:
    """Article by article; both sides read along from the first draft."""
    there = agreement_here(request, code)
    rows, leads = queries.articles(there.scope, there.id), there.may(Permission.PROGRAMME)
    status = there.sheet.status
    context = {
        "there": there,
        "tabs": there.tabs("agreement_text"),
        "articles": rows,
        "fingerprint": queries.fingerprint(rows),
        "amendments": queries.amendments(there.scope, there.id),
        "may_write": leads and status in OPEN_TEXT,
        "next": len(rows) + 1,
        "may_amend": leads and status in RUNNING,
        "may_attach": leads and status in BINDING,
    }
    return render(request, "partnerships/text.html", context)


class ArticleForm(OperationForm):
    """Left empty, an article is taken out."""

    title = forms.CharField(label=_("Titre"), max_length=120, required=False)
    body = forms.CharField(
        label=_("Texte"),
        max_length=6000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Une ligne vide sépare deux paragraphes. Titre et texte vides : l’article est retiré."),
    )


def write(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One article: put right, added after the last one, or taken out."""
    there = led(request, code, OPEN_TEXT)
    rows = queries.articles(there.scope, there.id)
    kept = next((row for row in rows if row.number == number), ArticleRow(number, "", ""))
    if not 1 <= number <= len(rows) + 1:
        raise NotVisible
    form = ArticleForm(request.POST or None, initial={"title": kept.title, "body": kept.body})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        body = data["body"].replace("\r\n", "\n")
        payload = WriteArticle(agreement=there.id, number=number, title=data["title"], body=body)
        said = _now("L’article est enregistré.")
        if send(request, "partnerships.write_article", there.register, payload, form=form, said=said).recorded:
            return redirect(there.url("agreement_text"))
    title = _now("Article %(number)s") % {"number": number}
    about = _now("Les deux parties lisent le texte dès qu’il est enregistré.")
    return form_page(request, there, form, title, about, there.url("agreement_text"))


class CopyForm(OperationForm):
    file = KeptFileField(label=_("La convention signée (photo ou PDF)"))


def attach(request: HttpRequest, code: str) -> HttpResponse:
    """The signed paper, for both sides to open."""
    there = led(request, code, BINDING)
    form = CopyForm(request.POST or None, request.FILES or None)
    keeping(form, "file", there)
    if request.method == "POST" and form.is_valid():
        payload = AttachSignedCopy(agreement=there.id, file=form.cleaned_data["file"])
        said = _now("La copie signée est jointe : les deux parties peuvent l’ouvrir.")
        if send(request, "partnerships.attach_signed_copy", there.register, payload, form=form, said=said).recorded:
            return redirect(there.url("agreement_text"))
    about = _now("Photographiez chaque page à plat, ou envoyez le PDF du scanner.")
    return form_page(request, there, form, _now("Joindre la copie signée"), about, there.url("agreement_text"))


def signed_copy(request: HttpRequest, code: str) -> HttpResponseBase:
    there = agreement_here(request, code)
    return served(request, there.sheet.organisation, there.sheet.signed_copy, inline=True)


def amendment_scan(request: HttpRequest, code: str, identifier: UUID) -> HttpResponseBase:
    there = agreement_here(request, code)
    rows = queries.amendments(there.scope, there.id)
    row = next((one for one in rows if one.id == identifier), None)
    return served(request, there.sheet.organisation, row.scan if row else None, inline=True)


def pdf(request: HttpRequest, code: str) -> HttpResponse:
    """To sign: both letterheads, pages numbered, a code that anybody verifies."""
    there, paper = _paper(request, code)
    return _file(agreement_pdf(paper), "application/pdf", f"convention-{there.code}.pdf")


def docx(request: HttpRequest, code: str) -> HttpResponse:
    """To go on writing in a word processor."""
    there, paper = _paper(request, code)
    return _file(agreement_document(paper), DOCX_TYPE, f"convention-{there.code}.docx")


def _paper(request: HttpRequest, code: str) -> tuple[There, AgreementPaper]:
    there = agreement_here(request, code)
    rows = queries.articles(there.scope, there.id)
    changes = queries.amendments(there.scope, there.id)
    return there, agreement_paper(there.sheet, rows, changes, agreement_url(request, there.id), clock.now())


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def led(request: HttpRequest, code: str, statuses: frozenset[str]) -> There:
    """For those who lead it, in one of these states."""
    there = agreement_here(request, code)
    there.require(Permission.PROGRAMME)
    if there.sheet.status not in statuses:
        raise NotVisible
    return there


def keeping(form: forms.Form, name: str, there: There) -> None:
    """The file becomes one of the register in which the act will stand."""
    field: Any = form.fields[name]
    field.for_(there.register, there.viewer.person)
