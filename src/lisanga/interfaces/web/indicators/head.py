"""The top of an indicator's page: its value against its target, and how it is calculated."""

from fractions import Fraction

from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.domains.indicators.catalogue import FREQUENCIES, LEVELS
from lisanga.domains.indicators.periods import period
from lisanga.domains.indicators.queries import Aim, IndicatorRow, Shown
from lisanga.domains.indicators.rules import INCREASE
from lisanga.interfaces.web.indicators.words import TONES, light_word, value_of, written


def head_of(one: Shown, aim: Aim | None) -> dict[str, object]:
    definition, goal = one.definition, aim.goal if aim else None
    figures = [(_("Valeur"), *value_of(one))]
    if one.baseline is not None:
        since = french.short_date(goal.baseline_on) if goal and goal.baseline_on else ""
        figures.append((_("Au départ"), written(definition, one.baseline), since))
    if one.target is not None:
        figures.append((_("Cible"), written(definition, one.target), ""))
    rows = [
        (_("Définition"), str(definition.definition)),
        (_("Calcul"), str(definition.formula)),
        (_("Source et vérification"), str(definition.source)),
        (_("Niveau"), str(LEVELS[definition.level])),
        (_("On veut"), _("que ce chiffre monte") if definition.direction == INCREASE else _("que ce chiffre baisse")),
    ]
    if isinstance(definition, IndicatorRow):
        rows += [
            (_("Fréquence"), str(FREQUENCIES[definition.frequency])),
            (_("Ventilation"), definition.disaggregation),
            (_("Cumul"), _("compte depuis le début") if definition.is_cumulative else ""),
        ]
    responsible = (goal.responsible if goal else "") or getattr(definition, "responsible", "")
    rows.append((_("Responsable"), responsible))
    for code, target in sorted(aim.targets.items()) if aim else []:
        name = _("Cible, %(period)s") % {"period": period(code).name}
        rows.append((name, written(definition, Fraction(target, 100))))
    return {
        "one": one,
        "label": str(definition.label),
        "figures": figures,
        "tone": TONES[one.light],
        "word": light_word(one),
        "about": [(name, text) for name, text in rows if text],
    }
