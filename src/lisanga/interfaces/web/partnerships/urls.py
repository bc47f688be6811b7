from django.urls import path

from lisanga.interfaces.web.partnerships import drafting, views

urlpatterns = [
    path("conventions/", views.agreements_page, name="agreements"),
    path("conventions/nouvelle/", drafting.new, name="agreement_new"),
    path("conventions/<slug:code>/", views.agreement_page, name="agreement"),
    path("conventions/<slug:code>/corriger/", drafting.revise, name="agreement_revise"),
    path("conventions/<slug:code>/etat/", drafting.advance, name="agreement_advance"),
]
