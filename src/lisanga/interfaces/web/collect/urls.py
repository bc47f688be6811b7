from django.urls import path

from lisanga.interfaces.web.collect import campaigns, chosen, contests, entry, reference, stock, views

urlpatterns = [
    path("c/<slug:code>/livraisons/", views.deliveries, name="deliveries"),
    path("c/<slug:code>/livraisons/nouvelle/", entry.new_delivery, name="delivery_new"),
    path("c/<slug:code>/livraisons/cochees/", chosen.deliveries_chosen, name="deliveries_chosen"),
    path("c/<slug:code>/livraisons/bons/", chosen.receipts, name="receipts"),
    path("c/<slug:code>/livraisons/<uuid:identifier>/", views.delivery, name="delivery"),
    path("c/<slug:code>/livraisons/<slug:receipt>/", views.numbered, name="delivery_numbered"),
    path("c/<slug:code>/livraisons/<uuid:identifier>/recu/", views.receipt, name="receipt"),
    path("c/<slug:code>/livraisons/<uuid:identifier>/annuler/", views.reverse_delivery, name="delivery_reverse"),
    path("c/<slug:code>/livraisons/<uuid:identifier>/prix/", views.fix_price, name="delivery_price"),
    path("c/<slug:code>/livraisons/<uuid:identifier>/contester/", contests.new_contest, name="contest_new"),
    path("c/<slug:code>/contestations/", contests.contests, name="contests"),
    path("c/<slug:code>/contestations/<uuid:identifier>/", contests.contest, name="contest"),
    path("c/<slug:code>/campagnes/", campaigns.campaigns, name="campaigns"),
    path("c/<slug:code>/campagnes/nouvelle/", campaigns.new_campaign, name="campaign_new"),
    path("c/<slug:code>/campagnes/<uuid:identifier>/prix/", campaigns.new_price, name="price_new"),
    path("c/<slug:code>/campagnes/<uuid:identifier>/terminer/", campaigns.close_campaign, name="campaign_close"),
    path("c/<slug:code>/produits/", reference.reference, name="reference"),
    path("c/<slug:code>/produits/nouveau/<slug:kind>/", reference.new_item, name="reference_new"),
    path("c/<slug:code>/produits/mesurer/", reference.measure, name="measure"),
    path("c/<slug:code>/produits/centres/", stock.levels, name="levels"),
    path("c/<slug:code>/produits/centres/compter/", stock.count_stock, name="stock_count"),
    path("c/<slug:code>/produits/centres/comptages/", stock.counts, name="stock_counts"),
]
