from django.urls import path

from lisanga.interfaces.web.treasury import claims, counting, entry, lists, paying, slips, views

urlpatterns = [
    path("c/<slug:code>/caisse/", views.treasury, name="treasury"),
    path("c/<slug:code>/caisse/nouvelle/", entry.new_till, name="till_new"),
    path("c/<slug:code>/caisse/noter/", entry.new_cash, name="cash_new"),
    path("c/<slug:code>/caisse/virement/", entry.new_transfer, name="transfer_new"),
    path("c/<slug:code>/caisse/compter/", counting.count_cash, name="cash_count"),
    path("c/<slug:code>/caisse/comptages/", counting.counts, name="cash_counts"),
    path("c/<slug:code>/caisse/<uuid:identifier>/", views.movement, name="movement"),
    path("c/<slug:code>/caisse/<uuid:identifier>/piece/", views.voucher, name="movement_paper"),
    path("c/<slug:code>/caisse/<uuid:identifier>/corriger/", views.reverse_movement, name="movement_reverse"),
    path("c/<slug:code>/paiements/", paying.payments, name="payments"),
    path("c/<slug:code>/paiements/faits/", paying.payments_done, name="payments_done"),
    path("c/<slug:code>/paiements/nouveau/", paying.new_payment, name="payment_new"),
    path("c/<slug:code>/paiements/avance/", paying.new_advance, name="advance_new"),
    path("c/<slug:code>/paiements/telephones/", slips.slips, name="slips"),
    path("c/<slug:code>/paiements/telephones/confier/", slips.assign, name="slips_assign"),
    path("c/<slug:code>/paiements/sommes-dues/", claims.claims, name="claims"),
    path("c/<slug:code>/paiements/sommes-dues/nouvelle/", claims.new_claim, name="claim_new"),
    path("c/<slug:code>/paiements/sommes-dues/<uuid:identifier>/corriger/", claims.reverse_claim, name="claim_reverse"),
    path("c/<slug:code>/paiements/listes/nouvelle/", lists.new_list, name="payment_list_new"),
    path("c/<slug:code>/paiements/listes/<uuid:identifier>/", lists.payment_list, name="payment_list"),
    path("c/<slug:code>/paiements/listes/<uuid:identifier>/feuille/", lists.list_paper, name="payment_list_paper"),
]
