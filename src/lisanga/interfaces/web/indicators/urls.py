from django.urls import path

from lisanga.interfaces.web.indicators import assessing, assessment, editing, records, sheet, views, work

urlpatterns = [
    path("indicateurs/", views.indicator_list, name="indicators"),
    path("indicateurs/nouveau/", editing.define, name="indicator_new"),
    path("indicateurs/valeur/<uuid:identifier>/preuve/", editing.evidence, name="indicator_evidence"),
    path("indicateurs/valeur/<uuid:identifier>/retirer/", editing.withdraw, name="indicator_withdraw"),
    path("indicateurs/<slug:key>/", sheet.indicator, name="indicator"),
    path("indicateurs/<slug:key>/liste/", records.records, name="indicator_records"),
    path("indicateurs/<slug:key>/cibles/", editing.targets, name="indicator_targets"),
    path("indicateurs/<slug:key>/saisir/", editing.value, name="indicator_value"),
    path("conventions/<slug:code>/indicateurs/", views.agreement_list, name="agreement_indicators"),
    path("conventions/<slug:code>/indicateurs/<slug:key>/", sheet.agreement_indicator, name="agreement_indicator"),
    path(
        "conventions/<slug:code>/indicateurs/<slug:key>/liste/",
        records.agreement_records,
        name="agreement_indicator_records",
    ),
    path(
        "conventions/<slug:code>/indicateurs/<slug:key>/cibles/",
        editing.agreement_targets,
        name="agreement_indicator_targets",
    ),
    path(
        "conventions/<slug:code>/indicateurs/<slug:key>/saisir/",
        editing.agreement_value,
        name="agreement_indicator_value",
    ),
    path("c/<slug:code>/indicateurs/", views.cooperative_list, name="cooperative_indicators"),
    path("c/<slug:code>/indicateurs/<slug:key>/", sheet.cooperative_indicator, name="cooperative_indicator"),
    path(
        "c/<slug:code>/indicateurs/<slug:key>/liste/",
        records.cooperative_records,
        name="cooperative_indicator_records",
    ),
    path("c/<slug:code>/evaluation/", assessment.latest, name="assessments"),
    path("c/<slug:code>/evaluation/nouvelle/", assessing.assess, name="assessment_new"),
    path("c/<slug:code>/evaluation/<uuid:identifier>/", assessment.one, name="assessment"),
    path("c/<slug:code>/evaluation/<uuid:identifier>/retirer/", assessing.withdraw, name="assessment_withdraw"),
    path("c/<slug:code>/travail/", work.work_list, name="work_days"),
    path("c/<slug:code>/travail/noter/", work.work_new, name="work_days_new"),
    path("c/<slug:code>/travail/<uuid:line>/corriger/", work.work_reverse, name="work_days_reverse"),
]
