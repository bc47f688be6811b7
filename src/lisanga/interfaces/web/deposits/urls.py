from django.urls import path

from lisanga.interfaces.web.deposits import views

_DEPOSIT = "conventions/<slug:code>/depots/<uuid:deposit>/"

urlpatterns = [
    path("conventions/<slug:code>/depots/", views.deposits_page, name="deposits"),
    path("conventions/<slug:code>/depots/nouveau/", views.new, name="deposit_new"),
    path(_DEPOSIT, views.deposit_page, name="deposit"),
    path(f"{_DEPOSIT}fichier/", views.file, name="deposit_file"),
    path(f"{_DEPOSIT}recu/", views.receipt, name="deposit_receipt"),
    path(f"{_DEPOSIT}accord/", views.withdraw, name="deposit_withdraw"),
]
