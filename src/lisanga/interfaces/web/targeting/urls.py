from django.urls import path

from lisanga.interfaces.web.targeting import bringing, changing, settling, views, zones

_DATA = "conventions/<slug:code>/donnees/<uuid:identifier>/"

urlpatterns = [
    path("conventions/<slug:code>/donnees/", views.data_sets_page, name="data_sets"),
    path("conventions/<slug:code>/zones/", zones.zones_page, name="data_zones"),
    path("conventions/<slug:code>/zones/<slug:province>/<str:territory>/", zones.zone_page, name="data_zone"),
    path("conventions/<slug:code>/donnees/apporter/", bringing.new, name="data_new"),
    path("conventions/<slug:code>/donnees/apporter/<slug:digest>/", bringing.look, name="data_look"),
    path(_DATA, views.data_set_page, name="data_set"),
    path(f"{_DATA}a-regler/", settling.settle, name="data_settle"),
    path(f"{_DATA}label/", changing.label, name="data_label"),
    path(f"{_DATA}retirer/", changing.withdraw, name="data_withdraw"),
    path(f"{_DATA}fichier/<int:number>/", views.data_file, name="data_file"),
    path(f"{_DATA}classeur/<int:number>/", views.data_workbook, name="data_workbook"),
]
