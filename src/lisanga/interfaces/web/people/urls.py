from django.urls import path

from lisanga.interfaces.web.people import adding, roles, seeing, views

urlpatterns = [
    path("personnes/", views.people, name="people"),
    path("personnes/nouvelle/", adding.new_person, name="person_new"),
    path("personnes/<uuid:identifier>/role/", roles.give_role, name="grant_new"),
    path("personnes/<uuid:identifier>/mot-de-passe/", adding.new_password, name="person_password"),
    path("personnes/roles/<uuid:identifier>/terminer/", roles.end_role, name="grant_end"),
    path("c/<slug:code>/qui-voit/", seeing.who_can_see, name="who_can_see"),
    path("c/<slug:code>/qui-voit/ouvrir/", seeing.open_follow_up, name="follow_up_open"),
    path("c/<slug:code>/qui-voit/<uuid:identifier>/fermer/", seeing.end_follow_up, name="follow_up_end"),
]
