from django.urls import path

from lisanga.interfaces.web.training import papers, people, planning, roadmaps, sessions

urlpatterns = [
    path("formation/", roadmaps.training, name="training"),
    path("formation/nouvelle/", roadmaps.new_roadmap, name="roadmap_new"),
    path("formation/<uuid:identifier>/", roadmaps.roadmap, name="roadmap"),
    path("formation/<uuid:identifier>/adopter/", roadmaps.adopt, name="roadmap_adopt"),
    path("formation/<uuid:identifier>/version/<int:number>/", roadmaps.version, name="roadmap_version"),
    path("formation/<uuid:identifier>/modifier/", planning.edit_roadmap, name="roadmap_edit"),
    path("formation/<uuid:identifier>/phase/", planning.edit_phase, name="roadmap_phase"),
    path("formation/<uuid:identifier>/module/", planning.edit_module, name="roadmap_module"),
    path("formation/<uuid:identifier>/seance/", planning.new_session, name="session_new"),
    path("formation/seances/<uuid:identifier>/", sessions.session, name="training_session"),
    path("formation/seances/<uuid:identifier>/modifier/", planning.edit_session, name="session_edit"),
    path("formation/seances/<uuid:identifier>/inscrire/", sessions.session_people, name="session_people"),
    path("formation/seances/<uuid:identifier>/presences/", sessions.attendance, name="attendance"),
    path("formation/seances/<uuid:identifier>/feuille/", sessions.sheet_paper, name="sheet_paper"),
    path("formation/seances/<uuid:identifier>/feuille/lignes/", sessions.sheet_lines, name="sheet_lines"),
    path(
        "formation/seances/<uuid:identifier>/presences/<uuid:participant>/corriger/",
        sessions.correct_presence,
        name="presence_correct",
    ),
    path("formation/seances/<uuid:identifier>/delivrer/", papers.issue, name="certificates_issue"),
    path("formation/seances/<uuid:identifier>/certificats/", papers.session_certificates, name="session_certificates"),
    path("formation/certificats/<uuid:identifier>/", papers.certificate, name="training_certificate"),
    path("formation/certificats/<uuid:identifier>/retirer/", papers.withdraw, name="certificate_withdraw"),
    path("formation/participants/", people.participants, name="participants"),
    path("formation/participants/nouveau/", people.new_participant, name="participant_new"),
    path("formation/participants/<uuid:identifier>/", people.participant, name="participant"),
]
