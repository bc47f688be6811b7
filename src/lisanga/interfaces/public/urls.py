from django.urls import path

from lisanga.interfaces.public import agreements, deposits, results, views

urlpatterns = [
    path("v/conventions/<uuid:agreement>/<slug:code>/", agreements.verify_agreement, name="verify_agreement"),
    path("resultats/<slug:code>/", results.results, name="public_results"),
    path("resultats/<slug:code>/documents/<uuid:identifier>/", results.document, name="public_document"),
    path(
        "v/livrable/<uuid:identifier>/<int:number>/<slug:code>/", results.verify_deliverable, name="verify_deliverable"
    ),
    path("v/<uuid:delivery>/<slug:code>/", views.verify_receipt, name="verify_receipt"),
    path("v/depots/<uuid:deposit>/<slug:code>/", deposits.verify_deposit, name="verify_deposit"),
    path("v/parts/<uuid:member>/<slug:code>/", views.verify_certificate, name="verify_certificate"),
    path("v/formation/cle/", views.training_key, name="training_key"),
    path("v/formation/<str:text>/", views.verify_training, name="verify_training"),
]
