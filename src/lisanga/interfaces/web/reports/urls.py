from django.urls import path

from lisanga.interfaces.web.reports import verify, views

urlpatterns = [
    path("rapports/", views.reports, name="reports"),
    path("rapports/<slug:partner>/<slug:period>/", views.report, name="report"),
    path("rapports/<slug:partner>/<slug:period>.pdf", views.report_pdf, name="report_pdf"),
    path("rapports/<slug:partner>/<slug:period>.xlsx", views.report_xlsx, name="report_xlsx"),
    path("v/rapport/<slug:partner>/<slug:period>/<slug:mark>/", verify.verify_report, name="verify_report"),
]
