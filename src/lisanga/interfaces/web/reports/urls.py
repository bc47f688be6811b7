from django.urls import path

from lisanga.interfaces.web.reports import (
    acting,
    deliverables,
    excel,
    in_hand,
    reading,
    records,
    switching,
    taking,
    verify,
    views,
    writing,
)

_ONE = "livrables/<uuid:identifier>/"
_VERSION = f"{_ONE}v/<int:number>/"
urlpatterns = [
    path("rapports/", views.reports, name="reports"),
    path("rapports/<slug:partner>/<slug:period>/", views.report, name="report"),
    path("rapports/<slug:partner>/<slug:period>.pdf", views.report_pdf, name="report_pdf"),
    path("rapports/<slug:partner>/<slug:period>.xlsx", views.report_xlsx, name="report_xlsx"),
    path("v/rapport/<slug:partner>/<slug:period>/<slug:mark>/", verify.verify_report, name="verify_report"),
    path("livrables/", deliverables.deliverables_page, name="deliverables"),
    path("livrables/resultats/<slug:code>/", switching.results_switch, name="results_switch"),
    path("conventions/<slug:code>/livrables/", deliverables.agreement_deliverables, name="agreement_deliverables"),
    path("conventions/<slug:code>/livrables/nouveau/", deliverables.deliverable_open, name="deliverable_open"),
    path(_ONE, deliverables.deliverable_page, name="deliverable"),
    path(f"{_ONE}ecrire/", writing.deliverable_write, name="deliverable_write"),
    path(f"{_ONE}ecrire/<slug:part>/", writing.deliverable_part, name="deliverable_part"),
    path(f"{_ONE}chiffre/", writing.deliverable_figure, name="deliverable_figure"),
    path(f"{_ONE}excel/", excel.deliverable_excel, name="deliverable_excel"),
    path(f"{_ONE}a-remplir.xlsx", excel.deliverable_sheet, name="deliverable_sheet"),
    path(f"{_ONE}soumettre/", acting.deliverable_submit, name="deliverable_submit"),
    path(f"{_ONE}confier/", in_hand.deliverable_assign, name="deliverable_assign"),
    path(f"{_ONE}regard/", acting.deliverable_review, name="deliverable_review"),
    path(f"{_ONE}observations/<uuid:observation>/", acting.deliverable_answer, name="deliverable_answer"),
    path(_VERSION, reading.deliverable_version, name="deliverable_version"),
    path(f"{_VERSION}chiffres/<slug:part>/<slug:name>/", records.deliverable_records, name="deliverable_records"),
    path(f"{_VERSION}changements/", reading.deliverable_changes, name="deliverable_changes"),
    path(f"{_VERSION}observer/", acting.deliverable_observe, name="deliverable_observe"),
    path(f"{_VERSION}decider/", acting.deliverable_decide, name="deliverable_decide"),
    path(f"{_VERSION}tacite/", acting.deliverable_tacit, name="deliverable_tacit"),
    path(f"{_VERSION}papier/", taking.deliverable_paper, name="deliverable_paper"),
    path(f"{_VERSION}sur-papier/", taking.deliverable_signed, name="deliverable_signed"),
    path(f"{_VERSION}signature/", taking.deliverable_signature, name="deliverable_signature"),
    path(f"{_VERSION}fichier/<slug:kind>/", taking.deliverable_file, name="deliverable_file"),
]
