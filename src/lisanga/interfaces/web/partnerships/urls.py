from django.urls import path

from lisanga.interfaces.web.partnerships import drafting, focal, obligations, planning, text, views

urlpatterns = [
    path("conventions/", views.agreements_page, name="agreements"),
    path("conventions/nouvelle/", drafting.new, name="agreement_new"),
    path("conventions/<slug:code>/", views.agreement_page, name="agreement"),
    path("conventions/<slug:code>/corriger/", drafting.revise, name="agreement_revise"),
    path("conventions/<slug:code>/etat/", drafting.advance, name="agreement_advance"),
    path("conventions/<slug:code>/texte/", text.text_page, name="agreement_text"),
    path("conventions/<slug:code>/texte/<int:number>/", text.write, name="article_write"),
    path("conventions/<slug:code>/convention.pdf", text.pdf, name="agreement_pdf"),
    path("conventions/<slug:code>/convention.docx", text.docx, name="agreement_docx"),
    path("conventions/<slug:code>/signature/", text.attach, name="agreement_attach"),
    path("conventions/<slug:code>/signature/copie/", text.signed_copy, name="agreement_signed_copy"),
    path("conventions/<slug:code>/avenants/nouveau/", text.amend, name="amendment_new"),
    path("conventions/<slug:code>/avenants/<uuid:identifier>/", text.amendment_scan, name="amendment_scan"),
    path("conventions/<slug:code>/qui/", focal.who, name="agreement_readers"),
    path("conventions/<slug:code>/obligations/", obligations.ledger, name="obligations"),
    path("conventions/<slug:code>/obligations/nouvelle/", planning.add, name="obligation_new"),
    path("conventions/<slug:code>/obligations/<uuid:identifier>/", obligations.one, name="obligation"),
    path("conventions/<slug:code>/obligations/<uuid:identifier>/organiser/", planning.plan, name="obligation_plan"),
    path("conventions/<slug:code>/echeances/<uuid:identifier>/preuve/", planning.fulfil, name="due_fulfil"),
    path("conventions/<slug:code>/echeances/<uuid:identifier>/contester/", planning.contest, name="due_contest"),
    path("conventions/<slug:code>/echeances/<uuid:identifier>/repondre/", planning.answer, name="due_answer"),
    path("conventions/<slug:code>/echeances/<uuid:identifier>/piece/", obligations.evidence, name="due_evidence"),
    path("conventions/<slug:code>/points-focaux/", focal.focal_page, name="focal_points"),
    path("conventions/<slug:code>/points-focaux/nommer/", focal.name, name="focal_point_new"),
    path("conventions/<slug:code>/points-focaux/<uuid:identifier>/fin/", focal.end, name="focal_point_end"),
]
