from django.urls import path

from lisanga.interfaces.web.missions import everywhere, papers, planning, spending, travelling, views

_MISSION = "conventions/<slug:code>/missions/<uuid:mission>/"
_LINE = "conventions/<slug:code>/prestations/<uuid:line>/"
_FACT = "conventions/<slug:code>/montants/<uuid:fact>/"

urlpatterns = [
    path("missions/", everywhere.missions_everywhere, name="missions_everywhere"),
    path("conventions/<slug:code>/missions/", views.missions_page, name="missions"),
    path("conventions/<slug:code>/missions/nouvelle/", planning.new, name="mission_new"),
    path("conventions/<slug:code>/budget/", views.budget_page, name="budget"),
    path(_MISSION, views.mission_page, name="mission"),
    path(f"{_MISSION}modifier/", planning.edit, name="mission_edit"),
    path(f"{_MISSION}annuler/", planning.cancel, name="mission_cancel"),
    path(f"{_MISSION}securite/", travelling.safety, name="mission_safety"),
    path(f"{_MISSION}voyage/", travelling.travel, name="mission_travel"),
    path(f"{_MISSION}ligne/", planning.new_line, name="service_new"),
    path(f"{_MISSION}note/", papers.note, name="mission_note"),
    path(f"{_MISSION}feuille/", papers.sheet, name="mission_paper"),
    path(f"{_LINE}engager/", spending.commit, name="service_commit"),
    path(f"{_LINE}depense/", spending.spend, name="service_spend"),
    path(f"{_LINE}retirer/", planning.withdraw, name="service_withdraw"),
    path(f"{_FACT}corriger/", spending.reverse, name="spending_reverse"),
    path(f"{_FACT}piece/", spending.receipt, name="spending_receipt"),
]
