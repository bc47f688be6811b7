from django.urls import path

from lisanga.interfaces.web.members import cards, editing, photo, shares, sheet, views

_ONE = "c/<slug:code>/membres/<uuid:identifier>/"
urlpatterns = [
    path("c/<slug:code>/membres/", views.member_list, name="members"),
    path("c/<slug:code>/membres/nouveau/", editing.new_member, name="member_new"),
    path("c/<slug:code>/membres/ressemblants/", editing.similar, name="members_similar"),
    path("c/<slug:code>/membres/registre/", views.register_paper, name="members_print"),
    path("c/<slug:code>/membres/cartes/", cards.cards, name="members_cards"),
    path("c/<slug:code>/membres/<int:number>/", sheet.numbered, name="member_numbered"),
    path(_ONE, sheet.sheet, name="member"),
    path(f"{_ONE}imprimer/", sheet.sheet_paper, name="member_print"),
    path(f"{_ONE}modifier/", editing.edit_member, name="member_edit"),
    path(f"{_ONE}photo/", photo.change_photo, name="member_photo_edit"),
    path(f"{_ONE}photo/image/", photo.portrait, name="member_photo"),
    path(f"{_ONE}situation/", editing.change_status, name="member_status"),
    path(f"{_ONE}parts/souscrire/", shares.take_shares, name="shares_subscribe"),
    path(f"{_ONE}parts/verser/", shares.pay_shares, name="shares_pay"),
    path(f"{_ONE}parts/reprendre/", shares.existing_shares, name="shares_existing"),
    path(f"{_ONE}parts/<uuid:movement>/corriger/", shares.reverse_shares, name="shares_reverse"),
    path(f"{_ONE}parts/certificat/", shares.certificate_paper, name="certificate"),
    path("c/<slug:code>/parts/", shares.register, name="shares"),
]
