from django.urls import path

from lisanga.interfaces.web.training.actions import views as actions
from lisanga.interfaces.web.training.participants import views as participants
from lisanga.interfaces.web.training.roadmaps import agreed, outcome, planning
from lisanga.interfaces.web.training.roadmaps import views as roadmaps
from lisanga.interfaces.web.training.sessions import evaluation, papers
from lisanga.interfaces.web.training.sessions import views as sessions
from lisanga.interfaces.web.training.trainers import rule
from lisanga.interfaces.web.training.trainers import views as trainers
from lisanga.interfaces.web.training.visits import photos
from lisanga.interfaces.web.training.visits import views as visits

urlpatterns = [
    path("formation/", roadmaps.training, name="training"),
    path("formation/nouvelle/", roadmaps.new_roadmap, name="roadmap_new"),
    path("formation/<uuid:identifier>/", roadmaps.roadmap, name="roadmap"),
    path("formation/<uuid:identifier>/adopter/", roadmaps.adopt, name="roadmap_adopt"),
    path("formation/<uuid:identifier>/version/<int:number>/", roadmaps.version, name="roadmap_version"),
    path("formation/<uuid:identifier>/convention/", agreed.attach, name="roadmap_attach"),
    path("conventions/<slug:code>/formation/", agreed.agreement_training, name="agreement_training"),
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
    path("formation/seances/<uuid:identifier>/evaluation/", evaluation.evaluation, name="session_evaluation"),
    path("formation/seances/<uuid:identifier>/evaluation/reactions/", evaluation.reactions, name="session_reactions"),
    path("formation/seances/<uuid:identifier>/evaluation/tests/", evaluation.scores, name="session_scores"),
    path(
        "formation/seances/<uuid:identifier>/evaluation/pratique/<int:months>/",
        evaluation.behaviour,
        name="session_behaviour",
    ),
    path("formation/formateurs/", trainers.trainers, name="trainers"),
    path("formation/formateurs/regle/", rule.rule, name="certification_rule"),
    path("formation/formateurs/expert/", trainers.name_expert, name="expert_name"),
    path("formation/<uuid:identifier>/formateurs/", trainers.candidates, name="trainer_candidates"),
    path("formation/<uuid:identifier>/formateurs/<uuid:participant>/", trainers.candidate, name="trainer_candidate"),
    path("formation/<uuid:identifier>/resultats/", outcome.outcome, name="learning_outcome"),
    path("formation/visites/", visits.visits, name="visits"),
    path("formation/visites/nouvelle/", visits.new_visit, name="visit_new"),
    path("formation/visites/<uuid:identifier>/", visits.visit, name="visit"),
    path("formation/visites/<uuid:identifier>/noter/", visits.record_visit, name="visit_record"),
    path("formation/visites/<uuid:identifier>/photos/", photos.add_photos, name="visit_photos_add"),
    path("formation/visites/photos/<uuid:identifier>/", photos.photo, name="visit_photo"),
    path("formation/visites/photos/<uuid:identifier>/petite/", photos.small_photo, name="visit_photo_small"),
    path("formation/visites/photos/<uuid:identifier>/oter/", photos.remove_photo, name="visit_photo_remove"),
    path("formation/actions/", actions.actions, name="actions"),
    path("formation/actions/de/<slug:kind>/<uuid:identifier>/", actions.actions_about, name="actions_about"),
    path("formation/actions/de/<slug:kind>/<uuid:identifier>/nouvelle/", actions.action_new, name="action_new"),
    path("formation/actions/<uuid:identifier>/", actions.action, name="action"),
    path("formation/actions/<uuid:identifier>/faite/", actions.complete, name="action_done"),
    path("formation/actions/<uuid:identifier>/abandonner/", actions.drop, name="action_drop"),
    path("c/<slug:code>/visites/", visits.cooperative_visits, name="cooperative_visits"),
    path("formation/participants/", participants.participants, name="participants"),
    path("formation/participants/nouveau/", participants.new_participant, name="participant_new"),
    path("formation/participants/<uuid:identifier>/", participants.participant, name="participant"),
]
