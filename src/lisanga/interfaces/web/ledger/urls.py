from django.urls import path

from lisanga.interfaces.web.ledger import entry, views

urlpatterns = [
    path("c/<slug:code>/comptes/", views.ledger, name="ledger"),
    path("c/<slug:code>/comptes/resultat/", views.result, name="ledger_result"),
    path("c/<slug:code>/comptes/clore/", entry.close_month, name="close_month"),
    path("c/<slug:code>/comptes/taux/", entry.rates, name="rates"),
    path("c/<slug:code>/comptes/ecriture/", entry.new_entry, name="entry_new"),
    path("c/<slug:code>/comptes/ecriture/<uuid:operation>/corriger/", entry.reverse_entry, name="entry_reverse"),
    path("c/<slug:code>/comptes/<slug:account>/", views.general_ledger, name="general_ledger"),
]
