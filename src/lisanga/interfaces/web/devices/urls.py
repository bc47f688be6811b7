from django.urls import path

from lisanga.interfaces.web.devices import by_hand, views

urlpatterns = [
    path("c/<slug:code>/telephones/", views.devices, name="devices"),
    path("c/<slug:code>/telephones/nouveau/", views.new_device, name="device_new"),
    path("c/<slug:code>/telephones/fichier/", by_hand.read_outbox, name="device_file"),
    path("c/<slug:code>/telephones/<uuid:identifier>/", views.device, name="device"),
    path("c/<slug:code>/telephones/<uuid:identifier>/code/", views.show_code, name="device_code"),
    path("c/<slug:code>/telephones/<uuid:identifier>/nom/", views.change_device, name="device_change"),
    path("c/<slug:code>/telephones/<uuid:identifier>/retirer/", views.revoke_device, name="device_revoke"),
    path("c/<slug:code>/telephones/<uuid:identifier>/accepter/", views.accept_outbox, name="device_accept"),
    path("c/<slug:code>/telephones/<uuid:identifier>/refuser/", views.refuse_outbox, name="device_refuse"),
    path("c/<slug:code>/telephones/<uuid:identifier>/reponse/", by_hand.answer_file, name="device_answer"),
]
